import { FlaskConical, Plus } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField, NumberField } from '../../features/fields/value-fields.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useGrowing } from '../../features/items/use-growing.ts';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { FigureField, KindField } from './figure-field.tsx';
import { countByTest, type Test } from './figures.ts';
import s from './test.module.css';
import { VerdictGauge } from './verdict-gauge.tsx';
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

interface TestCardProps {
  /** Its place in the list: feedback names it so. */
  readonly number: number;
  readonly test: Test;
  readonly concepts: readonly SelectOption[];
  /** Notes of feedback on it. */
  readonly heard: number;
  readonly commands: ItemCommands<Test>;
}

const TestCard = memo(function TestCard({ number, test, concepts, heard, commands }: TestCardProps) {
  const { t } = useTranslation('steps');
  return (
    <ItemCard
      collection={COLLECTION}
      item={test}
      titleField="assumption"
      lead={
        <span className={s['number']} title={t('test.feedback.fromTest', { number })}>
          {number}
        </span>
      }
      commands={commands}
      menuLabel={t('common.itemMenu')}
      aside={<UpdateOffer collection={COLLECTION} item={test} />}
    >
      <div className={s['columns']}>
        <div className={s['facts']}>
          <div className={s['how']}>
            <RefField collection={COLLECTION} item={test} field="conceptId" options={concepts} labelled bare />
            <ChoiceField collection={COLLECTION} item={test} field="lens" labelled bare />
            <ChoiceField collection={COLLECTION} item={test} field="method" labelled bare />
          </div>
          <div className={s['figures']}>
            <TextField collection={COLLECTION} item={test} field="metric" labelled size="sm" />
            <KindField test={test} />
            <FigureField test={test} field="target" />
            <FigureField test={test} field="kill" />
            <NumberField collection={COLLECTION} item={test} field="sample" labelled size="sm" />
            <FigureField test={test} field="actual" />
            {test.metricKind === 'yes_no' && test.target === 0 && <p className={s['caution']}>{t('test.yesNo.targetNo')}</p>}
          </div>
          <TextField collection={COLLECTION} item={test} field="notes" labelled bare />
        </div>
        <div className={s['result']}>
          <VerdictGauge figures={test} />
          {heard > 0 && <p className={s['feedbackCount']}>{t('test.tests.heard', { count: heard })}</p>}
        </div>
      </div>
    </ItemCard>
  );
});
