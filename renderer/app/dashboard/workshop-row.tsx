import { Ellipsis } from 'lucide-react';
import { memo } from 'react';

import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { STEP_IDS } from '../../../shared/domain/step-ids.ts';
import { RowMenu, type MenuGroup } from '../../ui/menu.tsx';
import { SyncMark } from '../sync/sync-mark.tsx';
import type { SyncLook } from '../sync/sync-words.ts';
import { StatusPill } from '../parts/status-pill.tsx';
import { StepProgress } from '../parts/step-progress.tsx';
import s from './dashboard.module.css';

/** The words of a row, made once for all rows. */
export interface RowTexts {
  readonly when: (card: WorkshopCard) => string;
  readonly idea: (card: WorkshopCard) => string;
  readonly actions: (title: string) => string;
  readonly groups: readonly MenuGroup[];
  /** For a workshop that the person may only look at. */
  readonly lookingGroups: readonly MenuGroup[];
}

export interface WorkshopRowProps {
  readonly card: WorkshopCard;
  /** How its syncing stands; undefined where it is on this computer only. */
  readonly sync?: SyncLook | undefined;
  /** Whether the person may only look at it. */
  readonly readOnly: boolean;
  readonly texts: RowTexts;
  readonly onAction: (action: string, card: WorkshopCard) => void;
}

/** One workshop of the list. Its link covers the whole row. */
export const WorkshopRow = memo(function WorkshopRow({ card, sync, readOnly, texts, onAction }: WorkshopRowProps) {
  const statuses = STEP_IDS.map((id) => card.steps[id] ?? 'not_started');
  return (
    <li className={s['row']} data-workshop={card.id}>
      <div className={s['words']}>
        <a className={s['link']} href={`/w/${card.id}`} data-row>
          {card.title}
        </a>
        <p className={s['idea']} data-empty={card.originalIdea.trim() === '' || undefined}>
          {texts.idea(card)}
        </p>
      </div>
      <StatusPill status={card.status} />
      <StepProgress statuses={statuses} />
      <span className={s['when']}>
        {texts.when(card)}
        {sync !== undefined && <SyncMark look={sync} />}
      </span>
      <div className={s['menu']}>
        <RowMenu
          label={texts.actions(card.title)}
          icon={<Ellipsis aria-hidden />}
          groups={() => (readOnly ? texts.lookingGroups : texts.groups)}
          onAction={(action) => onAction(action, card)}
        />
      </div>
    </li>
  );
});
