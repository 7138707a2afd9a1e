import { Check, PencilLine } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemCard } from '../../features/items/item-card.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import type { Test } from './figures.ts';
import { PlanFacts, PlanFields } from './test-plan.tsx';
import s from './test.module.css';
import { VerdictGauge } from './verdict-gauge.tsx';

const COLLECTION = 'tests';

export interface TestCardProps {
  /** Its place in the list: feedback names it so. */
  readonly number: number;
  readonly test: Test;
  readonly concepts: readonly SelectOption[];
  /** Notes of feedback on it. */
  readonly heard: number;
  readonly commands: ItemCommands<Test>;
}

/**
 * A test at a glance: what is believed, how it is tried, what came out. Its plan is a form only while it is being written: open in a
 * test that has no target yet, closed and opened by hand from then on.
 */
export const TestCard = memo(function TestCard({ number, test, concepts, heard, commands }: TestCardProps) {
  const { t } = useTranslation('steps');
  const readOnly = useReadOnly();
  const [writing, setWriting] = useState(typeof test.target !== 'number');
  const open = writing && !readOnly;
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
      aside={
        <>
          <UpdateOffer collection={COLLECTION} item={test} />
          <span className={s['plan']}>
            <ChangeButton
              size="sm"
              variant="quiet"
              icon={open ? <Check aria-hidden /> : <PencilLine aria-hidden />}
              aria-expanded={open}
              onPress={() => {
                setWriting(!open);
              }}
            >
              {t(open ? 'test.plan.done' : 'test.plan.edit')}
            </ChangeButton>
          </span>
        </>
      }
    >
      <div className={s['columns']}>
        <div className={s['facts']}>
          {open ? <PlanFields test={test} concepts={concepts} /> : <PlanFacts test={test} concepts={concepts} />}
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
