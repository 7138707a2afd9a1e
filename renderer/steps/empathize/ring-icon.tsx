import type { STAKEHOLDER_RINGS } from '../../../shared/domain/steps/empathize.ts';
import { cx } from '../../ui/cx.ts';
import s from './empathize.module.css';

type Ring = (typeof STAKEHOLDER_RINGS)[number];

/** The three rings with one of them marked. */
export function RingIcon({ ring }: { readonly ring: Ring }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden>
      <circle cx="12" cy="12" r="3" className={cx(s['core'], ring === 'core' && s['here'])} />
      <circle cx="12" cy="12" r="6.5" className={cx(s['ring'], ring === 'direct' && s['here'])} />
      <circle cx="12" cy="12" r="10.3" className={cx(s['ring'], ring === 'indirect' && s['here'])} />
    </svg>
  );
}
