import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './parts.module.css';

export type CalloutTone = 'info' | 'good' | 'warn' | 'error';

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const;

export interface CalloutProps {
  readonly tone: CalloutTone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** Buttons at the end. */
  readonly action?: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean | undefined;
}

/** Something the person should know, in its place in the page. */
export function Callout({ tone, title, children, action, live = false }: CalloutProps) {
  const Icon = ICONS[tone];
  return (
    <div className={cx(s['callout'], s[tone])} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <Icon aria-hidden />
      <div className={s['calloutBody']}>
        {title !== undefined && <strong className={s['calloutTitle']}>{title}</strong>}
        {children}
      </div>
      {action !== undefined && <div className={s['calloutAction']}>{action}</div>}
    </div>
  );
}
