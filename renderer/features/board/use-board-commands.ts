import { useCallback, useMemo, type Dispatch, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';

import { NOTE_COLORS, type NoteColor, type NoteSize } from '../../../shared/domain/field-specs.ts';
import { focusWhenThere } from '../step/focus-item.ts';
import type { StepActions } from '../step/step-actions.ts';
import { aligned, distributed, freePlace, GAP, type Alignment, type Moves } from './arrange.ts';
import type { BoardEdits } from './board-edits.ts';
import type { Editing, EndOfEditing } from './board-editor.tsx';
import { isBetween, type Backdrop, type BoardGroup, type BoardItem, type BoardLink, type Groups, type OnLink } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import { contains, grown, overlaps, type Point, type Rect } from './geometry.ts';
import type { KeyIntents } from './keys.ts';
import type { NoteLayer } from './note-layer.ts';
import { NOTE_LOOKS } from './note-metrics.ts';
import { FRAME } from './scene.ts';
import { seen, toBoard } from './viewport.ts';

/** Everything one can do on a board, for pointers, keys, menus and buttons alike. */
export interface BoardCommands {
  readonly create: (at?: Point) => void;
  readonly edit: (id: string) => void;
  readonly doneEditing: (editing: Editing, how: EndOfEditing, text: string) => void;
  readonly drop: (moves: Moves, groupId: string | null | undefined) => void;
  readonly nudge: (ids: readonly string[], by: Point) => void;
  readonly remove: (ids: readonly string[]) => void;
  readonly duplicate: (ids: readonly string[]) => void;
  readonly group: (ids: readonly string[]) => void;
  readonly ungroup: (groupId: string) => void;
  readonly moveToGroup: (ids: readonly string[], groupId: string | null) => void;
  readonly moveToZone: (ids: readonly string[], zoneId: string) => void;
  readonly lock: (ids: readonly string[]) => void;
  readonly restack: (ids: readonly string[], to: 'front' | 'back') => void;
  readonly color: (ids: readonly string[], color: NoteColor) => void;
  readonly resize: (ids: readonly string[], size: NoteSize) => void;
  readonly arrange: (ids: readonly string[], how: Alignment | 'across' | 'down' | 'tidy') => void;
  /** Draws lines from the first note to the others, or takes the lines between the notes away. */
  readonly link: (ids: readonly string[], linked: boolean) => void;
  /** Makes a picture note the photo behind all notes. */
  readonly putBehind: (id: string) => void;
  /** Opens the menu of the selection. */
  readonly menu: () => void;
  readonly keys: KeyIntents;
}

export interface CommandDeps<I extends BoardItem> {
  readonly view: BoardView<I>;
  readonly edits: BoardEdits<I>;
  readonly actions: StepActions;
  readonly layer: NoteLayer<I> | null;
  readonly groups: Groups | undefined;
  readonly backdrop: Backdrop<I> | undefined;
  readonly links: readonly BoardLink[];
  readonly onLink: OnLink | undefined;
  readonly say: (text: string) => void;
  readonly setEditing: Dispatch<SetStateAction<Editing | null>>;
  readonly setFinding: (finding: boolean) => void;
  readonly readOnly: boolean;
}

/** See `BoardCommands`. */
export function useBoardCommands<I extends BoardItem>({ view, edits, layer, groups, backdrop, links, onLink, say, setEditing, setFinding, readOnly }: CommandDeps<I>): BoardCommands {
  const { t } = useTranslation('board');

  const focusNote = useCallback(
    (id: string) => {
      view.select([id], id);
      // The note of an edit just made is there with the next frame.
      requestAnimationFrame(() => {
        const note = view.scene.index.get(id);
        if (note === undefined) return;
        view.reveal(note);
        layer?.focus(id);
      });
    },
    [view, layer],
  );

  const startNew = useCallback(
    (at: Point, rowStart: Point, home?: string) => {
      const middle = { x: at.x + NOTE_LOOKS.medium.width / 2, y: at.y + NOTE_LOOKS.medium.width / 2 };
      const groupId = home ?? view.groupAt(middle, new Set())?.id ?? null;
      const groupColor = groups?.items.find(({ id }) => id === groupId)?.color;
      const fields = { ...(groupColor === undefined ? {} : { color: groupColor }), ...edits.fieldsAt(at, groupId) };
      const id = edits.newId();
      view.select([], null);
      view.reveal({ ...at, width: NOTE_LOOKS.medium.width, height: NOTE_LOOKS.medium.width });
      view.setState({ editing: id });
      setEditing({ kind: 'new', id, at, groupId, fields, rowStart });
    },
    [view, edits, groups, setEditing],
  );

  return useMemo(() => {
    const size = { width: NOTE_LOOKS.medium.width, height: NOTE_LOOKS.medium.width };
    const isTaken = (rect: Rect): boolean => view.scene.index.within(rect).length > 0;
    // A new note must not fall into a cluster it has nothing to do with.
    const inOther = (rect: Rect): boolean => view.scene.groups.some((frame) => overlaps(frame, rect));
    const notesOf = (ids: readonly string[]) => ids.flatMap((id) => view.scene.index.get(id) ?? []);
    const freeOf = (ids: readonly string[]): readonly string[] => {
      const free = notesOf(ids).filter(({ locked }) => !locked);
      if (free.length < ids.length) say(t('said.keptLocked', { count: ids.length - free.length }));
      return free.map(({ id }) => id);
    };

    /** The first free place in a cluster by rows; where it is full, it grows by one, and what is in the way makes room. `also` is a place that is about to be taken. */
    const slotIn = (frame: BoardGroup, also?: Rect): Point => {
      const left = frame.x + FRAME.padding;
      const own = notesOf(frame.members);
      for (let y = frame.y + FRAME.title + FRAME.padding; ; y += GAP) {
        for (let x = left; x === left || x + size.width <= frame.x + frame.width; x += GAP) {
          const rect = { x, y, ...size };
          const room = grown(rect, GAP - 1);
          if (!own.some((note) => overlaps(note, room)) && (also === undefined || !overlaps(also, rect))) return { x: Math.round(x), y: Math.round(y) };
        }
      }
    };

    const create: BoardCommands['create'] = (at) => {
      if (at !== undefined) {
        const corner = { x: Math.round(at.x - size.width / 2), y: Math.round(at.y - size.height / 2) };
        startNew(corner, corner);
        return;
      }
      const focused = view.state.focused === null ? undefined : view.scene.index.get(view.state.focused);
      const middle = toBoard(view.viewport, { x: view.size.width / 2 - size.width / 2, y: view.size.height / 2 - size.height / 2 });
      const wanted = focused === undefined ? middle : { x: focused.x + focused.width + GAP, y: focused.y };
      const home = view.scene.groups.find(({ id }) => id === (focused?.groupId ?? view.state.focused));
      if (home !== undefined) {
        const slot = slotIn(home);
        startNew(slot, slot, home.id);
        return;
      }
      const place = freePlace({ x: Math.round(wanted.x), y: Math.round(wanted.y) }, size, (rect) => isTaken(rect) || inOther(rect));
      startNew(place, place);
    };

    const edit: BoardCommands['edit'] = (id) => {
      if (readOnly) return;
      const group = view.scene.groups.find((frame) => frame.id === id);
      const note = view.scene.index.get(id);
      if (note?.locked === true) {
        say(t('said.keptLocked', { count: 1 }));
        return;
      }
      const rect = note ?? group;
      if (rect === undefined || (note !== undefined && view.options.hidden(note))) return;
      view.reveal(group === undefined ? rect : { ...rect, height: FRAME.title });
      // Letters that are too small to be written are brought nearer first.
      if (view.viewport.scale < 0.5) view.fit(group === undefined ? [id] : group.members);
      if (note !== undefined) view.select([id], id);
      view.setState({ editing: id });
      setEditing(group === undefined ? { kind: 'note', id } : { kind: 'group', id });
    };

    const doneEditing: BoardCommands['doneEditing'] = (editing, how, text) => {
      let goesOn = false;
      setEditing((now) => (now === editing || how !== 'blur' ? null : now));
      if (view.state.editing === editing.id) view.setState({ editing: null });
      const written = text.trim() !== '';
      if (editing.kind === 'new' && written) {
        say(t('said.added', { count: 1 }));
        if (how === 'enter') {
          goesOn = true;
          startNew(nextPlace(editing), editing.rowStart, editing.groupId ?? undefined);
        }
      }
      if (goesOn || how === 'blur') return;
      if (editing.kind === 'group' || !written) {
        if (editing.kind === 'note') focusNote(editing.id);
        else if (editing.kind === 'group' && view.state.focused === editing.id) layer?.focus(editing.id);
        else document.querySelector<HTMLElement>('[data-board] [role="listbox"]')?.focus({ preventScroll: true });
      } else if (how === 'tab' || how === 'back') {
        const order = layer?.order ?? [];
        const at = order.findIndex(({ id }) => id === editing.id);
        focusNote(order[how === 'tab' ? at + 1 : at - 1]?.id ?? editing.id);
      } else focusNote(editing.id);
    };

    const nextPlace = ({ at, rowStart, groupId }: Extract<Editing, { kind: 'new' }>): Point => {
      const right = { x: at.x + size.width + GAP, y: at.y };
      const view_ = seen(view.viewport, view.size);
      const group = view.scene.groups.find(({ id }) => id === groupId);
      if (group !== undefined) return slotIn(group, { ...at, ...size });
      const inside = contains(view_, { x: right.x + size.width, y: right.y });
      const wanted = inside ? right : { x: rowStart.x, y: at.y + size.height + GAP };
      return freePlace(wanted, size, (rect) => isTaken(rect) || inOther(rect) || overlaps(rect, { ...at, ...size }));
    };

    const duplicate: BoardCommands['duplicate'] = (ids) => {
      const copies = edits.duplicate(ids);
      if (copies.length === 0) return;
      say(t('said.added', { count: copies.length }));
      view.select(copies, copies[0] ?? null);
      if (copies[0] !== undefined && copies.length === 1) focusNote(copies[0]);
    };

    const group: BoardCommands['group'] = (ids) => {
      const middle = toBoard(view.viewport, { x: view.size.width / 2 - FRAME.width / 2, y: view.size.height / 2 - FRAME.height / 2 });
      const color = NOTE_COLORS[(view.scene.groups.length + 2) % NOTE_COLORS.length] ?? 'blue';
      const id = edits.group(ids, ids.length === 0 ? edits.freeFrame(middle) : middle, color);
      if (id === null) return;
      say(t('said.grouped', { count: ids.length }));
      // At once, or the first letters of a quick hand would be keys of the page; the frame is drawn where it stands a moment later.
      view.setState({ editing: id });
      setEditing({ kind: 'group', id });
      requestAnimationFrame(() => {
        const frame = view.scene.groups.find((one) => one.id === id);
        if (frame === undefined) return;
        view.reveal({ ...frame, height: FRAME.title });
        if (view.viewport.scale < 0.5) view.fit(frame.members);
      });
    };

    const moved = (count: number, place?: string): void => {
      say(place === undefined ? t('said.moved', { count }) : t('said.movedTo', { count, place }));
    };

    const commands: Omit<BoardCommands, 'keys'> = {
      create,
      edit,
      doneEditing,
      duplicate,
      group,
      drop: (moves, groupId) => {
        edits.drop(moves, groups === undefined ? undefined : groupId);
        const name = groupId === undefined || groupId === null ? undefined : groups?.items.find(({ id }) => id === groupId)?.name;
        moved(moves.size, name);
      },
      nudge: (ids, by) => {
        const free = freeOf(ids);
        if (free.length === 0) return;
        edits.nudge(new Map(notesOf(free).map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }])));
        const first = view.scene.index.get(free[0] ?? '');
        if (first !== undefined) view.reveal(first);
      },
      remove: (ids) => {
        const at = layer?.order.findIndex(({ id }) => id === ids[0]) ?? -1;
        const next = layer?.order.find(({ id }, position) => position > at && !ids.includes(id)) ?? layer?.order.findLast(({ id }, position) => position < at && !ids.includes(id));
        const kept = edits.remove(ids);
        if (kept > 0) say(t('said.keptLocked', { count: kept }));
        else if (next !== undefined) focusNote(next.id);
      },
      ungroup: (groupId) => {
        edits.ungroup(groupId);
      },
      moveToGroup: (ids, groupId) => {
        const free = freeOf(ids);
        edits.moveToGroup(free, groupId);
        const name = groups?.items.find(({ id }) => id === groupId)?.name;
        moved(free.length, groupId === null ? t('group.none') : name === undefined || name === '' ? t('group.unnamed') : name);
        if (free[0] !== undefined) revealSoon(free[0]);
      },
      moveToZone: (ids, zoneId) => {
        const free = freeOf(ids);
        edits.moveToZone(free, zoneId);
        moved(free.length, backdrop?.zones.find(({ id }) => id === zoneId)?.label);
        if (free[0] !== undefined) revealSoon(free[0]);
      },
      lock: (ids) => {
        const lock = notesOf(ids).some(({ locked }) => !locked);
        edits.set(ids, 'locked', lock);
        say(t(lock ? 'said.locked' : 'said.unlocked'));
      },
      restack: (ids, to) => {
        edits.restack(ids, to);
      },
      color: (ids, color) => {
        edits.set(ids, 'color', color);
      },
      resize: (ids, to) => {
        edits.set(ids, 'size', to);
      },
      arrange: (ids, how) => {
        const free = freeOf(ids);
        if (how === 'tidy') {
          moved(edits.tidy(free));
          return;
        }
        const boxes = notesOf(free);
        const moves = how === 'across' ? distributed(boxes, 'x') : how === 'down' ? distributed(boxes, 'y') : aligned(boxes, how);
        edits.move(moves);
        moved(moves.size);
      },
      link: (ids, linked) => {
        const [first, ...others] = ids;
        if (first === undefined || others.length === 0 || onLink === undefined || readOnly) return;
        const wanted = others.map((other) => [first, other] as const);
        const pairs = linked ? wanted.filter(([from, to]) => !links.some((line) => isBetween(line, from, to))) : ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
        if (pairs.length > 0) onLink(pairs, linked);
        say(t(linked ? 'said.linked' : 'said.unlinked', { count: others.length }));
      },
      putBehind: (id) => {
        edits.putBehind(id);
        say(t('said.behind'));
      },
      menu: () => {
        // The bar of the selection comes a moment after the selection.
        focusWhenThere(
          () => document.querySelector<HTMLElement>('[data-board-more] button'),
          undefined,
          (button) => {
            button.click();
          },
        );
      },
    };

    const revealSoon = (id: string): void => {
      requestAnimationFrame(() => {
        const note = view.scene.index.get(id);
        if (note !== undefined) view.reveal(note);
      });
    };

    return {
      ...commands,
      keys: {
        ...commands,
        readOnly,
        create: () => {
          create();
        },
        find: () => {
          setFinding(true);
        },
      },
    };
  }, [view, edits, layer, groups, backdrop, say, setEditing, setFinding, readOnly, t, startNew, focusNote, links, onLink]);
}
