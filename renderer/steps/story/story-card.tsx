import { CircleAlert, ListChecks } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { dragAttributes, dragThrough } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { cx } from '../../ui/cx.ts';
import s from './story-card.module.css';
import type { Story } from './story-types.ts';

export interface StoryCardProps {
  readonly story: Story;
  readonly featureName: string | null;
  readonly criteria: number;
  /** True while it is open for editing. */
  readonly open: boolean;
  readonly onOpen: (storyId: string) => void;
  readonly commands: ItemCommands<Story>;
}

/** A story on the map: who wants what, and how ready it is. Opens for editing. */
export const StoryCard = memo(function StoryCard({ story, featureName, criteria, open, onOpen, commands }: StoryCardProps) {
  const { t, i18n } = useTranslation('story');
  const { asA, want, points } = story;
  return (
    <li className={cx(s['card'], open && s['open'])} {...itemAttributes(story.id)} {...dragAttributes(story.id)} onKeyDown={moveKeys(story, commands)}>
      <div className={s['head']}>
        <Grip />
        <button
          type="button"
          className={s['text']}
          data-field="card"
          {...dragThrough}
          aria-expanded={open}
          onClick={() => {
            onOpen(story.id);
          }}
        >
          {isFilled(asA) && <span className={s['who']}>{t('card.asA', { who: asA })}</span>}
          <span className={cx(s['want'], !isFilled(want) && s['blank'])}>{isFilled(want) ? want : t('card.unnamed')}</span>
        </button>
        <ItemMenu label={t('card.menu')} item={story} commands={commands} />
      </div>
      <p className={s['facts']}>
        {criteria > 0 ? (
          <span className={s['fact']}>
            <ListChecks aria-hidden />
            {t('card.criteria', { count: criteria })}
          </span>
        ) : (
          <span className={cx(s['fact'], s['lacking'])}>
            <CircleAlert aria-hidden />
            {t('card.noCriterion')}
          </span>
        )}
        {typeof points === 'number' && <span className={s['points']}>{t('card.points', { count: points, points: points.toLocaleString(i18n.language) })}</span>}
      </p>
      {featureName !== null && <p className={s['feature']}>{featureName}</p>}
    </li>
  );
});
