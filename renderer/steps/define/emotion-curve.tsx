import { useId } from 'react';

import { curvePath, curvePoints, HEIGHT, UNIT } from './curve-path.ts';
import s from './define.module.css';

export interface EmotionCurveProps {
  /** One a stage, in order; null while nobody has judged. */
  readonly emotions: readonly (number | null)[];
  /** Says the course of the curve in words. */
  readonly label: string;
}

/** The emotion curve over the stages of a journey. */
export function EmotionCurve({ emotions, label }: EmotionCurveProps) {
  const titleId = useId();
  const points = curvePoints(emotions);
  const width = Math.max(1, emotions.length) * UNIT;
  const last = points.at(-1);
  const first = points[0];
  return (
    <div className={s['curveBox']} role="img" aria-labelledby={titleId}>
      <span id={titleId} hidden>
        {label}
      </span>
      <svg className={s['curve']} viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden>
        <line className={s['middle']} x1="0" x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {first !== undefined && last !== undefined && points.length > 1 && (
          <path className={s['area']} d={`${curvePath(points)}L${String(last.x)} ${String(HEIGHT)}L${String(first.x)} ${String(HEIGHT)}Z`} />
        )}
        <path className={s['line']} d={curvePath(points)} />
      </svg>
      {points.map((point) => (
        <span key={point.x} className={s['dot']} style={{ left: `${String((point.x / width) * 100)}%`, top: `${String((point.y / HEIGHT) * 100)}%` }} />
      ))}
    </div>
  );
}
