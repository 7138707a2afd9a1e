import { StickyNote } from 'lucide-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { cx } from '../../ui/cx.ts';
import type { MenuGroup } from '../../ui/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useTellShownPart } from '../facilitation/shown-part.ts';
import { useActions, usePart } from '../step/step-context.tsx';
import { BoardEdits, type EditConfig } from './board-edits.ts';
import { BoardEditor, type Editing } from './board-editor.tsx';
import { boardPhotoOf } from './board-photo.ts';
import { BoardToolbar } from './board-toolbar.tsx';
import type { AlsoOnRemove, Backdrop, Badge, BoardItem, BoardLink, Groups, OnLink } from './board-types.ts';
import { BoardView } from './board-view.ts';
import s from './board.module.css';
import { boardKeys } from './keys.ts';
import { Minimap } from './minimap.tsx';
import { NoteLayer } from './note-layer.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { followPointer } from './pointer.ts';
import { SelectionBar, type SelectionBarProps } from './selection-bar.tsx';
import type { SceneSource } from './scene.ts';
import { useAfterFrame } from '../../ui/use-after-frame.ts';
import { useBoardCommands } from './use-board-commands.ts';
import { useBoardPaste } from './use-board-paste.ts';
import { useRoomForWriting } from './use-room-for-writing.ts';

/**
 * A board of notes, the same for every step that has one. It shows the items of one collection of the page's own step (the spec
 * spreads `boardFields`), and edits them through the step's actions, so undo, redo and saving are the step's own.
 *
 *     <Board
 *       name={t('ideate.ideas.title')}
 *       collection="ideas" textField="text" items={useItems('ideate', 'ideas')}
 *       groups={{ collection: 'clusters', field: 'clusterId', items: useItems('ideate', 'clusters') }}
 *       links={useItems('ideate', 'links')}
 *       badges={(idea) => [{ id: 'selected', text: idea.selected ? '★' : '☆', label: 'Selected', on: idea.selected, press: true }]}
 *       onBadge={(id) => actions.set(…)}
 *     />
 *
 * - `backdrop` gives places a meaning (rings, zones, a 2×2): it draws below the notes, lays out notes without a place, turns a
 *   drop into fields, and fills the "Move to …" menu. Keep it and the callbacks stable (module level, `useMemo`, `useCallback`):
 *   a new one means the scene is worked out again.
 * - `items` may be filtered; what is not in it is not shown. Items keep their identity (`useItems`), only changed ones are redrawn.
 * - `hidden` shows a note's back (private brainstorm): text, menu and editor are closed; `readOnly` closes everything.
 * - Dragging is local until it ends; then each note's `position` is written once, and a group or the backdrop's fields if changed.
 */
export interface BoardProps<I extends BoardItem> {
  /** What the board is about; part of its accessible name and of exported files. */
  readonly name: string;
  readonly collection: string;
  /** The multi-line text field of an item that is its note's text. */
  readonly textField: keyof I & string;
  readonly items: readonly I[];
  /** Clusters: a collection with `name`, `color` and `position`, and the note's field that names one. */
  readonly groups?: Groups | undefined;
  readonly links?: readonly BoardLink[] | undefined;
  /** Draws a line from one note to another, or takes the lines between two away; without it links cannot be changed here. */
  readonly onLink?: OnLink | undefined;
  readonly backdrop?: Backdrop<I> | undefined;
  readonly badges?: ((item: I) => readonly Badge[]) | undefined;
  readonly onBadge?: ((id: string, badge: string) => void) | undefined;
  /** Further groups for the menu of selected notes; `onMenu` gets the entry's id. */
  readonly menu?: ((items: readonly I[]) => readonly MenuGroup[]) | undefined;
  readonly onMenu?: ((entry: string, items: readonly I[]) => void) | undefined;
  /** Fields new notes get, such as the question they answer. */
  readonly newFields?: Readonly<Record<string, unknown>> | undefined;
  readonly defaultColor?: NoteColor | undefined;
  /** Operations that go with a deletion, such as those of links. */
  readonly alsoOnRemove?: AlsoOnRemove | undefined;
  readonly readOnly?: boolean | undefined;
  readonly hidden?: ((item: I) => boolean) | undefined;
  /** Further controls at the end of the tools. */
  readonly tools?: ReactNode;
}

