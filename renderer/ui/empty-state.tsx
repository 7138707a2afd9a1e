import type { ReactNode } from 'react';

import s from './parts.module.css';
import { useViewerWords } from './read-only.tsx';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do first. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where nothing is yet, and says what to do first; a viewer is told that there is nothing to read yet. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  const viewer = useViewerWords();
  const text = viewer?.text ?? children;
  return (
    <div className={s['empty']}>
      {icon}
      <p className={s['emptyTitle']}>{viewer?.title ?? title}</p>
      {text !== undefined && <div className={s['emptyText']}>{text}</div>}
      {actions !== undefined && <div className={s['emptyActions']}>{actions}</div>}
    </div>
  );
}
