import { memo } from 'react';

import type { Stroke } from '../../../shared/domain/step-model.ts';
import { cx } from '../../ui/cx.ts';
import s from './sketch.module.css';
import { inkPath, strokeWidth } from './strokes.ts';

/** How a sheet is cut: `square` is 1000 × 1000 sketch units, `wide` 1000 × 750. */
export type SheetShape = 'square' | 'wide';

/** The viewBox of a sheet. */
export function sheetBox(shape: SheetShape): string {
  return shape === 'wide' ? '0 0 1000 750' : '0 0 1000 1000';
}

/** Everything drawn on a sketch, inside an SVG of sketch units. */
export const Strokes = memo(function Strokes({ strokes }: { readonly strokes: readonly Stroke[] }) {
  return (
    <g strokeLinecap="round" strokeLinejoin="round">
      {strokes.map((stroke, index) => (
        // Strokes are an ordered list without ids; one that did not change is the same object, and is skipped.
        <StrokeMark key={index} stroke={stroke} />
      ))}
    </g>
  );
});

/** One stroke, shape or text. */
export const StrokeMark = memo(function StrokeMark({ stroke }: { readonly stroke: Stroke }) {
  if (stroke.tool === 'text') {
    const [x = 0, y = 0] = stroke.points;
    return (
      <text x={x} y={y + stroke.width} fontSize={stroke.width} fill={stroke.color} className={s['text']}>
        {stroke.text ?? ''}
      </text>
    );
  }
  const { d, filled } = inkPath(stroke);
  if (filled) return <path d={d} fill={stroke.color} />;
  return <path d={d} fill="none" stroke={stroke.color} strokeWidth={strokeWidth(stroke)} opacity={stroke.tool === 'marker' ? 0.5 : 1} />;
});

export interface SketchViewProps {
  readonly strokes: readonly Stroke[];
  /** Its text for those who do not see it. */
  readonly title: string;
  readonly shape?: SheetShape | undefined;
}

/** A sketch as a picture. */
export function SketchView({ strokes, title, shape = 'square' }: SketchViewProps) {
  return (
    <svg className={cx(s['paper'], s[shape])} viewBox={sheetBox(shape)} role="img" aria-label={title}>
      <Strokes strokes={strokes} />
    </svg>
  );
}
