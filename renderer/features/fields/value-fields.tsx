import { memo, useState } from 'react';

import { fieldProblem } from '../../../shared/domain/field-check.ts';
import { PlainButton } from '../../ui/button.tsx';
import type { ControlLook } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Rating } from '../../ui/rating.tsx';
import { Select } from '../../ui/select.tsx';
import { Checkbox } from '../../ui/toggle.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { fieldSpecOf } from '../step/collections.ts';
import { useActions } from '../step/step-context.tsx';
import { optionSet, useFieldTexts } from '../texts.ts';
import s from './fields.module.css';

interface ValueFieldProps {
  readonly collection: string;
  readonly item: { readonly id: string };
  readonly field: string;
  readonly labelled?: boolean | undefined;
  readonly label?: string | undefined;
}

function valueOf(item: { readonly id: string }, field: string): unknown {
  return (item as Readonly<Record<string, unknown>>)[field];
}

function numberOf(item: { readonly id: string }, field: string): number | null {
  const value = valueOf(item, field);
  return typeof value === 'number' ? value : null;
}

/** A number of an item, typed in the language's way. A number that does not fit stays in the field with the reason below it. */
export const NumberField = memo(function NumberField({
  collection,
  item,
  field,
  labelled = false,
  label,
  step,
  ...look
}: ValueFieldProps & ControlLook & { readonly step?: number | undefined }) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const [problem, setProblem] = useState<string | null>(null);
  const spec = fieldSpecOf(actions.stepId, collection, field);
  const bounds = spec.kind === 'number' ? { min: spec.min, max: spec.max } : {};
  return (
    <NumberInput
      {...look}
      {...bounds}
      label={label ?? texts.label(collection, field)}
      hideLabel={!labelled}
      error={problem}
      value={numberOf(item, field)}
      locale={texts.locale}
      step={step}
      data-field={field}
      readOnly={readOnly}
      onCommit={(value) => {
        const found = fieldProblem(spec, value);
        setProblem(found === null ? null : texts.problem(found));
        if (found === null) actions.set({ collection, id: item.id }, field, value);
      }}
    />
  );
});

/** A judgement on the field's scale, as pips. */
export const RatingField = memo(function RatingField({
  collection,
  item,
  field,
  labelled = false,
  label,
}: ValueFieldProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const spec = fieldSpecOf(actions.stepId, collection, field);
  if (spec.kind !== 'number') throw new Error(`${collection}.${field} is no number`);
  const value = numberOf(item, field);
  const name = label ?? texts.label(collection, field);
  const rating = (
    <Rating
      label={name}
      min={spec.min}
      max={spec.max}
      value={value}
      valueText={texts.rating(value, spec.max)}
      data-field={field}
      readOnly={readOnly}
      onChange={(next) => {
        actions.set({ collection, id: item.id }, field, next);
      }}
    />
  );
  if (!labelled) return rating;
  return (
    <span className={s['inline']}>
      <span className={s['groupLabel']} aria-hidden>
        {name}
      </span>
      {rating}
    </span>
  );
});

/** One of the field's options; where the model says that nothing chosen is a state, that one can be chosen again. */
export const ChoiceField = memo(function ChoiceField({
  collection,
  item,
  field,
  labelled = false,
  label,
  placeholder,
  ...look
}: ValueFieldProps & ControlLook & { readonly placeholder?: string | undefined }) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const spec = fieldSpecOf(actions.stepId, collection, field);
  const options = spec.kind === 'choice' ? spec.options : [];
  const value = valueOf(item, field);
  const chosen = typeof value === 'string';
  const clearable = spec.kind === 'choice' && spec.clearable === true;
  const set = optionSet(collection, field);
  return (
    <Select
      {...look}
      label={label ?? texts.label(collection, field)}
      hideLabel={!labelled}
      value={chosen ? value : null}
      placeholder={chosen && !clearable ? undefined : readOnly ? texts.option('choice', 'open') : (placeholder ?? texts.option('choice', chosen ? 'clear' : 'none'))}
      options={options.map((option) => ({ value: option, label: texts.option(set, option) }))}
      data-field={field}
      disabled={readOnly}
      onChange={(next) => {
        if (next !== null || clearable) actions.set({ collection, id: item.id }, field, next);
      }}
    />
  );
});

/** A flag of an item as a box to tick. */
export const FlagField = memo(function FlagField({ collection, item, field, labelled = false, label }: ValueFieldProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  return (
    <Checkbox
      label={label ?? texts.label(collection, field)}
      hideLabel={!labelled}
      checked={valueOf(item, field) === true}
      disabled={readOnly}
      onChange={(checked) => {
        actions.set({ collection, id: item.id }, field, checked);
      }}
    />
  );
});

/** A flag of an item as a star: chosen or not. */
export const StarField = memo(function StarField({ collection, item, field, label }: ValueFieldProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const readOnly = useReadOnly();
  const on = valueOf(item, field) === true;
  return (
    <span className={s['star']}>
      <PlainButton
        label={label ?? texts.label(collection, field)}
        aria-pressed={on}
        disabled={readOnly}
        icon={<span className={s['starMark']} />}
        onClick={() => {
          actions.set({ collection, id: item.id }, field, !on);
        }}
      />
    </span>
  );
});
