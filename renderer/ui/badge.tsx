import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './parts.module.css';

export type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warn' | 'error';

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A small label with a state or a kind. Its words carry the meaning, the colour only helps. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span className={cx(s['badge'], s[tone])}>
      {icon}
      {children}
    </span>
  );
}
