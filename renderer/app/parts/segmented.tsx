import { useId } from 'react';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import s from './parts.module.css';

export interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly count?: string | undefined }[];
  readonly onChange: (value: V) => void;
}

/** One of a few options, all in view: native radio buttons, so arrow keys go from one to the next. */
export function Segmented<V extends string>({ label, hideLabel = false, hint, value, options, onChange }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={s['segmented']}>
      <legend className={hideLabel ? undefined : s['legend']}>{hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}</legend>
      <div className={s['segments']}>
        {options.map((option) => (
          <label key={option.value} className={s['segment']}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
            {option.count !== undefined && <span className={s['count']}>{option.count}</span>}
          </label>
        ))}
      </div>
      {hint !== undefined && <p className={s['hint']}>{hint}</p>}
    </fieldset>
  );
}
