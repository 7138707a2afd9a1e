import type { KeyboardEvent, ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './rating.module.css';

export interface RatingProps {
  readonly label: string;
  /** Null while nobody has judged. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Said and shown for the value; also for null. */
  readonly valueText: string;
  /** Hides the figure behind the pips. */
  readonly hideValue?: boolean | undefined;
  /** Draws the pip of one number; by default dots fill up to the value. */
  readonly pip?: ((of: number, chosen: boolean) => ReactNode) | undefined;
  /** Shows the judgement and takes none. */
  readonly readOnly?: boolean | undefined;
  readonly onChange: (value: number | null) => void;
  readonly id?: string | undefined;
  /** Set by fields that focus can be sent to. */
  readonly 'data-field'?: string | undefined;
}

/**
 * A judgement on a small whole-number scale: one slider for the keyboard (arrows, digits, Delete to take it back), a row of pips
 * for the pointer. Choosing the chosen pip again takes the judgement back.
 */
export function Rating({ label, value, min, max, valueText, hideValue = false, pip, readOnly = false, onChange, ...rest }: RatingProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly) return;
    const next = keyValue(event.key, value, min, max);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== value) onChange(next);
  };
  const pips = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <span
      {...rest}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value ?? min}
      aria-valuetext={valueText}
      aria-readonly={readOnly || undefined}
      title={`${label}: ${valueText}`}
      className={s['rating']}
      onKeyDown={onKeyDown}
    >
      {pips.map((number) => (
        <span
          key={number}
          aria-hidden
          className={pip === undefined ? cx(s['pip'], value !== null && number <= value && s['on']) : undefined}
          onClick={() => {
            if (!readOnly) onChange(number === value ? null : number);
          }}
        >
          {pip?.(number, number === value)}
        </span>
      ))}
      {!hideValue && (
        <span aria-hidden className={s['value']}>
          {value ?? '–'}
        </span>
      )}
    </span>
  );
}

function keyValue(key: string, value: number | null, min: number, max: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value === null ? Math.max(min, Math.min(max, 0) || min) : Math.min(max, value + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return value === null ? Math.max(min, Math.min(max, 0) || min) : Math.max(min, value - 1);
    case 'Home':
      return min;
    case 'End':
      return max;
    case 'Delete':
    case 'Backspace':
      return null;
    default: {
      const digit = /^\d$/.test(key) ? Number(key) : Number.NaN;
      return digit >= Math.max(min, 0) && digit <= max ? digit : undefined;
    }
  }
}
