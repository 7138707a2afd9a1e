import { useTranslation } from 'react-i18next';

import { carryRule } from '../../../shared/domain/carry-forward.ts';
import { isFilled } from '../../../shared/domain/collections.ts';
import { useCarry } from '../../features/carry/carry-dialog.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import type { Gap } from './story-map.ts';
import s from './story-map.module.css';
import type { Feature } from './story-types.ts';

const RULE = carryRule({ step: 'prioritize', collection: 'features' }, { step: 'story', collection: 'stories' });
const MOST_SHOWN = 6;

/** Makes a story of each feature, as carrying forward does; answers with the stories' ids. */
export function useMakeStories(): (features: readonly Feature[]) => Promise<readonly string[] | undefined> {
  const carry = useCarry();
  return async (features) => {
    if (RULE === undefined) throw new Error('Features can no longer be carried into stories');
    return carry(
      RULE,
      features.map(({ id }) => id),
    );
  };
}

/** Must features that still need a story or a criterion, each with the way to mend it. */
export function GapList({ gaps, onOpen }: { readonly gaps: readonly Gap[]; readonly onOpen: (storyId: string) => void }) {
  const { t } = useTranslation('story');
  const makeStories = useMakeStories();
  const readOnly = useReadOnly();
  if (gaps.length === 0) return null;
  const mend = async ({ feature, story }: Gap): Promise<void> => {
    const storyId = story === null ? (await makeStories([feature]))?.[0] : story.id;
    if (storyId !== undefined) onOpen(storyId);
  };
  return (
    <Callout tone="warn" title={t('gaps.title', { count: gaps.length })}>
      <ul className={s['gaps']}>
        {gaps.slice(0, MOST_SHOWN).map((gap) => (
          <li key={gap.feature.id} className={s['gap']}>
            <span className={s['gapName']}>{isFilled(gap.feature.name) ? gap.feature.name : t('gaps.unnamed')}</span>
            <span className={s['gapWhat']}>{gap.story === null ? t('gaps.noStory') : t('gaps.noCriterion')}</span>
            {(gap.story !== null || !readOnly) && (
              <PlainButton variant="secondary" onClick={() => void mend(gap)}>
                {gap.story === null ? t('gaps.addStory') : t('gaps.openStory')}
              </PlainButton>
            )}
          </li>
        ))}
        {gaps.length > MOST_SHOWN && <li className={s['gapWhat']}>{t('gaps.more', { count: gaps.length - MOST_SHOWN })}</li>}
      </ul>
    </Callout>
  );
}
