import type { ReactNode } from 'react';

import s from './items.module.css';

export interface EmptyHintProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

/** One quiet line above an empty board that already shows where to begin: says what to do first. */
export function EmptyHint({ icon, title, children }: EmptyHintProps) {
  return (
    <div className={s['hintLine']}>
      {icon}
      <p>
        <strong>{title}</strong> {children}
      </p>
    </div>
  );
}
