import { FlaskConical, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { countByTest, type Test } from './figures.ts';
import { TestCard } from './test-card.tsx';
import s from './test.module.css';
import { VerdictSummary } from './verdict-summary.tsx';

const COLLECTION = 'tests';
const GROWTH = { first: 2, more: 6 };

/** Experiments: what we believe, how we try it, what counts as proof, and what came out. */
export function TestCards() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const tests = useItems('test', COLLECTION);
  const feedback = useItems('test', 'feedback');
  const heard = useMemo(() => countByTest(feedback), [feedback]);
  const concepts = useRefOptions({ step: 'prototype', collection: 'concepts' });
  const count = useGrowing(tests.length, GROWTH);
  const commands = useItemCommands<Test>({
    collection: COLLECTION,
    siblings: () => tests,
    onRemove: (test) =>
      Object.entries(itemsOf(actions.output(), 'feedback')).flatMap(([id, note]): readonly StepOperation[] =>
        note['testId'] === test.id ? [{ kind: 'set', collection: 'feedback', id, field: 'testId', value: null }] : [],
      ),
  });
  const addButton = (
    <ChangeButton
      data-add=""
      variant="primary"
      icon={<Plus aria-hidden />}
      onPress={() => {
        focusItem(actions.add(COLLECTION, { assumption: '' }), 'assumption');
      }}
    >
      {t('test.tests.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('test.tests.title')} hint={t('test.tests.hint')}>
        {tests.length > 0 && addButton}
      </SectionHead>
      {tests.length > 0 && <VerdictSummary tests={tests} />}
      {tests.length === 0 ? (
        <EmptyState icon={<FlaskConical aria-hidden />} title={t('test.tests.empty')} actions={addButton}>
          {t('test.tests.emptyText')}
        </EmptyState>
      ) : (
        <ul className={s['list']} aria-label={t('test.tests.title')} data-list="">
          {tests.slice(0, count).map((test, index) => (
            <TestCard
              key={test.id}
              number={index + 1}
              test={test}
              concepts={concepts}
              heard={heard.get(test.id) ?? 0}
              commands={commands}
            />
          ))}
        </ul>
      )}
    </Stack>
  );
}
