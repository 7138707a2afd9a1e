import type { ComponentProps } from 'react';

import { controlClass, Field, type ControlLook, type FieldProps } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps
  extends FieldProps, ControlLook, Omit<ComponentProps<'select'>, 'size' | 'className' | 'value' | 'onChange' | 'id' | 'multiple'> {
  /** The chosen option's value; null shows `placeholder`. */
  readonly value: string | null;
  readonly options: readonly SelectOption[];
  /** Text of the empty choice. Without it there is none once something is chosen. */
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** One of several options: the platform's own list, dressed where the browser allows it. Cheap enough for table cells. */
export function Select({ label, hideLabel, beside, hint, error, size, bare, value, options, placeholder, onChange, ...rest }: SelectProps) {
  return (
    <Field label={label} hideLabel={hideLabel} beside={beside} hint={hint} error={error}>
      {(attributes) => (
        <select
          {...rest}
          {...attributes}
          value={value ?? ''}
          className={controlClass({ size, bare }, 'select')}
          onChange={(event) => {
            onChange(event.currentTarget.value === '' ? null : event.currentTarget.value);
          }}
        >
          {(placeholder !== undefined || value === null) && <option value="">{placeholder ?? ''}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
