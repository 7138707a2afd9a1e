import type { ReactNode } from 'react';

import s from './parts.module.css';

/** A page that has one thing to say, and what to do about it. */
export function Notice({ icon, title, children, actions }: { readonly icon?: ReactNode; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className={s['notice']}>
      <div className={s['noticeBody']}>
        {icon}
        <h1 tabIndex={-1}>{title}</h1>
        {children}
        {actions !== undefined && <div className={s['noticeActions']}>{actions}</div>}
      </div>
    </div>
  );
}
