import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { RefField } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField, NumberField } from '../../features/fields/value-fields.tsx';
import { optionSet, useFieldTexts } from '../../features/texts.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { FigureField, KindField } from './figure-field.tsx';
import type { Test } from './figures.ts';
import s from './test-plan.module.css';
import { useFigureText } from './use-figure-text.ts';

const COLLECTION = 'tests';

export interface TestPlanProps {
  readonly test: Test;
  readonly concepts: readonly SelectOption[];
}

/** Everything a test lays down before it is run, to be written. */
export function PlanFields({ test, concepts }: TestPlanProps) {
  const { t } = useTranslation('steps');
  return (
    <>
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
    </>
  );
}

/** The same to be read at a glance, with room for the result: what is still missing after a plan is made. */
export function PlanFacts({ test, concepts }: TestPlanProps) {
  const texts = useFieldTexts();
  const figure = useFigureText();
  const how = [
    isFilled(test.method) ? texts.option(optionSet(COLLECTION, 'method'), test.method) : undefined,
    isFilled(test.lens) ? texts.option(optionSet(COLLECTION, 'lens'), test.lens) : undefined,
    concepts.find(({ value }) => value === test.conceptId)?.label,
  ].filter((word) => word !== undefined);
  return (
    <>
      {how.length > 0 && (
        <ul className={s['meta']}>
          {how.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      )}
      <div className={s['measured']}>
        {isFilled(test.metric) && <p className={s['metric']}>{test.metric}</p>}
        <div className={s['stats']}>
          <FigureField test={test} field="actual" />
          <dl className={s['planned']}>
            <Fact name={texts.label(COLLECTION, 'target')}>{typeof test.target === 'number' ? figure(test, test.target) : '–'}</Fact>
            {typeof test.kill === 'number' && <Fact name={texts.label(COLLECTION, 'kill')}>{figure(test, test.kill)}</Fact>}
            {typeof test.sample === 'number' && <Fact name={texts.label(COLLECTION, 'sample')}>{test.sample.toLocaleString(texts.locale)}</Fact>}
          </dl>
        </div>
      </div>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={s['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
