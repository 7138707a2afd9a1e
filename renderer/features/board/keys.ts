import type { BoardItem, BoardNote } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import { centerOf, type Point } from './geometry.ts';
import type { NoteLayer } from './note-layer.ts';

/** What keys ask for. */
export interface KeyIntents {
  readonly readOnly: boolean;
  readonly edit: (id: string) => void;
  readonly create: () => void;
  readonly nudge: (ids: readonly string[], by: Point) => void;
  readonly remove: (ids: readonly string[]) => void;
  readonly duplicate: (ids: readonly string[]) => void;
  readonly group: (ids: readonly string[]) => void;
  readonly link: (ids: readonly string[], linked: boolean) => void;
  readonly lock: (ids: readonly string[]) => void;
  readonly restack: (ids: readonly string[], to: 'front' | 'back') => void;
  readonly find: () => void;
  /** Opens the menu of what is selected. */
  readonly menu: () => void;
}

/** Board units that an arrow key moves a note; with Shift, by one. */
const NUDGE = 10;
const PAN = 80;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * The keys of a board. Tab goes from note to note, arrows move it, Alt and arrows go to the nearest note that way; Escape goes
 * back to the board, from where Tab leaves it.
 */
export function boardKeys<I extends BoardItem>(view: BoardView<I>, layer: NoteLayer<I>, root: HTMLElement, intents: () => KeyIntents): (event: KeyboardEvent) => void {
  let leaving = false;

  const goTo = (id: string, select = true): void => {
    const note = view.scene.index.get(id);
    if (note === undefined) return;
    leaving = false;
    view.reveal(note);
    if (select) view.select([id], id);
    else view.setState({ focused: id });
    layer.focus(id);
  };

  const tab = (event: KeyboardEvent, on: string | null): void => {
    if (leaving && on === null) return;
    const { order } = layer;
    const at = on === null ? -1 : order.findIndex(({ id }) => id === on);
    const next = event.shiftKey ? (on === null ? undefined : order[at - 1]) : order[at + 1];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next.id);
  };

  const escape = (on: string | null): boolean => {
    if (view.state.selection.size > 1 && on !== null) view.select([on], on);
    else if (on !== null || view.state.selection.size > 0) {
      leaving = true;
      view.select([], null);
      root.focus({ preventScroll: true });
    } else return false;
    return true;
  };

  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const on = target?.dataset['item'] ?? null;
    if (target !== root && on === null) return;
    const ids = view.state.selection.size > 0 ? [...view.state.selection] : on === null ? [] : [on];
    const mod = event.ctrlKey || event.metaKey;
    const does = intents();
    const done = (run: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    const arrow = ARROWS[event.key];
    if (event.key === 'Tab') {
      if (!mod && !event.altKey) tab(event, on);
      return;
    }
    if (arrow !== undefined) {
      if (event.altKey || (on === null && ids.length === 0 && view.scene.notes.length > 0 && !event.shiftKey)) {
        done(() => {
          const next = on === null ? layer.order[0] : nearest(view.scene.notes, on, arrow);
          if (next !== undefined) goTo(next.id);
        });
      } else if (ids.length === 0 || does.readOnly) {
        done(() => {
          view.panBy(arrow.x * PAN, arrow.y * PAN);
        });
      } else {
        const step = event.shiftKey ? 1 : NUDGE;
        done(() => {
          does.nudge(ids, { x: arrow.x * step, y: arrow.y * step });
        });
      }
      return;
    }
    if (event.key === 'Escape') {
      if (escape(on)) done(() => undefined);
      return;
    }
    const handled = mod ? modKey(event, ids, does) : plainKey(event, on, ids, does);
    if (handled !== null) done(handled);
  };

  function modKey(event: KeyboardEvent, ids: readonly string[], does: KeyIntents): (() => void) | null {
    if (event.altKey) return null;
    switch (event.key.toLowerCase()) {
      case 'a':
        return () => {
          view.select(view.scene.notes.map(({ id }) => id));
        };
      case 'f':
        return does.find;
      case 'd':
        return does.readOnly || ids.length === 0
          ? () => undefined
          : () => {
              does.duplicate(ids);
            };
      case 'g':
        return does.readOnly
          ? () => undefined
          : () => {
              does.group(ids);
            };
      default:
        return null;
    }
  }

  function plainKey(event: KeyboardEvent, on: string | null, ids: readonly string[], does: KeyIntents): (() => void) | null {
    if (event.altKey) return null;
    const first = on ?? ids[0] ?? null;
    switch (event.key) {
      case '+':
      case '=':
        return () => {
          view.zoomBy(1.25);
        };
      case '-':
        return () => {
          view.zoomBy(0.8);
        };
      case '!':
        return () => {
          view.fit();
        };
      case '@':
      case '"':
        return () => {
          view.fit(ids);
        };
      case ' ':
        return on === null
          ? null
          : () => {
              const { selection } = view.state;
              view.select(selection.has(on) ? [...selection].filter((id) => id !== on) : [...selection, on], on);
            };
      case 'Home':
      case 'End': {
        const note = event.key === 'Home' ? layer.order[0] : layer.order.at(-1);
        return note === undefined
          ? null
          : () => {
              goTo(note.id);
            };
      }
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return ids.length === 0 ? null : does.menu;
    if (does.readOnly) return null;
    switch (event.key) {
      case 'Enter':
      case 'F2':
        if (first === null) return event.key === 'Enter' ? does.create : null;
        return () => {
          does.edit(first);
        };
      case 'Delete':
      case 'Backspace':
        return ids.length === 0
          ? null
          : () => {
              does.remove(ids);
            };
      case ']':
      case '[':
        return () => {
          does.restack(ids, event.key === ']' ? 'front' : 'back');
        };
      case 'n':
      case 'N':
        return does.create;
      case 'k':
      case 'K':
        return ids.length < 2
          ? null
          : () => {
              does.link(ids, event.key === 'k');
            };
      case 'l':
      case 'L':
        return ids.length === 0
          ? null
          : () => {
              does.lock(ids);
            };
      default:
        return null;
    }
  }
}

/** The note nearest to another in a direction: what lies that way counts once, what lies beside it twice. */
function nearest(notes: readonly BoardNote[], from: string, way: Point): BoardNote | undefined {
  const start = notes.find(({ id }) => id === from);
  if (start === undefined) return undefined;
  const a = centerOf(start);
  let best: BoardNote | undefined;
  let least = Infinity;
  for (const note of notes) {
    if (note.id === from) continue;
    const b = centerOf(note);
    const along = (b.x - a.x) * way.x + (b.y - a.y) * way.y;
    const across = Math.abs((b.x - a.x) * way.y) + Math.abs((b.y - a.y) * way.x);
    if (along <= 0 || along + 2 * across >= least) continue;
    least = along + 2 * across;
    best = note;
  }
  return best;
}
