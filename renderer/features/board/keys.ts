import type { BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import { contains, type Point } from './geometry.ts';
import type { NoteLayer } from './note-layer.ts';
import { boxOf, nearestTo } from './reading-units.ts';
import { seen } from './viewport.ts';

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
 * back to the board, from where Tab leaves it. A cluster comes before its notes: Enter goes in, Space selects them all, F2 names it.
 * From far away, where no note can be read, Tab and arrows go from cluster to cluster (and to notes outside of clusters), and Escape
 * goes from a note to its cluster; the notes of a cluster that one has gone into are reached as ever.
 */
export function boardKeys<I extends BoardItem>(view: BoardView<I>, layer: NoteLayer<I>, root: HTMLElement, intents: () => KeyIntents): (event: KeyboardEvent) => void {
  let leaving = false;

  /** Goes to a note, or a cluster. Notes are selected, unless from far away: arrows would move what one only looks at. */
  const goTo = (id: string, select = !view.isFar()): void => {
    const box = view.boxOf(id);
    if (box === undefined) return;
    leaving = false;
    view.reveal(box);
    view.select(select && !('members' in box) ? [id] : [], id);
    layer.focus(id);
  };

  /** What Tab comes to. */
  const stops = (on: string | null): readonly string[] => {
    const entered = on === null ? null : (view.scene.index.get(on)?.groupId ?? null);
    const far = view.isFar();
    return layer.units.flatMap((unit) =>
      unit.kind === 'note' ? [unit.note.id] : [unit.group.id, ...(far && unit.group.id !== entered ? [] : unit.notes.map(({ id }) => id))],
    );
  };

  const tab = (event: KeyboardEvent, on: string | null): void => {
    if (leaving && on === null) return;
    const order = stops(on);
    const at = on === null ? -1 : order.indexOf(on);
    const next = event.shiftKey ? (on === null ? undefined : order[at - 1]) : order[at + 1];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };

  const escape = (on: string | null): boolean => {
    const home = on === null ? undefined : view.scene.index.get(on)?.groupId;
    if (view.state.selection.size > 1 && on !== null) view.select(view.scene.index.get(on) === undefined ? [] : [on], on);
    else if (view.isFar() && typeof home === 'string') goTo(home);
    else if (on !== null || view.state.selection.size > 0) {
      leaving = true;
      view.select([], null);
      root.focus({ preventScroll: true });
    } else return false;
    return true;
  };

  /** From where one stands to what is nearest that way: within the cluster one has gone into, else among clusters and single notes. */
  const walk = (on: string, way: Point): void => {
    const from = view.boxOf(on);
    if (from === undefined) return;
    const home = view.scene.groups.find(({ id }) => id === view.scene.index.get(on)?.groupId);
    const inside = home?.members.flatMap((id) => view.scene.index.get(id) ?? []) ?? [];
    const next = nearestTo(inside, from, way) ?? nearestTo(layer.units.map(boxOf), home ?? from, way);
    if (next !== undefined) goTo(next.id);
  };

  /** Into a cluster: near enough to read, the keyboard on its first note. */
  const goInto = (id: string, does: KeyIntents): void => {
    const unit = layer.units.find((one) => one.kind === 'cluster' && one.group.id === id);
    const first = unit?.kind === 'cluster' ? unit.notes[0] : undefined;
    if (unit?.kind !== 'cluster' || first === undefined) {
      if (!does.readOnly) does.edit(id);
      return;
    }
    const { x, y, width, height } = unit.group;
    const area = seen(view.viewport, view.size);
    if (view.isFar() || !contains(area, { x, y }) || !contains(area, { x: x + width, y: y + height })) view.fit(unit.group.members);
    // A cluster of hundreds is not to be read as a whole.
    if (view.isFar()) view.fit([first.id]);
    goTo(first.id);
  };

  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const cluster = target?.dataset['cluster'] ?? null;
    const on = target?.dataset['item'] ?? null;
    const here = on ?? cluster;
    if (target !== root && here === null) return;
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
      if (!mod && !event.altKey) tab(event, here);
      return;
    }
    if (arrow !== undefined) {
      if (here !== null && view.state.selection.size === 0 && (cluster !== null || view.isFar())) {
        done(() => {
          walk(here, arrow);
        });
      } else if (event.altKey || (on === null && ids.length === 0 && view.scene.notes.length > 0 && !event.shiftKey)) {
        done(() => {
          const from = on === null ? undefined : view.scene.index.get(on);
          const next = from === undefined ? stops(null)[0] : nearestTo(view.scene.notes, from, arrow)?.id;
          if (next !== undefined) goTo(next, true);
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
      if (escape(here)) done(() => undefined);
      return;
    }
    const handled = mod ? modKey(event, ids, does) : ((cluster === null ? null : clusterKey(event, cluster, does)) ?? plainKey(event, on, ids, does));
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

  function clusterKey(event: KeyboardEvent, id: string, does: KeyIntents): (() => void) | null {
    const members = view.scene.groups.find((group) => group.id === id)?.members ?? [];
    switch (event.key) {
      case 'Enter':
        return () => {
          goInto(id, does);
        };
      case 'F2':
        return does.readOnly
          ? null
          : () => {
              does.edit(id);
            };
      case ' ':
        return () => {
          view.select(members.every((note) => view.state.selection.has(note)) ? [] : members, id);
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
        const order = view.isFar() ? stops(null) : layer.order.map(({ id }) => id);
        const to = event.key === 'Home' ? order[0] : order.at(-1);
        return to === undefined
          ? null
          : () => {
              goTo(to);
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
