import type { ReactNode } from 'react';

import s from './parts.module.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do first. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where nothing is yet, and says what to do first. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={s['empty']}>
      {icon}
      <p className={s['emptyTitle']}>{title}</p>
      {children !== undefined && <div className={s['emptyText']}>{children}</div>}
      {actions !== undefined && <div className={s['emptyActions']}>{actions}</div>}
    </div>
  );
}
