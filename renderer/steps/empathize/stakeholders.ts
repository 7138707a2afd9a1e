import type { ItemIn } from '../../features/step/collections.ts';
import type { Ring } from './ring-places.ts';

export type Stakeholder = ItemIn<'empathize', 'stakeholders'>;

/** The ring somebody stands in; the outermost while nobody has said. */
export function ringOf(item: Stakeholder): Ring {
  return item.ring ?? 'indirect';
}

/** Their name, or what they are called without one. */
export function nameOf(item: Stakeholder, unnamed: string): string {
  return item.name?.trim() || unnamed;
}
