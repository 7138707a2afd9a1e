import type { ComponentProps } from 'react';

import { controlClass, Field, type ControlLook, type FieldProps } from './field.tsx';

export interface TextInputProps
  extends FieldProps, ControlLook, Omit<ComponentProps<'input'>, 'size' | 'className' | 'value' | 'onChange' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A one-line text with its label. */
export function TextInput({ label, hideLabel, hint, error, size, bare, onChange, ...rest }: TextInputProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(attributes) => (
        <input
          type="text"
          {...rest}
          {...attributes}
          className={controlClass({ size, bare })}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export interface TextAreaProps
  extends FieldProps, ControlLook, Omit<ComponentProps<'textarea'>, 'className' | 'value' | 'onChange' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines shown while it is empty; it grows with its text. Default 2. */
  readonly rows?: number;
}

/** A text of many lines that grows as one types. */
export function TextArea({ label, hideLabel, hint, error, size, bare, rows = 2, onChange, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(attributes) => (
        <textarea
          {...rest}
          {...attributes}
          rows={rows}
          style={{ minHeight: `${String(rows * 1.4 + 0.9)}em` }}
          className={controlClass({ size, bare }, 'grows')}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
