import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './field.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What every labelled control takes. */
export interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean | undefined;
  /** Puts the label beside the control, for a control in a row of others. */
  readonly beside?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the value; announced, and the control is marked invalid. */
  readonly error?: string | null | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label above, hint and error below; `children` gets the attributes for the control. */
export function Field({
  label,
  hideLabel = false,
  beside = false,
  hint,
  error,
  children,
}: FieldProps & { readonly children: (attributes: ControlAttributes) => ReactNode }) {
  const id = useId();
  const failed = error !== null && error !== undefined;
  const described = [hint !== undefined && `${id}-hint`, failed && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={cx(s['field'], beside && s['beside'])}>
      <label className={hideLabel ? s['unseen'] : s['label']} htmlFor={id}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': failed || undefined })}
      {hint !== undefined && (
        <span className={s['hint']} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

/** An error line under a control; a live region, so that it is read when it appears. */
export function FieldError({ id, text }: { readonly id?: string | undefined; readonly text: string | null | undefined }) {
  if (text === null || text === undefined) return null;
  return (
    <span className={s['error']} id={id} role="alert">
      <CircleAlert aria-hidden />
      {text}
    </span>
  );
}

export interface ControlLook {
  readonly size?: 'sm' | 'md' | undefined;
  /** Looks like plain text until it is hovered or focused. */
  readonly bare?: boolean | undefined;
}

/** The classes of a text control. */
export function controlClass({ size, bare }: ControlLook, ...more: readonly ('grows' | 'number' | 'select')[]): string {
  return cx(s['control'], size === 'sm' && s['sm'], bare === true && s['bare'], ...more.map((name) => s[name]));
}
