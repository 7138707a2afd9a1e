import { GraduationCap } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { testVerdict } from '../../../shared/domain/verdict.ts';
import { TextField } from '../../features/fields/text-field.tsx';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Test } from './figures.ts';
import s from './learnings.module.css';
import { useFigureText } from './use-figure-text.ts';
import { VerdictBadge } from './verdict-gauge.tsx';

type Note = ItemIn<'test', 'feedback'>;

const GROWTH = { first: 4, more: 8 };
const HEARD = ['liked', 'criticised', 'questions'] as const;

/** What each test taught: the learning card of Strategyzer, made of the test and of the feedback on it. */
export function LearningCards() {
  const { t } = useTranslation('steps');
  const tests = useItems('test', 'tests');
  const feedback = useItems('test', 'feedback');
  const byTest = useMemo(() => {
    const notes = new Map<string, Note[]>();
    for (const note of feedback) if (typeof note.testId === 'string') notes.set(note.testId, [...(notes.get(note.testId) ?? []), note]);
    return notes;
  }, [feedback]);
  const count = useGrowing(tests.length, GROWTH);
  return (
    <Stack>
      <SectionHead hideTitle title={t('test.learnings.title')} hint={t('test.learnings.hint')} />
      {tests.length === 0 ? (
        <EmptyState icon={<GraduationCap aria-hidden />} title={t('test.learnings.empty')}>
          {t('test.learnings.emptyText')}
        </EmptyState>
      ) : (
        <ul className={s['cards']} aria-label={t('test.learnings.title')}>
          {tests.slice(0, count).map((test, index) => (
            <LearningCard key={test.id} test={test} number={index + 1} notes={byTest.get(test.id) ?? NONE} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

const NONE: readonly Note[] = [];

const LearningCard = memo(
  function LearningCard({ test, number, notes }: { readonly test: Test; readonly number: number; readonly notes: readonly Note[] }) {
    const { t } = useTranslation('steps');
    const { addAll } = useActions();
    const name = isFilled(test.assumption) ? test.assumption : t('test.learnings.noText');
    const verdict = testVerdict(test)?.verdict ?? 'open';
    const ideas = notes.filter(({ quadrant }) => quadrant === 'ideas');
    return (
      <li className={cx(s['card'], s[verdict])} aria-label={name} {...itemAttributes(test.id)}>
        <Part title={t('test.learnings.believed')} aside={<span className={s['number']}>{t('test.feedback.fromTest', { number })}</span>}>
          <p className={s['assumption']}>{name}</p>
        </Part>
        <Part title={t('test.learnings.observed')} aside={<VerdictBadge figures={test} />}>
          <Observed test={test} notes={notes} />
        </Part>
        <Part title={t('test.learnings.learned')}>
          <TextField collection="tests" item={test} field="notes" rows={2} bare />
        </Part>
        <Part title={t('test.learnings.therefore')}>
          <ul className={s['next']} data-list="">
            {ideas.map((note) => (
              <li key={note.id} {...itemAttributes(note.id)}>
                <TextField collection="feedback" item={note} field="text" bare />
              </li>
            ))}
          </ul>
          <QuickAdd
            label={t('test.learnings.addNext')}
            context={name}
            collection="feedback"
            field="text"
            onAdd={(lines) => {
              addAll(
                'feedback',
                lines.map((text) => ({ text, quadrant: 'ideas', testId: test.id })),
              );
            }}
          />
        </Part>
      </li>
    );
  },
  (before, after) =>
    before.test === after.test && before.number === after.number && before.notes.length === after.notes.length && before.notes.every((note, at) => note === after.notes[at]),
);

function Part({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={s['part']}>
      <h3 className={s['partTitle']}>
        {title}
        {aside}
      </h3>
      {children}
    </section>
  );
}

/** The figures of the test, and what people said while trying it. */
function Observed({ test, notes }: { readonly test: Test; readonly notes: readonly Note[] }) {
  const { t } = useTranslation('steps');
  const figure = useFigureText();
  const said = HEARD.flatMap((quadrant) => notes.filter((note) => note.quadrant === quadrant && isFilled(note.text)));
  const { actual, target, metric } = test;
  return (
    <>
      <p>
        {isFilled(metric) && `${metric}: `}
        {typeof actual === 'number' && typeof target === 'number'
          ? t('test.learnings.figures', { actual: figure(test, actual), target: figure(test, target) })
          : t('test.learnings.noResult')}
      </p>
      {said.length > 0 && (
        <ul className={s['said']}>
          {said.map((note) => (
            <li key={note.id}>
              <q>{note.text}</q>
              {isFilled(note.who) && <span className={s['who']}> {note.who}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
