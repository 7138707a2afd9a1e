import { MessageCircleQuestionMark } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { labelOf } from '../../../shared/domain/carry-forward.ts';
import { itemsOf } from '../../../shared/domain/collections.ts';
import type { RefTarget } from '../../../shared/domain/step-model.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { shortened } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { FlagField } from '../../features/fields/value-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useAnyOutput, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Switch } from '../../ui/toggle.tsx';
import s from './define.module.css';

const COLLECTION = 'questions';

/** Collections a question can come from (`fromId`). */
const SOURCES: readonly RefTarget[] = [
  { step: 'define', collection: 'pointsOfView' },
  { step: 'empathize', collection: 'insights' },
  { step: 'empathize', collection: 'empathyNotes' },
];

type Question = ItemIn<'define', 'questions'>;

/** All How-Might-We questions; the ticked ones go on to ideation. */
export function QuestionWall() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const all = useItems('define', COLLECTION);
  const [onlySelected, setOnlySelected] = useState(false);
  const questions = useMemo(() => (onlySelected ? all.filter((question) => question.selected === true) : all), [all, onlySelected]);
  const sourceOf = useSourceTexts();
  const commands = useItemCommands<Question>({
    collection: COLLECTION,
    siblings: () => questions,
    groups: [
      {
        id: 'from',
        entries: (question) => (typeof question.fromId === 'string' ? [{ id: 'forget', label: t('define.questions.forgetSource') }] : []),
        run: (question) => {
          actions.set({ collection: COLLECTION, id: question.id }, 'fromId', null);
        },
      },
    ],
  });
  const selected = all.filter((question) => question.selected === true).length;
  return (
    <Stack>
      <SectionHead hideTitle title={t('define.questions.title')} hint={t('define.questions.hint')}>
        {all.length > 0 && (
          <>
            <span className={s['made']} role="status">
              {t('define.questions.selected', { count: selected })}
            </span>
            <Switch label={t('define.questions.onlySelected')} checked={onlySelected} onChange={setOnlySelected} />
          </>
        )}
      </SectionHead>
      {all.length === 0 && (
        <EmptyHint icon={<MessageCircleQuestionMark aria-hidden />} title={t('define.questions.empty')}>
          {t('define.questions.emptyText')}
        </EmptyHint>
      )}
      <div className={s['questions']} data-list="">
        <ul aria-label={t('define.questions.title')}>
          {questions.map((question) => (
            <QuestionRow key={question.id} question={question} source={sourceOf(question.fromId)} commands={commands} menuLabel={t('common.itemMenu')} />
          ))}
        </ul>
        <div className={s['entry']}>
          <QuickAdd
            label={t('define.questions.add')}
            collection={COLLECTION}
            field="text"
            onAdd={(lines) => {
              actions.addAll(
                COLLECTION,
                lines.map((text) => ({ text })),
              );
            }}
          />
        </div>
      </div>
    </Stack>
  );
}

interface QuestionRowProps {
  readonly question: Question;
  /** What it comes from, in words. */
  readonly source: string | undefined;
  readonly commands: ItemCommands<Question>;
  readonly menuLabel: string;
}

const QuestionRow = memo(function QuestionRow({ question, source, commands, menuLabel }: QuestionRowProps) {
  return (
    <li className={s['question']} {...itemAttributes(question.id)} onKeyDown={moveKeys(question, commands)}>
      <FlagField collection={COLLECTION} item={question} field="selected" />
      <TextField collection={COLLECTION} item={question} field="text" column="text" bare />
      {source !== undefined && (
        <span className={s['from']} title={source}>
          ← {source}
        </span>
      )}
      <UpdateOffer collection={COLLECTION} item={question} />
      <ItemMenu label={menuLabel} item={question} commands={commands} />
    </li>
  );
});

function useSourceTexts(): (fromId: string | null | undefined) => string | undefined {
  const texts = useFieldTexts();
  const own = useAnyOutput('define');
  const empathize = useAnyOutput('empathize');
  return (fromId) => {
    if (typeof fromId !== 'string') return undefined;
    for (const target of SOURCES) {
      const item = itemsOf(target.step === 'define' ? own : empathize, target.collection)[fromId];
      if (item !== undefined) return shortened(labelOf(target, item)) || texts.unnamed(target.collection);
    }
    return undefined;
  };
}
