import type { ReactNode } from 'react';

import s from './items.module.css';

export interface NoteWallProps {
  readonly label: string;
  /** Stands above the notes: usually the fast entry. */
  readonly entry?: ReactNode;
  /** The notes, as `li` elements. */
  readonly children: ReactNode;
}

/** Notes side by side, as many in a row as fit. */
export function NoteWall({ label, entry, children }: NoteWallProps) {
  return (
    <div className={s['region']} data-list="">
      {entry}
      <ul className={s['wall']} aria-label={label}>
        {children}
      </ul>
    </div>
  );
}
