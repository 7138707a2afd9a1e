import { LayoutList, StickyNote } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { PlainButton } from '../../ui/button.tsx';
import s from './board.module.css';

export interface BoardOrListProps {
  /** Names the place, so that the choice is found again: `ideate.ideas`. */
  readonly id: string;
  readonly board: () => ReactNode;
  /** The same data as lists or tables: for keyboards, screen readers and spreadsheets. */
  readonly list: () => ReactNode;
  /** Stands beside the switch. */
  readonly children?: ReactNode;
}

const KEY = 'workshoppilot.board-view.';

/** Two views of the same items with a switch between them; the board first, afterwards whichever was used last. */
export function BoardOrList({ id, board, list, children }: BoardOrListProps) {
  const { t } = useTranslation('board');
  const [shown, setShown] = useState(() => (localStorage.getItem(KEY + id) === 'list' ? ('list' as const) : ('board' as const)));
  const button = (view: 'board' | 'list', icon: ReactNode) => (
    <PlainButton
      icon={icon}
      aria-pressed={shown === view}
      onClick={() => {
        localStorage.setItem(KEY + id, view);
        setShown(view);
      }}
    >
      {t(`views.${view}`)}
    </PlainButton>
  );
  return (
    <div className={s['views']}>
      <div className={s['viewBar']}>
        <div className={s['switch']} role="group" aria-label={t('views.label')}>
          {button('board', <StickyNote aria-hidden />)}
          {button('list', <LayoutList aria-hidden />)}
        </div>
        {children}
      </div>
      {shown === 'board' ? board() : list()}
    </div>
  );
}
