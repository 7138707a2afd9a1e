import { MessageCircleQuestionMark } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { labelOf } from '../../../shared/domain/carry-forward.ts';
import { itemsOf } from '../../../shared/domain/collections.ts';
import type { RefTarget } from '../../../shared/domain/step-model.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { shortened } from '../../features/fields/reference-fields.tsx';
import { FlagField } from '../../features/fields/value-fields.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { isEagerNote, NoteCard } from '../../features/items/note-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { PaperWall } from '../../features/paper/paper-wall.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions, useAnyOutput, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import s from './wall.module.css';

const COLLECTION = 'questions';

/** Collections a question can come from (`fromId`). */
const SOURCES: readonly RefTarget[] = [
  { step: 'define', collection: 'pointsOfView' },
  { step: 'empathize', collection: 'insights' },
  { step: 'empathize', collection: 'empathyNotes' },
];

type Question = ItemIn<'define', 'questions'>;

/** The two halves of the wall. */
const PLACES = ['wall', 'chosen'] as const;

function placeOf(question: Question): (typeof PLACES)[number] {
  return question.selected === true ? 'chosen' : 'wall';
}

/** All How-Might-We questions as notes on a wall; those moved over to the other half go on to ideation. */
export function QuestionWall() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const all = useItems('define', COLLECTION);
  const halves = useMemo(() => ({ wall: all.filter((one) => placeOf(one) === 'wall'), chosen: all.filter((one) => placeOf(one) === 'chosen') }), [all]);
  const sourceOf = useSourceTexts();
  const [region, say] = useSaid();
  const commands = useItemCommands<Question>({
    collection: COLLECTION,
    siblings: (question) => halves[placeOf(question)],
    groups: [
      {
        id: 'place',
        heading: t('common.moveTo'),
        entries: (question) => PLACES.map((place) => ({ id: place, label: t(`define.questions.${place}`), checked: placeOf(question) === place })),
        run: (question, place) => {
          actions.set({ collection: COLLECTION, id: question.id }, 'selected', place === 'chosen');
        },
      },
      {
        id: 'from',
        entries: (question) => (typeof question.fromId === 'string' ? [{ id: 'forget', label: t('define.questions.forgetSource') }] : []),
        run: (question) => {
          actions.set({ collection: COLLECTION, id: question.id }, 'fromId', null);
        },
      },
    ],
  });
  const surface = useDragSurface(({ id, place, before }) => {
    const question = all.find((one) => one.id === id);
    const half = PLACES.find((one) => one === place);
    if (question === undefined || half === undefined) return;
    const selected = half === 'chosen';
    const operations = dropOperations(COLLECTION, question, selected === (question.selected === true) ? {} : { selected }, halves[half], before);
    if (operations.length === 0) return;
    actions.apply(operations);
    say(t('define.questions.moved', { name: question.text?.trim() || texts.unnamed(COLLECTION), place: t(`define.questions.${half}`) }));
  });
  return (
    <Stack>
      <PaperWall
        head={(photoButton) => (
          <>
            <SectionHead hideTitle title={t('define.questions.title')} hint={t('define.questions.hint')}>
              {photoButton}
            </SectionHead>
            {all.length === 0 && (
              <EmptyHint icon={<MessageCircleQuestionMark aria-hidden />} title={t('define.questions.empty')}>
                {t('define.questions.emptyText')}
              </EmptyHint>
            )}
          </>
        )}
      >
        <div className={s['halves']} {...surface}>
          <Half place="chosen" questions={halves.chosen} commands={commands} sourceOf={sourceOf} />
          <Half
            place="wall"
            questions={halves.wall}
            commands={commands}
            sourceOf={sourceOf}
            entry={
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
            }
          />
        </div>
      </PaperWall>
      {region}
    </Stack>
  );
}

interface HalfProps {
  readonly place: (typeof PLACES)[number];
  readonly questions: readonly Question[];
  readonly commands: ItemCommands<Question>;
  /** What a question comes from, in words. */
  readonly sourceOf: (fromId: string | null | undefined) => string | undefined;
  readonly entry?: ReactNode;
}

function Half({ place, questions, commands, sourceOf, entry }: HalfProps) {
  const { t } = useTranslation('steps');
  const readOnly = useReadOnly();
  return (
    <section className={s['half']} data-place={place} aria-label={t(`define.questions.${place}`)} data-list="" {...dropAttributes(place, 'grid')}>
      <h3 className={s['title']}>
        {t(`define.questions.${place}`)}
        <span className={s['count']}>{questions.length}</span>
      </h3>
      {entry}
      {questions.length === 0 && place === 'chosen' && <p className={s['none']}>{t(readOnly ? 'define.questions.noneChosenYet' : 'define.questions.noneChosen')}</p>}
      <ul className={s['notes']}>
        {questions.map((question, index) => (
          <NoteCard
            key={question.id}
            collection={COLLECTION}
            item={question}
            field="text"
            color={place === 'chosen' ? 'green' : 'yellow'}
            commands={commands}
            menuLabel={t('common.itemMenu')}
            meta={sourceOf(question.fromId)}
            controls={
              <>
                <UpdateOffer collection={COLLECTION} item={question} />
                <FlagField collection={COLLECTION} item={question} field="selected" />
              </>
            }
            eager={isEagerNote(index)}
            draggable
          />
        ))}
      </ul>
    </section>
  );
}

function useSourceTexts(): (fromId: string | null | undefined) => string | undefined {
  const texts = useFieldTexts();
  const own = useAnyOutput('define');
  const empathize = useAnyOutput('empathize');
  return (fromId) => {
    if (typeof fromId !== 'string') return undefined;
    for (const target of SOURCES) {
      const item = itemsOf(target.step === 'define' ? own : empathize, target.collection)[fromId];
      if (item !== undefined) return `← ${shortened(labelOf(target, item)) || texts.unnamed(target.collection)}`;
    }
    return undefined;
  };
}
