import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem, itemAttributes } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import s from './story-editor.module.css';
import type { Criterion } from './story-types.ts';

/** The criteria of one story: given, when, then. */
export function CriteriaList({ storyId, criteria }: { readonly storyId: string; readonly criteria: readonly Criterion[] }) {
  const { t } = useTranslation('story');
  const { add } = useActions();
  const readOnly = useReadOnly();
  const commands = useItemCommands<Criterion>({ collection: 'criteria', siblings: () => criteria });
  return (
    <section className={s['criteria']} aria-labelledby="story-criteria-title" data-list="">
      <h3 className={s['subtitle']} id="story-criteria-title">
        {t('criteria.title')}
      </h3>
      {criteria.length === 0 && <p className={s['hint']}>{t(readOnly ? 'criteria.noneYet' : 'criteria.none')}</p>}
      <ol className={s['criteriaList']}>
        {criteria.map((criterion, index) => (
          <CriterionRow key={criterion.id} criterion={criterion} number={index + 1} commands={commands} />
        ))}
      </ol>
      <div>
        <ChangeButton
          size="sm"
          icon={<Plus aria-hidden />}
          data-entry=""
          onPress={() => {
            focusItem(add('criteria', { storyId }));
          }}
        >
          {t('criteria.add')}
        </ChangeButton>
      </div>
    </section>
  );
}

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly number: number;
  readonly commands: ItemCommands<Criterion>;
}

const PARTS = ['given', 'when', 'then'] as const;

const CriterionRow = memo(function CriterionRow({ criterion, number, commands }: CriterionRowProps) {
  const { t } = useTranslation('story');
  const texts = useFieldTexts();
  return (
    <li className={s['criterion']} aria-label={t('criteria.numbered', { number })} {...itemAttributes(criterion.id)} onKeyDown={moveKeys(criterion, commands)}>
      <div className={s['parts']}>
        {PARTS.map((part) => (
          <div key={part} className={s['part']}>
            <span className={s['word']} aria-hidden>
              {texts.label('criteria', part)}
            </span>
            <TextField collection="criteria" item={criterion} field={part} bare label={t('criteria.field', { number, part: texts.label('criteria', part) })} />
          </div>
        ))}
      </div>
      <ItemMenu label={t('criteria.menu', { number })} item={criterion} commands={commands} />
    </li>
  );
});
