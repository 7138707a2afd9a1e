import type { ReactNode } from 'react';

import s from './parts.module.css';

/** A row of controls that belong together. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={s['toolbar']} role="group" aria-label={label}>
      {children}
    </div>
  );
}
