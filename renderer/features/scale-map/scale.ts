/** Ends of both scales. */
export const LOWEST = 1;
export const HIGHEST = 5;

/** A place on the map: how far right and how far up, each 1…5. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A thing that stands on the map. */
export interface MapItem extends Place {
  readonly id: string;
  readonly name: string;
  /** Stands for the name where there is no room for it. */
  readonly mark: string;
}

/** One of the 25 places with what stands there. */
export interface Cell extends Place {
  readonly items: readonly MapItem[];
}

/** The whole numbers of a scale, upwards. */
export const SCALE: readonly number[] = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, index) => LOWEST + index);

/** The 25 places as one reads them: the highest first, then from left to right. */
export function cellsOf(items: readonly MapItem[]): readonly Cell[] {
  return SCALE.toReversed().flatMap((y) => SCALE.map((x) => ({ x, y, items: items.filter((item) => item.x === x && item.y === y) })));
}

/** What an arrow key does to a place, within the scale; undefined for other keys. */
export function afterArrow(key: string, { x, y }: Place): Place | undefined {
  const clamp = (value: number): number => Math.min(HIGHEST, Math.max(LOWEST, value));
  switch (key) {
    case 'ArrowUp':
      return { x, y: clamp(y + 1) };
    case 'ArrowDown':
      return { x, y: clamp(y - 1) };
    case 'ArrowRight':
      return { x: clamp(x + 1), y };
    case 'ArrowLeft':
      return { x: clamp(x - 1), y };
    default:
      return undefined;
  }
}

const DROP = /^map:([1-5])\/([1-5])$/;

/** The name of a place for dropping on it. */
export function dropName({ x, y }: Place): string {
  return `map:${String(x)}/${String(y)}`;
}

/** The place that a drop was made on; null for a drop anywhere else. */
export function droppedOn(name: string): Place | null {
  const [, x, y] = DROP.exec(name) ?? [];
  return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
}
