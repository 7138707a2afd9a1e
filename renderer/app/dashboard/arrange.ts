import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import type { WorkshopStatus } from '../../../shared/schema/values.ts';

/** Statuses in the order a workshop goes through them. */
export const STATUS_ORDER: readonly WorkshopStatus[] = ['draft', 'active', 'paused', 'completed'];

export type SortKey = 'opened' | 'name' | 'created';

/** What the person wants to see of the list. */
export interface Arrangement {
  readonly search: string;
  readonly status: WorkshopStatus | 'all';
  readonly sort: SortKey;
}

/**
 * The workshops to show, in their order. Every word of the search must occur in title or idea; case and accents do not count.
 * Workshops never opened sort by when they were created.
 */
export function arrange(cards: readonly WorkshopCard[], { search, status, sort }: Arrangement, compare: (a: string, b: string) => number): readonly WorkshopCard[] {
  const found = searched(cards, search).filter((card) => status === 'all' || card.status === status);
  return found.sort((a, b) => bySort[sort](a, b, compare) || compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
}

/** How many of the searched workshops have each status. */
export function countByStatus(cards: readonly WorkshopCard[], search: string): Readonly<Record<WorkshopStatus | 'all', number>> {
  const counts = { all: 0, draft: 0, active: 0, paused: 0, completed: 0 };
  for (const card of searched(cards, search)) {
    counts.all += 1;
    counts[card.status] += 1;
  }
  return counts;
}

const bySort: Readonly<Record<SortKey, (a: WorkshopCard, b: WorkshopCard, compare: (a: string, b: string) => number) => number>> = {
  opened: (a, b) => touched(b) - touched(a),
  created: (a, b) => b.createdAt.getTime() - a.createdAt.getTime(),
  name: (a, b, compare) => compare(a.title, b.title),
};

function touched(card: WorkshopCard): number {
  return (card.lastOpenedAt ?? card.createdAt).getTime();
}

function searched(cards: readonly WorkshopCard[], search: string): WorkshopCard[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [...cards];
  return cards.filter((card) => {
    const text = plainOf(card);
    return words.every((word) => text.includes(word));
  });
}

const plainTexts = new WeakMap<WorkshopCard, string>();

function plainOf(card: WorkshopCard): string {
  const known = plainTexts.get(card);
  if (known !== undefined) return known;
  const text = plain(`${card.title}\n${card.originalIdea}`);
  plainTexts.set(card, text);
  return text;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}
