import { memo } from 'react';

import type { Stroke } from '../../../shared/domain/step-model.ts';
import { strokePath, strokeWidth } from './strokes.ts';
import s from './sketch.module.css';

/** The lines of a sketch, inside an SVG of 1000 × 1000 sketch units. */
export const Strokes = memo(function Strokes({ strokes }: { readonly strokes: readonly Stroke[] }) {
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      {strokes.map((stroke, index) => (
        // Strokes are an ordered list without ids; a changed list is drawn again as a whole.
        <path key={index} d={strokePath(stroke)} stroke={stroke.color} strokeWidth={strokeWidth(stroke)} opacity={stroke.tool === 'marker' ? 0.6 : 1} />
      ))}
    </g>
  );
});

/** A sketch as a picture; `title` is its text for those who do not see it. */
export function SketchView({ strokes, title }: { readonly strokes: readonly Stroke[]; readonly title: string }) {
  return (
    <svg className={s['paper']} viewBox="0 0 1000 1000" role="img" aria-label={title}>
      <Strokes strokes={strokes} />
    </svg>
  );
}
