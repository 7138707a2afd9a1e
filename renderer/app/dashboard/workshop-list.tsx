import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { useFormat } from '../i18n/format.ts';
import { useSyncLooks, useViewedWorkshops } from '../sync/use-sync-looks.ts';
import { useNow } from '../use-now.ts';
import s from './dashboard.module.css';
import { focusRow, rowsOf } from './row-focus.ts';
import { WorkshopRow, type RowTexts } from './workshop-row.tsx';

const MINUTE_MS = 60_000;
const IDEA_EXCERPT = 240;
/** Rows the list begins with and grows by. */
const PAGE = 60;

export interface WorkshopListProps {
  readonly cards: readonly WorkshopCard[];
  readonly onAction: (action: string, card: WorkshopCard) => void;
}

/** The list itself. Arrow keys go from row to row, Enter opens, F2 renames, Delete deletes. */
export function WorkshopList({ cards, onAction }: WorkshopListProps) {
  const { t } = useTranslation('dashboard');
  const texts = useRowTexts();
  const looks = useSyncLooks();
  const viewed = useViewedWorkshops();
  const list = useRef<HTMLUListElement>(null);
  const { shown, more, showAll } = useGrowingList(cards);

  const cardAt = (target: EventTarget): WorkshopCard | undefined => {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-workshop]')?.dataset['workshop'] : undefined;
    return cards.find((card) => card.id === id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = cardAt(event.target);
    const rows = rowsOf(list.current);
    const at = rows.indexOf(event.target);
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0 };
    const next = moves[event.key];
    if (event.key === 'End') {
      showAll();
      rowsOf(list.current).at(-1)?.focus();
    } else if (next !== undefined) rows[next]?.focus();
    else if (event.key === 'F2' && card !== undefined && !viewed.has(card.id)) onAction('rename', card);
    else if (event.key === 'Delete' && card !== undefined && !viewed.has(card.id)) {
      focusRow(rows[at + 1] ?? rows[at - 1]);
      onAction('delete', card);
    } else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[data-row]') : null;
    if (link === null) return;
    event.preventDefault();
    navigate(link.getAttribute('href') ?? '/');
  };

  return (
    // The handlers serve the links inside; the list itself takes no focus.
    <ul ref={list} className={s['list']} aria-label={t('title')} onKeyDown={onKeyDown} onClick={onClick}>
      {shown.map((card) => (
        <WorkshopRow key={card.id} card={card} sync={looks.get(card.id)} readOnly={viewed.has(card.id)} texts={texts} onAction={onAction} />
      ))}
      {more}
    </ul>
  );
}

/**
 * A thousand rows at once would keep the browser busy for longer than a person waits: the list begins with one page of them and
 * grows before its end comes into view.
 */
function useGrowingList(cards: readonly WorkshopCard[]): { readonly shown: readonly WorkshopCard[]; readonly more: ReactNode; readonly showAll: () => void } {
  const [limit, setLimit] = useState(PAGE);
  const grow = useCallback((end: HTMLLIElement | null) => {
    if (end === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setLimit((now) => now + PAGE);
      },
      { rootMargin: '1200px' },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, []);
  const rest = cards.length - limit;
  return {
    shown: rest > 0 ? cards.slice(0, limit) : cards,
    // The key makes a new mark for each page, so that one that is still in view is noticed again.
    more: rest > 0 ? <li key={limit} ref={grow} className={s['more']} aria-hidden="true" /> : null,
    showAll: () => flushSync(() => setLimit(Infinity)),
  };
}

function useRowTexts(): RowTexts {
  const { t } = useTranslation('dashboard');
  const { t: app } = useTranslation('app');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  return useMemo(
    () => ({
      when: ({ lastOpenedAt }) =>
        lastOpenedAt === null ? t('never') : t('opened', { when: format.relative(lastOpenedAt, now, app('now')) }),
      idea: ({ originalIdea }) => (originalIdea.trim() === '' ? t('noIdea') : originalIdea.slice(0, IDEA_EXCERPT)),
      actions: (title) => t('actions', { title }),
      groups: [
        {
          id: 'edit',
          items: [
            { id: 'open', label: t('open') },
            { id: 'rename', label: t('rename'), hint: 'F2' },
            { id: 'duplicate', label: t('duplicate') },
          ],
        },
        { id: 'delete', items: [{ id: 'delete', label: t('delete'), danger: true }] },
      ],
      lookingGroups: [
        {
          id: 'look',
          items: [
            { id: 'open', label: t('open') },
            { id: 'duplicate', label: t('duplicate') },
          ],
        },
      ],
    }),
    [t, app, format, now],
  );
}
