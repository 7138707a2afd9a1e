import { Plus, X } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listItems } from '../../../shared/domain/collections.ts';
import { labelOf } from '../../../shared/domain/carry-forward.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import type { RefTarget } from '../../../shared/domain/step-model.ts';
import { PlainButton } from '../../ui/button.tsx';
import type { ControlLook } from '../../ui/field.tsx';
import { RowMenu } from '../../ui/menu.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { Changes, useReadOnly } from '../../ui/read-only.tsx';
import { useIsHiddenIn } from '../facilitation/private-brainstorm.tsx';
import { useActions, usePart } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import s from './fields.module.css';

const LONGEST_LABEL = 90;
/** Up to here a list is put into every select at once; longer ones only when the select is about to be used. */
const EAGER_OPTIONS = 12;

/** What a reference can point to: every item of a collection, by its label. The same array until a label changes. */
export function useRefOptions(target: RefTarget): readonly SelectOption[] {
  const { step, collection } = target;
  const texts = useFieldTexts();
  const items = usePart(step, (output) => output[collection]);
  const isHidden = useIsHiddenIn(step, collection);
  const hidden = useTranslation('room').t('privately.hidden');
  const options = useMemo(
    () =>
      listItems({ [collection]: items }, collection).map((item) => ({
        value: item.id,
        label: isHidden(item) ? hidden : shortened(labelOf({ step, collection }, item)) || texts.unnamed(collection),
      })),
    [items, step, collection, texts, isHidden, hidden],
  );
  return useStable(options);
}

/** One line of at most 90 characters. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}

function useStable(options: readonly SelectOption[]): readonly SelectOption[] {
  const key = JSON.stringify(options);
  // The text of the options is their identity: an edit of other fields must not make every select render again.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `options` changes with `key`, or says the same.
  return useMemo(() => options, [key]);
}

interface ReferenceProps extends ControlLook {
  readonly collection: string;
  readonly item: { readonly id: string };
  readonly field: string;
  readonly options: readonly SelectOption[];
  readonly labelled?: boolean | undefined;
  readonly label?: string | undefined;
  /** Words for no reference. */
  readonly none?: string | undefined;
}

/** A reference to one item. What points to an item that is gone shows as none. */
export const RefField = memo(function RefField({ collection, item, field, options, labelled = false, label, none, ...look }: ReferenceProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const [armed, setArmed] = useState(false);
  const readOnly = useReadOnly();
  const stored = (item as Readonly<Record<string, unknown>>)[field];
  const chosen = options.find((option) => option.value === stored);
  const shown = armed || options.length <= EAGER_OPTIONS ? options : chosen === undefined ? [] : [chosen];
  const arm = (): void => {
    setArmed(true);
  };
  return (
    <Select
      {...look}
      label={label ?? texts.label(collection, field)}
      hideLabel={!labelled}
      value={chosen?.value ?? null}
      placeholder={none ?? texts.option('ref', 'none')}
      options={shown}
      data-field={field}
      disabled={readOnly}
      onFocus={arm}
      onPointerEnter={arm}
      onChange={(id) => {
        actions.set({ collection, id: item.id }, field, id);
      }}
    />
  );
});

/** References to several items: chips with a menu that adds and takes away. */
export const RefsField = memo(function RefsField({ collection, item, field, options, labelled = false, label }: ReferenceProps) {
  const actions = useActions();
  const texts = useFieldTexts();
  const stored = (item as Readonly<Record<string, unknown>>)[field];
  const ids = Array.isArray(stored) ? (stored as readonly string[]) : [];
  const chosen = ids.flatMap((id) => options.find((option) => option.value === id) ?? []);
  const name = label ?? texts.label(collection, field);
  const toggle = (id: string): void => {
    const next = ids.includes(id) ? ids.filter((known) => known !== id) : [...ids, id].slice(-LIMITS.references);
    actions.set({ collection, id: item.id }, field, next);
  };
  return (
    <div className={s['group']} role="group" aria-label={name}>
      {labelled && (
        <span className={s['groupLabel']} aria-hidden>
          {name}
        </span>
      )}
      <div className={s['chips']}>
        {chosen.map((option) => (
          <span key={option.value} className={s['chip']}>
            <span>{option.label}</span>
            <Changes>
              <PlainButton
                label={`${texts.option('ref', 'remove')}: ${option.label}`}
                icon={<X aria-hidden />}
                onClick={() => {
                  toggle(option.value);
                }}
              />
            </Changes>
          </span>
        ))}
        <Changes>
          <RowMenu
            label={`${texts.option('ref', 'choose')}: ${name}`}
            icon={<Plus aria-hidden />}
            groups={() => [
              {
                id: 'options',
                items:
                  options.length === 0
                    ? [{ id: '', label: texts.option('ref', 'empty'), disabled: true }]
                    : options.map((option) => ({ id: option.value, label: option.label, checked: ids.includes(option.value) })),
              },
            ]}
            onAction={toggle}
          >
            {texts.option('ref', 'choose')}
          </RowMenu>
        </Changes>
      </div>
    </div>
  );
});
