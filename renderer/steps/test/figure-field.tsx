import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { METRIC_KINDS } from '../../../shared/domain/steps/test.ts';
import { NumberField } from '../../features/fields/value-fields.tsx';
import { useActions } from '../../features/step/step-context.tsx';
import { optionSet, useFieldTexts } from '../../features/texts.ts';
import { Rating } from '../../ui/rating.tsx';
import { Select } from '../../ui/select.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { kindChange, type Figure, type MetricKind, type Test } from './figures.ts';
import s from './test.module.css';

const COLLECTION = 'tests';
const ANSWERS = [
  { answer: 'yes', value: 1 },
  { answer: 'no', value: 0 },
] as const;

/** The kind of a test's metric; the figures follow when it changes. */
export function KindField({ test }: { readonly test: Test }) {
  const texts = useFieldTexts();
  const { apply } = useActions();
  const readOnly = useReadOnly();
  return (
    <Select
      label={texts.label(COLLECTION, 'metricKind')}
      size="sm"
      value={test.metricKind ?? null}
      placeholder={texts.option('choice', readOnly ? 'open' : typeof test.metricKind === 'string' ? 'clear' : 'none')}
      options={METRIC_KINDS.map((kind) => ({ value: kind, label: texts.option(optionSet(COLLECTION, 'metricKind'), kind) }))}
      data-field="metricKind"
      disabled={readOnly}
      onChange={(kind) => {
        apply(kindChange(test, kind as MetricKind | null));
      }}
    />
  );
}

/** A figure of a test in the way its metric is judged: a number, yes or no (stored as 1 and 0), or a rating from 1 to 5. */
export function FigureField({ test, field }: { readonly test: Test; readonly field: Figure }) {
  if (test.metricKind === 'yes_no') return <YesNoField test={test} field={field} />;
  if (test.metricKind === 'qualitative') return <RatedField test={test} field={field} />;
  return <NumberField collection={COLLECTION} item={test} field={field} labelled size="sm" />;
}

function RatedField({ test, field }: { readonly test: Test; readonly field: Figure }) {
  const texts = useFieldTexts();
  const { set } = useActions();
  const readOnly = useReadOnly();
  const value = test[field] ?? null;
  const label = texts.label(COLLECTION, field);
  return (
    <div className={s['figure']}>
      <span className={s['figureLabel']} aria-hidden>
        {label}
      </span>
      <Rating
        label={label}
        min={1}
        max={5}
        value={value}
        valueText={texts.rating(value, 5)}
        hideValue
        data-field={field}
        readOnly={readOnly}
        onChange={(next) => {
          set({ collection: COLLECTION, id: test.id }, field, next);
        }}
      />
    </div>
  );
}

/** Two choices; choosing the chosen one again, or Delete, takes the answer back. */
function YesNoField({ test, field }: { readonly test: Test; readonly field: Figure }) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const { set } = useActions();
  const readOnly = useReadOnly();
  const name = useId();
  const stored = test[field] ?? null;
  const save = (value: number | null): void => {
    set({ collection: COLLECTION, id: test.id }, field, value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key !== 'Delete' && event.key !== 'Backspace') || stored === null) return;
    event.preventDefault();
    save(null);
  };
  return (
    <fieldset className={s['figure']} disabled={readOnly} onKeyDown={onKeyDown}>
      <legend className={s['figureLabel']}>{texts.label(COLLECTION, field)}</legend>
      <div className={s['answers']}>
        {ANSWERS.map(({ answer, value }) => (
          <label key={answer} className={s['answer']}>
            <input
              type="radio"
              name={name}
              checked={stored === value}
              data-field={field}
              onChange={() => {
                save(value);
              }}
              onClick={() => {
                if (stored === value) save(null);
              }}
            />
            <span>{t(`test.yesNo.${answer}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
