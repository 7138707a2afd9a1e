import { Angry, Frown, Laugh, Meh, Plus, Smile, type LucideIcon } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { cx } from '../../ui/cx.ts';
import { curvePath, curvePoints, emotionAt, HEIGHT, UNIT } from './curve-path.ts';
import s from './curve.module.css';

/** One stage as the curve sees it. */
export interface CurveStage {
  readonly id: string;
  /** Accessible name of its point. */
  readonly label: string;
  /** −2…2, or null while nobody has judged. */
  readonly emotion: number | null;
  /** The emotion in words. */
  readonly valueText: string;
}

export interface EmotionCurveProps {
  readonly stages: readonly CurveStage[];
  /** Says the course of the curve in words. */
  readonly label: string;
  readonly onChange: (id: string, emotion: number | null) => void;
}

const FACES: Readonly<Record<number, LucideIcon>> = { [-2]: Angry, [-1]: Frown, 0: Meh, 1: Smile, 2: Laugh };

/**
 * The emotion curve over the stages of a journey: its points are pulled up and down, or set with the arrow keys, digits and
 * Delete. A press anywhere in a stage's column puts its point there.
 */
export function EmotionCurve({ stages, label, onChange }: EmotionCurveProps) {
  const titleId = useId();
  const [pulled, setPulled] = useState<{ readonly id: string; readonly emotion: number } | null>(null);
  const emotions = stages.map(({ id, emotion }) => (pulled?.id === id ? pulled.emotion : emotion));
  const points = curvePoints(emotions);
  const width = Math.max(1, stages.length) * UNIT;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <div className={s['box']} style={{ gridTemplateColumns: `repeat(${String(Math.max(1, stages.length))}, minmax(0, 1fr))` }}>
      <div className={s['picture']} role="img" aria-labelledby={titleId}>
        <span id={titleId} hidden>
          {label}
        </span>
        <svg className={s['svg']} viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden>
          {[-2, -1, 0, 1, 2].map((emotion) => {
            const y = curvePoints([emotion])[0]?.y;
            return <line key={emotion} className={cx(s['guide'], emotion === 0 && s['middle'])} x1="0" x2={width} y1={y} y2={y} />;
          })}
          {first !== undefined && last !== undefined && points.length > 1 && (
            <path className={s['area']} d={`${curvePath(points)}L${String(last.x)} ${String(HEIGHT)}L${String(first.x)} ${String(HEIGHT)}Z`} />
          )}
          <path className={s['line']} d={curvePath(points)} />
        </svg>
      </div>
      {stages.map((stage, index) => (
        <Point
          key={stage.id}
          stage={stage}
          shown={emotions[index] ?? null}
          column={index + 1}
          onPull={(emotion) => {
            setPulled(emotion === null ? null : { id: stage.id, emotion });
          }}
          onChange={(emotion) => {
            if (emotion !== stage.emotion) onChange(stage.id, emotion);
          }}
        />
      ))}
    </div>
  );
}

interface PointProps {
  readonly stage: CurveStage;
  /** What is shown: while it is pulled not yet what is saved. */
  readonly shown: number | null;
  readonly column: number;
  /** Told while the point is pulled; null when it is let go. */
  readonly onPull: (emotion: number | null) => void;
  readonly onChange: (emotion: number | null) => void;
}

function Point({ stage, shown, column, onPull, onChange }: PointProps) {
  const pulling = useRef<number | null>(null);
  const Face = shown === null ? Plus : (FACES[shown] ?? Meh);
  const pull = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    pulling.current = emotionAt(((event.clientY - box.top) / box.height) * HEIGHT);
    onPull(pulling.current);
  };
  const letGo = (commit: boolean): void => {
    const emotion = pulling.current;
    pulling.current = null;
    onPull(null);
    if (commit && emotion !== null) onChange(emotion);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && pulling.current !== null) {
      event.stopPropagation();
      letGo(false);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = afterKey(event.key, stage.emotion);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <div
      className={s['column']}
      style={{ gridColumn: column }}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pull(event);
      }}
      onPointerMove={(event) => {
        if (pulling.current !== null) pull(event);
      }}
      onPointerUp={() => {
        letGo(true);
      }}
      onPointerCancel={() => {
        letGo(false);
      }}
    >
      <span
        role="slider"
        tabIndex={0}
        className={cx(s['point'], shown === null && s['open'])}
        style={{ top: `${String(((curvePoints([shown ?? 0])[0]?.y ?? 0) / HEIGHT) * 100)}%` }}
        aria-label={stage.label}
        aria-orientation="vertical"
        aria-valuemin={-2}
        aria-valuemax={2}
        aria-valuenow={stage.emotion ?? 0}
        aria-valuetext={stage.valueText}
        title={`${stage.label}: ${stage.valueText}`}
        onKeyDown={onKeyDown}
      >
        <Face aria-hidden />
      </span>
    </div>
  );
}

function afterKey(key: string, emotion: number | null): number | null | undefined {
  const step = (by: number): number => Math.min(2, Math.max(-2, (emotion ?? 0) + by));
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return step(1);
    case 'ArrowDown':
    case 'ArrowLeft':
      return step(-1);
    case 'Home':
      return -2;
    case 'End':
      return 2;
    case '0':
      return 0;
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}
