import { useState, type ComponentProps, type KeyboardEvent } from 'react';

import { controlClass, Field, type ControlLook, type FieldProps } from './field.tsx';
import { numberToText, textToNumber } from './number-text.ts';

export interface NumberInputProps
  extends FieldProps, ControlLook, Omit<ComponentProps<'input'>, 'size' | 'className' | 'value' | 'onChange' | 'id' | 'min' | 'max' | 'step'> {
  readonly value: number | null | undefined;
  /** Called with a number, null for empty, or NaN for a text that is no number; on blur, Enter and the arrow keys. */
  readonly onCommit: (value: number | null) => void;
  readonly locale: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** What the arrow keys add and take away. Default 1. */
  readonly step?: number | undefined;
}

/** A number typed as text, in the locale's way or with a point. Arrow keys step within the bounds. */
export function NumberInput({ label, hideLabel, hint, error, size, bare, value, onCommit, locale, min, max, step = 1, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed === null) return;
    const read = textToNumber(typed, locale);
    if (!Number.isNaN(read)) setTyped(null);
    if (read !== (value ?? null)) onCommit(read);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') commit();
    if (rest.readOnly === true || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const from = typed === null ? (value ?? null) : textToNumber(typed, locale);
    const by = event.key === 'ArrowUp' ? step : -step;
    const next = from === null || Number.isNaN(from) ? (min ?? 0) : from + by;
    setTyped(null);
    onCommit(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next)));
  };
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(attributes) => (
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...rest}
          {...attributes}
          value={typed ?? numberToText(value, locale)}
          className={controlClass({ size, bare }, 'number')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
