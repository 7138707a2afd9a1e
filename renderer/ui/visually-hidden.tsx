import type { ReactNode } from 'react';

import s from './visually-hidden.module.css';

/** Text for screen readers only. */
export function VisuallyHidden({ children, id }: { readonly children: ReactNode; readonly id?: string | undefined }) {
  return (
    <span className={s['hidden']} id={id}>
      {children}
    </span>
  );
}
