import type { ItemIn } from '../../features/step/collections.ts';

export type Sketch = ItemIn<'ideate', 'sketches'>;

/** One Crazy 8s sheet with its frames in their order. */
export interface Sheet {
  readonly id: string;
  readonly frames: readonly Sketch[];
}

/** True for a sketch that is a frame of a sheet. */
export function isFrame(sketch: Sketch): boolean {
  return typeof sketch.sheet === 'string' && sketch.sheet !== '';
}

/** The sheets among the sketches, in the order they were begun. */
export function sheetsOf(sketches: readonly Sketch[]): readonly Sheet[] {
  const sheets = new Map<string, Sketch[]>();
  for (const sketch of sketches) if (isFrame(sketch)) sheets.set(sketch.sheet ?? '', [...(sheets.get(sketch.sheet ?? '') ?? []), sketch]);
  return [...sheets].map(([id, frames]) => ({ id, frames: frames.sort((a, b) => (a.frame ?? 0) - (b.frame ?? 0)) }));
}
