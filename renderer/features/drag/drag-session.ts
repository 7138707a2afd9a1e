import s from './drag.module.css';
import type { DropKind } from './drag-attributes.ts';
import { entryAfter, gridEntryAfter, scrollSpeed, type Extent, type GridExtent } from './drop-place.ts';

/** What was dropped where. */
export interface Drop {
  readonly id: string;
  readonly place: string;
  /** In a list: what it comes before; null for the end. */
  readonly before: string | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A drag that goes on. */
export interface DragSession {
  readonly moveTo: (point: Point) => void;
  /** Takes everything away and says where the pointer was last; null where nothing takes a drop. */
  readonly end: () => Drop | null;
}

interface Target {
  readonly element: HTMLElement;
  readonly kind: DropKind;
  readonly before: string | null;
}

/**
 * Shows a drag: a picture of the element under the pointer, the place it would go to, a line where it would stand, and scrolling
 * at the edges. Touches nothing but its own elements and attributes, so that the page need not render while it goes on.
 */
export function startDrag(surface: HTMLElement, source: HTMLElement, from: Point): DragSession {
  const id = source.dataset['drag'] ?? '';
  const box = source.getBoundingClientRect();
  const grip = { x: from.x - box.left, y: from.y - box.top };
  const picture = pictureOf(source, box);
  const line = document.createElement('div');
  line.className = s['line'] ?? '';
  document.body.append(picture, line);
  source.dataset['dragging'] = '';
  document.documentElement.dataset['dragging'] = '';
  let pointer = from;
  let target: Target | null = null;
  let frame = 0;

  const draw = (): void => {
    picture.style.transform = `translate(${String(pointer.x - grip.x)}px, ${String(pointer.y - grip.y)}px) rotate(1.2deg)`;
    if (target?.element !== undefined) delete target.element.dataset['dropOver'];
    target = targetAt(surface, source, pointer);
    if (target !== null) target.element.dataset['dropOver'] = '';
    showLine(line, target, id);
  };
  const tick = (): void => {
    if (scrollAtEdges(surface, pointer)) draw();
    frame = requestAnimationFrame(tick);
  };
  draw();
  frame = requestAnimationFrame(tick);
  return {
    moveTo: (point) => {
      pointer = point;
      draw();
    },
    end: () => {
      cancelAnimationFrame(frame);
      picture.remove();
      line.remove();
      delete source.dataset['dragging'];
      delete document.documentElement.dataset['dragging'];
      if (target === null) return null;
      delete target.element.dataset['dropOver'];
      return { id, place: target.element.dataset['drop'] ?? '', before: target.before };
    },
  };
}

function pictureOf(source: HTMLElement, box: DOMRect): HTMLElement {
  const picture = source.cloneNode(true) as HTMLElement;
  for (const element of [picture, ...picture.querySelectorAll<HTMLElement>('*')]) {
    // It is a picture: nothing may find it, and radio buttons of one name would switch each other off.
    for (const name of ['id', 'name', 'data-item', 'data-drag', 'data-field', 'data-point', 'data-drop']) element.removeAttribute(name);
  }
  picture.inert = true;
  picture.setAttribute('aria-hidden', 'true');
  picture.classList.add(s['picture'] ?? '');
  Object.assign(picture.style, { width: `${String(box.width)}px`, height: `${String(box.height)}px`, left: '0', top: '0' });
  return picture;
}

function targetAt(surface: HTMLElement, source: HTMLElement, { x, y }: Point): Target | null {
  const { drag: id = '', dragKind = '' } = source.dataset;
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>(`[data-drop][data-drop-takes="${dragKind}"]`) ?? null;
  if (element === null || !surface.contains(element)) return null;
  const kind = kindOf(element);
  if (kind === 'spot') return { element, kind, before: null };
  if (kind === 'grid') return { element, kind, before: gridEntryAfter(boxesOf(element, id), x, y)?.id ?? null };
  return { element, kind, before: entryAfter(entriesOf(element, kind, id), kind === 'y' ? y : x)?.id ?? null };
}

/** How a place takes a drop; a list that runs across in a wide window may be stacked in a narrow one. */
function kindOf(element: HTMLElement): DropKind {
  const kind = (element.dataset['dropKind'] ?? 'y') as DropKind;
  if (kind !== 'x') return kind;
  const [first, second] = [...element.querySelectorAll<HTMLElement>('[data-drag]')].filter((entry) => standsIn(entry, element));
  return first !== undefined && second !== undefined && second.getBoundingClientRect().left <= first.getBoundingClientRect().left ? 'y' : 'x';
}

/** What stands in a list already, without what is being dragged. */
function entriesOf(list: HTMLElement, kind: DropKind, without: string): readonly Extent[] {
  return [...list.querySelectorAll<HTMLElement>('[data-drag]')].flatMap((element) => {
    const entry = element.dataset['drag'] ?? '';
    if (entry === without || !standsIn(element, list)) return [];
    const box = element.getBoundingClientRect();
    return [kind === 'y' ? { id: entry, start: box.top, size: box.height } : { id: entry, start: box.left, size: box.width }];
  });
}

function boxesOf(list: HTMLElement, without: string): readonly GridExtent[] {
  return [...list.querySelectorAll<HTMLElement>('[data-drag]')].flatMap((element) => {
    const entry = element.dataset['drag'] ?? '';
    if (entry === without || !standsIn(element, list)) return [];
    const { left, top, width, height } = element.getBoundingClientRect();
    return [{ id: entry, left, top, width, height }];
  });
}

/** True for an entry of the list itself, not of a list in it. */
function standsIn(entry: HTMLElement, list: HTMLElement): boolean {
  const takes = list.dataset['dropTakes'] ?? '';
  return (entry.dataset['dragKind'] ?? '') === takes && entry.parentElement?.closest(`[data-drop][data-drop-takes="${takes}"]`) === list;
}

function showLine(line: HTMLElement, target: Target | null, id: string): void {
  line.hidden = target === null || target.kind === 'spot';
  if (target === null || target.kind === 'spot') return;
  const { element, kind, before } = target;
  const entries = [...element.querySelectorAll<HTMLElement>('[data-drag]')].filter((entry) => entry.dataset['drag'] !== id && standsIn(entry, element));
  const next = entries.find((entry) => entry.dataset['drag'] === before);
  const beside = (next ?? entries.at(-1))?.getBoundingClientRect();
  line.hidden = beside === undefined;
  if (beside === undefined) return;
  const gap = 4;
  const down = kind === 'y';
  const edge = down ? (next === undefined ? beside.bottom + gap : beside.top - gap) : next === undefined ? beside.right + gap : beside.left - gap;
  Object.assign(line.style, {
    left: `${String(down ? beside.left : edge - 1)}px`,
    top: `${String(down ? edge - 1 : beside.top)}px`,
    width: down ? `${String(beside.width)}px` : '3px',
    height: down ? '3px' : `${String(beside.height)}px`,
  });
}

function scrollAtEdges(surface: HTMLElement, { x, y }: Point): boolean {
  let scrolled = false;
  for (let region: HTMLElement | null = surface; region !== null; region = region.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(region);
    const page = region === document.documentElement;
    const box = page ? new DOMRect(0, 0, innerWidth, innerHeight) : region.getBoundingClientRect();
    const across = page || /auto|scroll/.test(overflowX) ? scrollSpeed(x, Math.max(0, box.left), Math.min(innerWidth, box.right)) : 0;
    const down = page || /auto|scroll/.test(overflowY) ? scrollSpeed(y, Math.max(0, box.top), Math.min(innerHeight, box.bottom)) : 0;
    const before = region.scrollLeft + region.scrollTop;
    if (across !== 0 || down !== 0) region.scrollBy({ left: across, top: down, behavior: 'instant' });
    scrolled ||= region.scrollLeft + region.scrollTop !== before;
  }
  return scrolled;
}
