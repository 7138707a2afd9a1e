import { useEffect, useRef, type ReactNode } from 'react';

import s from './toggle.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface ToggleProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  /** A second, quieter line under the label. */
  readonly detail?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A box to tick. `mixed` shows that only some of what it stands for is ticked. */
export function Checkbox({ mixed = false, ...props }: ToggleProps & { readonly mixed?: boolean | undefined }) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current !== null) ref.current.indeterminate = mixed;
  }, [mixed]);
  return <Toggle {...props} kind="box" inputRef={ref} />;
}

/** Turns something on or off at once. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} kind="track" />;
}

function Toggle({
  label,
  hideLabel = false,
  detail,
  checked,
  disabled,
  onChange,
  kind,
  inputRef,
}: ToggleProps & { readonly kind: 'box' | 'track'; readonly inputRef?: React.Ref<HTMLInputElement> }) {
  return (
    <label className={s['toggle']}>
      <input
        ref={inputRef}
        type="checkbox"
        role={kind === 'track' ? 'switch' : undefined}
        className={s[kind]}
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      {hideLabel ? (
        <VisuallyHidden>{label}</VisuallyHidden>
      ) : (
        <span>
          {label}
          {detail !== undefined && <span className={s['detail']}>{detail}</span>}
        </span>
      )}
    </label>
  );
}
