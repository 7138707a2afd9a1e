import type { ReactNode } from 'react';

import { useViewerWords } from '../../ui/read-only.tsx';
import s from './items.module.css';

export interface EmptyHintProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

/** One quiet line above an empty board that already shows where to begin: says what to do first. A viewer is told that there is nothing yet. */
export function EmptyHint({ icon, title, children }: EmptyHintProps) {
  const viewer = useViewerWords();
  return (
    <div className={s['hintLine']}>
      {icon}
      <p>
        <strong>{viewer?.title ?? title}</strong> {viewer?.text ?? children}
      </p>
    </div>
  );
}
