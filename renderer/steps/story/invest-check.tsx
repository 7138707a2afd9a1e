import { useTranslation } from 'react-i18next';

import { INVEST } from '../../../shared/domain/steps/story.ts';
import { isFilled } from '../../../shared/domain/collections.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Checkbox } from '../../ui/toggle.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import s from './story-editor.module.css';
import type { Criterion, Story } from './story-types.ts';

type Mark = (typeof INVEST)[number];

/** Above this many points a story is worth splitting. */
const SMALL = 8;

/** The six INVEST questions to tick, each with what the story itself says against it. */
export function InvestCheck({ story, criteria }: { readonly story: Story; readonly criteria: readonly Criterion[] }) {
  const { t, i18n } = useTranslation('story');
  const texts = useFieldTexts();
  const { set } = useActions();
  const readOnly = useReadOnly();
  const ticked: readonly Mark[] = story.invest ?? [];
  const signs = signsAgainst(story, criteria);
  const sign = (mark: Mark): string | null => {
    if (!signs.has(mark) || mark === 'independent' || mark === 'negotiable') return null;
    return t(`invest.signs.${mark}`, { points: (story.points ?? 0).toLocaleString(i18n.language) });
  };
  return (
    <section className={s['criteria']} aria-labelledby="story-invest-title">
      <h3 className={s['subtitle']} id="story-invest-title">
        {t('invest.title')} <span className={s['count']}>{t('invest.count', { done: ticked.length })}</span>
      </h3>
      {!readOnly && <p className={s['hint']}>{t('invest.hint')}</p>}
      <ul className={s['invest']}>
        {INVEST.map((mark) => (
          <li key={mark}>
            <Checkbox
              label={texts.option('invest', mark)}
              checked={ticked.includes(mark)}
              disabled={readOnly}
              onChange={(on) => {
                set({ collection: 'stories', id: story.id }, 'invest', INVEST.filter((one) => (one === mark ? on : ticked.includes(one))));
              }}
            />
            <p className={s['question']}>
              {t(`invest.questions.${mark}`)}
              {sign(mark) !== null && <span className={s['sign']}> {sign(mark)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The marks that what is written down speaks against. */
function signsAgainst(story: Story, criteria: readonly Criterion[]): ReadonlySet<Mark> {
  const against = new Set<Mark>();
  if (!isFilled(story.soThat)) against.add('valuable');
  if (typeof story.points !== 'number') against.add('estimable');
  else if (story.points > SMALL) against.add('small');
  if (!criteria.some(({ then }) => isFilled(then))) against.add('testable');
  return against;
}
