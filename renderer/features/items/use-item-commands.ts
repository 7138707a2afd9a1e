import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { MenuEntry, MenuGroup } from '../../ui/menu.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useSpotlight } from '../facilitation/use-room-state.ts';
import { focusItem, focusWhenThere, neighbourOf } from '../step/focus-item.ts';
import { useActions } from '../step/step-context.tsx';
import { orderAfterMove, type Placed } from './reorder.ts';

/** A group of a page's own entries; `run` gets the entry's id. */
export interface CommandGroup<I> {
  readonly id: string;
  readonly heading?: string | undefined;
  readonly entries: (item: I) => readonly MenuEntry[];
  readonly run: (item: I, entry: string) => void;
}

export interface CommandOptions<I extends Placed> {
  readonly collection: string;
  /** The items an item is shown among, in their order; without it items cannot be moved. */
  readonly siblings?: ((item: I) => readonly I[]) | undefined;
  /** Words for the two directions; default up and down. */
  readonly sideways?: boolean | undefined;
  readonly groups?: readonly CommandGroup<I>[] | undefined;
  /** Operations that keep the rest consistent when an item is deleted. */
  readonly onRemove?: ((item: I) => readonly StepOperation[]) | undefined;
}

/** What can be done with an item of a list; one object for all items, the same for as long as the list is shown. */
export interface ItemCommands<I> {
  readonly groups: (item: I) => readonly MenuGroup[];
  readonly run: (item: I, entry: string) => void;
  readonly move: (item: I, to: 'up' | 'down', field?: string) => void;
  readonly remove: (item: I) => void;
}

/** The menu of every item of a list: the page's own groups, moving up and down, deleting with undo. */
export function useItemCommands<I extends Placed>(options: CommandOptions<I>): ItemCommands<I> {
  const actions = useActions();
  const { t } = useTranslation('ui');
  const { t: room } = useTranslation('room');
  const spotlight = useSpotlight(actions.workshopId, actions.stepId);
  const readOnly = useReadOnly();
  const latest = useRef({ options, t, room });
  useEffect(() => {
    latest.current = { options, t, room };
  });

  return useMemo(() => {
    if (readOnly) return NOTHING_TO_DO;
    const move: ItemCommands<I>['move'] = (item, to, field) => {
      const { collection, siblings } = latest.current.options;
      const order = orderAfterMove(siblings?.(item) ?? [], item.id, to);
      if (order === null) return;
      actions.move({ collection, id: item.id }, order);
      focusItem(item.id, field);
    };
    const remove: ItemCommands<I>['remove'] = (item) => {
      const { collection, onRemove } = latest.current.options;
      const next = neighbourOf(item.id);
      actions.remove([{ collection, id: item.id }], onRemove?.(item));
      // One frame later than the menu's own return of the focus to a button that is gone.
      requestAnimationFrame(() => {
        focusWhenThere(next, 3);
      });
    };
    return {
      move,
      remove,
      groups: (item) => {
        const { options: now, t: words, room: roomWords } = latest.current;
        const own = (now.groups ?? []).map((group) => ({
          id: group.id,
          heading: group.heading,
          items: group.entries(item).map((entry) => ({ ...entry, id: `${group.id}/${entry.id}` })),
        }));
        return [...own, { id: 'order', items: orderEntries(now, item, words) }, { id: 'wall', items: [{ id: 'spotlight', label: roomWords('spotlight.show') }] }, { id: 'end', items: [{ id: 'delete', label: words('delete'), danger: true }] }];
      },
      run: (item, entry) => {
        if (entry === 'up' || entry === 'down') {
          move(item, entry);
        } else if (entry === 'spotlight') {
          spotlight(item.id);
        } else if (entry === 'delete') {
          remove(item);
        } else {
          const [groupId = ''] = entry.split('/', 1);
          latest.current.options.groups?.find((group) => group.id === groupId)?.run(item, entry.slice(groupId.length + 1));
        }
      },
    };
  }, [actions, spotlight, readOnly]);
}

const NOTHING_TO_DO: ItemCommands<unknown> = { groups: () => [], run: () => undefined, move: () => undefined, remove: () => undefined };

function orderEntries<I extends Placed>(
  { siblings, sideways = false }: CommandOptions<I>,
  item: I,
  words: (key: 'moveUp' | 'moveDown' | 'moveLeft' | 'moveRight') => string,
): readonly MenuEntry[] {
  if (siblings === undefined) return [];
  const list = siblings(item);
  return [
    { id: 'up', label: words(sideways ? 'moveLeft' : 'moveUp'), hint: 'Alt ↑', disabled: list[0]?.id === item.id },
    { id: 'down', label: words(sideways ? 'moveRight' : 'moveDown'), hint: 'Alt ↓', disabled: list.at(-1)?.id === item.id },
  ];
}
