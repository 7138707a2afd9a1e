import { Lightbulb, MessageCircleQuestionMark, MessagesSquare, ThumbsDown, ThumbsUp } from 'lucide-react';
import { memo, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { FEEDBACK_QUADRANTS } from '../../../shared/domain/steps/test.ts';
import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { isEagerNote, NoteCard } from '../../features/items/note-card.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { Zone, Zones } from '../../features/items/zone.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Select } from '../../ui/select.tsx';
import s from './test.module.css';

const COLLECTION = 'feedback';

type Note = ItemIn<'test', 'feedback'>;
type Quadrant = (typeof FEEDBACK_QUADRANTS)[number];

const QUADRANTS: Readonly<Record<Quadrant, { readonly icon: ReactNode; readonly color: NoteColor }>> = {
  liked: { icon: <ThumbsUp aria-hidden />, color: 'green' },
  criticised: { icon: <ThumbsDown aria-hidden />, color: 'red' },
  questions: { icon: <MessageCircleQuestionMark aria-hidden />, color: 'blue' },
  ideas: { icon: <Lightbulb aria-hidden />, color: 'yellow' },
};

/** What people said about it, in four quadrants, for all tests or for one. */
export function FeedbackGrid() {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const notes = useItems('test', COLLECTION);
  const tests = useRefOptions({ step: 'test', collection: 'tests' });
  const [chosen, setTest] = useState<string | null>(null);
  const test = tests.some(({ value }) => value === chosen) ? chosen : null;
  const byQuadrant = useMemo(() => {
    const shown = test === null ? notes : notes.filter((note) => note.testId === test);
    return new Map(FEEDBACK_QUADRANTS.map((quadrant) => [quadrant, shown.filter((note) => quadrantOf(note) === quadrant)]));
  }, [notes, test]);
  const numbers = useMemo(() => new Map(tests.map(({ value }, index) => [value, index + 1])), [tests]);
  const commands = useItemCommands<Note>({
    collection: COLLECTION,
    siblings: (note) => byQuadrant.get(quadrantOf(note)) ?? [],
    groups: [
      {
        id: 'quadrant',
        heading: t('common.moveTo'),
        entries: (note) =>
          FEEDBACK_QUADRANTS.map((quadrant) => ({
            id: quadrant,
            label: texts.option('quadrant', quadrant),
            icon: QUADRANTS[quadrant].icon,
            checked: quadrantOf(note) === quadrant,
          })),
        run: (note, quadrant) => {
          actions.set({ collection: COLLECTION, id: note.id }, 'quadrant', quadrant);
        },
      },
      {
        id: 'test',
        heading: texts.label(COLLECTION, 'testId'),
        entries: (note) =>
          tests.length === 0
            ? []
            : [
                { id: '', label: t('test.feedback.noTest'), checked: (note.testId ?? null) === null },
                ...tests.map(({ value, label }, index) => ({ id: value, label: `${String(index + 1)} · ${label}`, checked: note.testId === value })),
              ],
        run: (note, id) => {
          actions.set({ collection: COLLECTION, id: note.id }, 'testId', id === '' ? null : id);
        },
      },
    ],
  });
  const [said, say] = useSaid();
  const surface = useDragSurface(({ id, place, before }) => {
    const note = notes.find((one) => one.id === id);
    const quadrant = FEEDBACK_QUADRANTS.find((one) => one === place);
    if (note === undefined || quadrant === undefined) return;
    const operations = dropOperations(COLLECTION, note, { quadrant }, byQuadrant.get(quadrant) ?? [], before);
    if (operations.length === 0) return;
    actions.apply(operations);
    say(t('test.feedback.moved', { text: note.text ?? '', quadrant: texts.option('quadrant', quadrant) }));
  });
  return (
    <Stack>
      <SectionHead hideTitle title={t('test.feedback.title')} hint={t('test.feedback.hint')}>
        {tests.length > 0 && (
          <div className={s['filter']}>
            <Select beside label={t('test.feedback.about')} value={test} placeholder={t('test.feedback.allTests')} options={tests} onChange={setTest} />
          </div>
        )}
      </SectionHead>
      {notes.length === 0 && (
        <EmptyHint icon={<MessagesSquare aria-hidden />} title={t('test.feedback.empty')}>
          {t('test.feedback.emptyText')}
        </EmptyHint>
      )}
      <div {...surface}>
        <Zones columns={2}>
        {FEEDBACK_QUADRANTS.map((quadrant) => (
          <Zone
            key={quadrant}
            drop={quadrant}
            title={texts.option('quadrant', quadrant)}
            icon={QUADRANTS[quadrant].icon}
            count={byQuadrant.get(quadrant)?.length}
            entry={
              <QuickAdd
                label={t('common.addNote')}
                context={texts.option('quadrant', quadrant)}
                collection={COLLECTION}
                field="text"
                onAdd={(lines) => {
                  actions.addAll(
                    COLLECTION,
                    lines.map((text) => ({ text, quadrant, ...(test === null ? {} : { testId: test }) })),
                  );
                }}
              />
            }
          >
            {byQuadrant.get(quadrant)?.map((note, index) => {
              const number = numbers.get(note.testId ?? '');
              return (
                <FeedbackNote
                  key={note.id}
                  note={note}
                  from={number === undefined ? undefined : t('test.feedback.fromTest', { number })}
                  about={number === undefined ? undefined : tests[number - 1]?.label}
                  commands={commands}
                  menuLabel={t('common.noteMenu')}
                  eager={isEagerNote(index)}
                />
              );
            })}
          </Zone>
        ))}
        </Zones>
      </div>
      {said}
    </Stack>
  );
}

interface FeedbackNoteProps {
  readonly note: Note;
  /** The test it was said in, by its number. */
  readonly from: string | undefined;
  /** The assumption of that test. */
  readonly about: string | undefined;
  readonly commands: ItemCommands<Note>;
  readonly menuLabel: string;
  readonly eager: boolean;
}

const FeedbackNote = memo(function FeedbackNote({ note, from, about, commands, menuLabel, eager }: FeedbackNoteProps) {
  return (
    <NoteCard
      collection={COLLECTION}
      item={note}
      field="text"
      color={QUADRANTS[quadrantOf(note)].color}
      commands={commands}
      menuLabel={menuLabel}
      eager={eager}
      draggable
      meta={
        <>
          <span className={s['who']}>
            <TextField collection={COLLECTION} item={note} field="who" bare size="sm" />
          </span>
          {from !== undefined && (
            <span className={s['from']} title={about}>
              {from}
            </span>
          )}
        </>
      }
    />
  );
});

function quadrantOf(note: Note): Quadrant {
  return note.quadrant ?? 'questions';
}
