import { cx } from './cx.ts';
import s from './parts.module.css';

/** How far one part of a whole is. */
export type DotState = 'none' | 'half' | 'full';

/** A row of dots, one a part, with one spoken summary. */
export function ProgressDots({ states, label }: { readonly states: readonly DotState[]; readonly label: string }) {
  return (
    <span className={s['dots']} role="img" aria-label={label} title={label}>
      {states.map((state, index) => (
        // The dots are positions: they never move or swap.
        <span key={index} className={cx(s['dot'], s[state])} />
      ))}
    </span>
  );
}