const NO_FIELDS: Readonly<Record<string, unknown>> = {};
const NO_LINKS: readonly BoardLink[] = [];
const NO_IDS: ReadonlySet<string> = new Set();

/** See `BoardProps`. */
export function Board<I extends BoardItem>(props: BoardProps<I>) {
  const { name, collection, textField, items, groups, links = NO_LINKS, onLink, backdrop, badges, onBadge, menu, onMenu } = props;
  const { newFields = NO_FIELDS, defaultColor = 'yellow', alsoOnRemove, readOnly: asked = false, hidden, tools } = props;
  const looking = useReadOnly();
  const readOnly = asked || looking;
  const { t } = useTranslation('board');
  const actions = useActions();
  const id = useId();
  const [view] = useState(() => new BoardView<I>());
  const [full, setFull] = useState(false);
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [finding, setFinding] = useState(false);
  useTellShownPart(actions.workshopId, actions.stepId, view.onFrame, view.shownPart);
  const state = useSyncExternalStore(view.onState, view.getState);
  const far = useSyncExternalStore(view.onFrame, view.isFar);
  const say = useCallback((text: string) => {
    // The same words twice are said twice.
    setSaid(({ turn }) => ({ text, turn: turn + 1 }));
  }, []);
  const frameRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const config = useLatest<EditConfig<I>>({ collection, textField, groups, backdrop, newFields, alsoOnRemove });
  const [edits] = useState(() => new BoardEdits<I>(actions, config.get, () => view.scene));
  const [layer, setLayer] = useState<NoteLayer<I> | null>(null);

  const commands = useBoardCommands({ view, edits, actions, layer, groups, backdrop, links, onLink, say, setEditing, setFinding, readOnly });
  useRoomForWriting(view, edits);
  const paste = useBoardPaste({ view, edits, actions, layer, say });
  const pointer = useLatest({ readOnly, onBadge, onLink, commands, paste });
  const addFiles = useCallback(
    (files: readonly File[]) => {
      pointer.get().paste.addFiles(files);
    },
    [pointer],
  );

  const storedPhoto = usePart(actions.stepId, (output) => output['paperPhoto']);
  const photo = useMemo(() => boardPhotoOf(storedPhoto), [storedPhoto]);
  const source = useMemo<SceneSource<I>>(
    () => ({ photo, items, text: (item) => (typeof item[textField] === 'string' ? item[textField] : ''), badges, defaultColor, groups, backdrop }),
    [items, textField, badges, defaultColor, groups, backdrop, photo],
  );
  const hiddenIds = useSameSet(useMemo(() => (hidden === undefined ? NO_IDS : new Set(items.filter(hidden).map((item) => item.id))), [items, hidden]));
  useLayoutEffect(() => {
    view.show(source, { backdrop, links, photo, hidden: (note) => hiddenIds.has(note.id) });
  }, [view, source, backdrop, links, photo, hiddenIds]);

  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const root = layerRef.current;
    if (canvas === null || root === null) return undefined;
    const notes = new NoteLayer<I>(view, root, id);
    const stopView = view.attach(canvas);
    const stopLayer = notes.start();
    setLayer(notes);
    const stopPointer = followPointer(canvas, view, () => ({
      readOnly: pointer.get().readOnly,
      onDrop: (moves, groupId) => {
        pointer.get().commands.drop(moves, groupId);
      },
      onDropGroup: (group, by) => {
        edits.moveGroup(group.id, { x: group.x + by.x, y: group.y + by.y });
      },
      onBadge: (noteId, badge) => {
        pointer.get().onBadge?.(noteId, badge);
      },
      onLink: pointer.get().onLink === undefined ? null : (fromId, toId) => {
        pointer.get().commands.link([fromId, toId], true);
      },
      onEdit: (note) => {
        pointer.get().commands.edit(note);
      },
      onCreate: (at) => {
        pointer.get().commands.create(at);
      },
      onContextMenu: () => {
        pointer.get().commands.menu();
      },
      onPressed: () => {
        const { focused, selection } = view.state;
        // Browsers show a ring around whatever a script focuses; who points needs none until a key is pressed.
        root.dataset['pressed'] = '';
        if (focused !== null && selection.has(focused)) notes.focus(focused);
        else root.focus({ preventScroll: true });
      },
    }));
    return () => {
      stopPointer();
      stopLayer();
      stopView();
    };
  }, [view, edits, id, pointer]);

  useEffect(() => {
    layer?.speak({
      name: (note) => {
        if (hiddenIds.has(note.id)) return t('note.hiddenNote');
        const group = groups?.items.find(({ id: groupId }) => groupId === note.groupId);
        const text = note.text.trim() === '' ? (note.picture === null ? t('note.empty') : t('note.picture')) : note.text.slice(0, 400);
        const facts = [
          ...(group === undefined ? [] : [t('note.inGroup', { group: group.name === undefined || group.name === '' ? t('group.unnamed') : group.name })]),
          ...(note.locked ? [t('note.locked')] : []),
          ...note.badges.filter(({ on }) => on === true).map(({ label }) => label),
        ];
        return [text, ...facts].join(', ');
      },
      cluster: ({ name: of, members }) => t('group.named', { name: of === '' ? t('group.unnamed') : of, count: members.length }),
    });
  }, [layer, t, groups, hiddenIds]);

  useEffect(() => {
    const root = layerRef.current;
    if (layer === null || root === null) return undefined;
    const onKeyDown = boardKeys(view, layer, root, () => pointer.get().commands.keys);
    root.addEventListener('keydown', onKeyDown);
    return () => {
      root.removeEventListener('keydown', onKeyDown);
    };
  }, [view, layer, pointer]);

  // Who has the keyboard on the board hears that it goes another way now, beside what else is said.
  const [way, setWay] = useState('');
  const wasFar = useRef(far);
  useEffect(() => {
    if (wasFar.current !== far && layer?.hasFocus === true) setWay(t(far ? 'said.far' : 'said.near'));
    wasFar.current = far;
  }, [far, layer, t]);

  // Before the page shows, and before the step's own keys: N is the board's.
  useLayoutEffect(() => {
    if (readOnly) return undefined;
    const isElsewhere = ({ defaultPrevented, target }: Event): boolean =>
      defaultPrevented || (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"]') !== null);
    const onKey = (event: KeyboardEvent): void => {
      if (isElsewhere(event) || event.isComposing || event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      pointer.get().commands.create();
    };
    // Who has just come to the page pastes before pressing anything on it.
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (isElsewhere(event) || clipboardData === null) return;
      pointer.get().paste.onPaste({
        clipboardData,
        preventDefault: () => {
          event.preventDefault();
        },
      });
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('paste', onPaste);
    };
  }, [pointer, readOnly]);

  // What can be done with the selected notes is shown once the notes themselves are.
  const selection = useAfterFrame(state.selection);
  const shown = useAfterFrame(items);
  const chosen = useMemo(() => (selection.size === 0 ? [] : shown.filter((item) => selection.has(item.id) && !hiddenIds.has(item.id))), [shown, selection, hiddenIds]);
  const page = useLatest({ onBadge, menu, onMenu });
  const [selected] = useState<Pick<SelectionBarProps<I>, 'onBadge' | 'menu' | 'onMenu'>>(() => ({
    onBadge: (noteId, badge) => page.get().onBadge?.(noteId, badge),
    menu: (notes) => page.get().menu?.(notes) ?? [],
    onMenu: (entry, notes) => page.get().onMenu?.(entry, notes),
  }));
  return (
    <section className={cx(s['board'], full && s['full'])} aria-label={t('label', { name })} ref={frameRef} data-board="" {...(readOnly ? {} : paste.dropHandlers)}>
      <BoardToolbar
        view={view}
        name={name}
        tool={state.tool}
        readOnly={readOnly}
        grouping={groups !== undefined}
        full={full}
        onFull={setFull}
        finding={finding}
        onFinding={setFinding}
        commands={commands}
        onFiles={addFiles}
        photo={photo !== null}
      >
        {tools}
      </BoardToolbar>
      <div className={s['stage']}>
        <canvas ref={canvasRef} className={s['canvas']} aria-hidden />
        {items.length === 0 && (groups?.items.length ?? 0) === 0 && editing === null && backdrop === undefined && (
          <div className={s['empty']}>
            <StickyNote aria-hidden />
            <p className={s['emptyTitle']}>{t('emptyTitle')}</p>
            {!readOnly && <p>{t('emptyText')}</p>}
          </div>
        )}
        <div className={s['clip']}>
          <div
            ref={layerRef}
            className={s['layer']}
            role="listbox"
            aria-multiselectable
            aria-label={name}
            aria-describedby={`${id}-hint`}
            tabIndex={0}
            data-list=""
            onFocus={(event) => {
              const there = event.target.dataset['item'] ?? event.target.dataset['cluster'];
              view.showFocus(event.target.matches(':focus-visible') && event.currentTarget.dataset['pressed'] === undefined);
              if (there !== undefined && view.state.focused !== there) view.setState({ focused: there });
            }}
            onBlur={({ currentTarget, relatedTarget }) => {
              view.showFocus(false);
              if (!currentTarget.contains(relatedTarget)) delete currentTarget.dataset['pressed'];
            }}
            onKeyDownCapture={({ currentTarget }) => {
              if (currentTarget.dataset['pressed'] === undefined) return;
              delete currentTarget.dataset['pressed'];
              view.showFocus(true);
            }}
            onClick={(event) => {
              // Only a screen reader presses what nobody can point at.
              const note = (event.target as HTMLElement).dataset['item'];
              if (note !== undefined) view.select([note], note);
            }}
            onCopy={readOnly ? undefined : paste.onCopy}
            onCut={readOnly ? undefined : paste.onCut}
            onPaste={readOnly ? undefined : paste.onPaste}
          />
          {editing !== null && (
            <BoardEditor key={`${editing.kind}-${editing.id}`} editing={editing} view={view} edits={edits} items={items} groups={groups} collection={collection} textField={textField} defaultColor={defaultColor} onDone={commands.doneEditing} />
          )}
        </div>
        <VisuallyHidden id={`${id}-hint`}>{t(far ? 'keysHintFar' : readOnly ? 'keysViewer' : 'keysHint')}</VisuallyHidden>
        {chosen.length > 0 && editing === null && (
          <SelectionBar items={chosen} view={view} links={onLink === undefined ? null : links} commands={commands} groups={groups} backdrop={backdrop} badges={badges} {...selected} readOnly={readOnly} />
        )}
        <Minimap view={view} />
      </div>
      <p role="status" className={s['said']} key={said.turn}>
        {said.text}
      </p>
      <p role="status" className={s['said']}>
        {way}
      </p>
      {paste.asking !== null && <PasteDialog {...paste.asking} />}
    </section>
  );
}

/** The same set for as long as it holds the same: what depends on it names every note anew. */
function useSameSet(fresh: ReadonlySet<string>): ReadonlySet<string> {
  const [known, setKnown] = useState(fresh);
  if (known === fresh || (known.size === fresh.size && [...fresh].every((id) => known.has(id)))) return known;
  setKnown(fresh);
  return fresh;
}

/** The newest value for listeners that outlive a render. */
function useLatest<T>(value: T): { readonly get: () => T } {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  const [latest] = useState(() => ({ get: () => ref.current }));
  return latest;
}
