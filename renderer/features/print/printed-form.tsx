import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { listItems } from '../../../shared/domain/collections.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import type { AnyItem, Stroke } from '../../../shared/domain/step-model.ts';
import { stepModel } from '../../../shared/domain/step-models.ts';
import { useWorkshop } from '../../connection/hooks.ts';
import { useShownOutput } from '../facilitation/private-brainstorm.tsx';
import { SketchView } from '../sketch/sketch-view.tsx';
import { specOf } from '../step/collections.ts';
import { useTableFields, type TableField } from '../table/table-fields.ts';
import { useFieldTexts } from '../texts.ts';
import s from './printed-form.module.css';

/** More columns than this do not fit beside each other on A4. */
const MOST_COLUMNS = 5;
/** Empty rows where nothing has been written down yet. */
const EMPTY_ROWS = 6;

export interface PrintedFormProps {
  readonly workshopId: string;
  readonly stepId: string;
  readonly onDone: () => void;
}

/** A step on paper: all its collections, with empty lines for those that hold nothing. Never the facilitator's notes. */
export function PrintedForm({ workshopId, stepId, onDone }: PrintedFormProps) {
  const { t, i18n } = useTranslation('print');
  const { t: steps } = useTranslation('steps');
  const workshop = useWorkshop(workshopId);
  usePrinting(onDone);
  const name = isStepId(stepId) ? steps(`${stepId}.name`) : stepId;
  return (
    <div data-print="form" className={s['form']}>
      <header className={s['head']}>
        <p className={s['workshop']}>
          {workshop?.title} · {new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date())}
        </p>
        <h1>{name}</h1>
        {isStepId(stepId) && <p className={s['question']}>{steps(`${stepId}.question`)}</p>}
      </header>
      {Object.keys(stepModel(stepId).collections).map((collection) => (
        <FormSection key={collection} stepId={stepId} collection={collection} empty={t('empty')} />
      ))}
    </div>
  );
}

/** Opens the browser's print dialog once the form stands in the page, and tells when it has closed. */
function usePrinting(onDone: () => void): void {
  useEffect(() => {
    const page = document.documentElement;
    page.dataset['printForm'] = '';
    const timer = setTimeout(() => {
      window.addEventListener('afterprint', onDone, { once: true });
      window.print();
    }, 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', onDone);
      delete page.dataset['printForm'];
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the form prints once, when it comes up.
  }, []);
}

function FormSection({ stepId, collection, empty }: { readonly stepId: string; readonly collection: string; readonly empty: string }) {
  const texts = useFieldTexts();
  const spec = specOf(stepId, collection);
  const fields = useTableFields(collection, Object.keys(spec.fields)).filter(({ id }) => id !== 'color' && id !== 'avatarColor');
  const items = listItems(useShownOutput(stepId), collection);
  const drawn = Object.entries(spec.fields).find(([, field]) => field.kind === 'strokes')?.[0];
  return (
    <section className={s['section']}>
      <h2>
        {texts.collection(collection)} <span className={s['count']}>{items.length === 0 ? empty : items.length}</span>
      </h2>
      {drawn !== undefined ? (
        <ul className={s['sketches']}>
          {items.map((item) => (
            <li key={item.id}>
              <SketchView strokes={(item[drawn] as readonly Stroke[] | undefined) ?? []} title={texts.unnamed(collection)} />
              {fields.map((field) => (
                <p key={field.id}>{shown(field, item, texts.locale)}</p>
              ))}
            </li>
          ))}
        </ul>
      ) : fields.length <= MOST_COLUMNS ? (
        <Rows fields={fields} items={items} locale={texts.locale} />
      ) : (
        <Blocks label={spec.label} fields={fields} items={items} locale={texts.locale} />
      )}
    </section>
  );
}

interface Listing {
  readonly fields: readonly TableField[];
  readonly items: readonly (AnyItem & { readonly id: string })[];
  readonly locale: string;
}

function Rows({ fields, items, locale }: Listing) {
  return (
    <table className={s['table']}>
      <thead>
        <tr>
          {fields.map(({ id, header }) => (
            <th key={id}>{header}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            {fields.map((field) => (
              <td key={field.id}>{shown(field, item, locale)}</td>
            ))}
          </tr>
        ))}
        {items.length === 0 &&
          Array.from({ length: EMPTY_ROWS }, (_, row) => (
            <tr key={row}>
              {fields.map(({ id }) => (
                <td key={id} className={s['line']} />
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Blocks({ label, fields, items, locale }: Listing & { readonly label: string }) {
  const title = fields.find(({ id }) => id === label);
  const rest = fields.filter((field) => field !== title);
  const blocks: readonly (AnyItem & { readonly id: string })[] = items.length === 0 ? [{ id: 'empty' }] : items;
  if (title === undefined) return null;
  return (
    <ul className={s['blocks']}>
      {blocks.map((item) => (
        <li key={item.id} className={s['block']}>
          <h3>{shown(title, item, locale) || title.header}</h3>
          <dl>
            {rest.map((field) => (
              <div key={field.id} className={s['pair']}>
                <dt>{field.header}</dt>
                <dd>{shown(field, item, locale)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** A value in words; nothing for what is not known. */
function shown({ id, spec, options }: TableField, item: AnyItem, locale: string): ReactNode {
  const value = item[id];
  const word = (one: unknown): string => options.find((option) => option.value === one)?.label ?? '';
  switch (spec.kind) {
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'number':
      return typeof value === 'number' ? value.toLocaleString(locale) : '';
    case 'flag':
      return value === true ? '✓' : '';
    case 'choice':
    case 'ref':
      return word(value);
    case 'choices':
    case 'refs':
      return Array.isArray(value) ? value.map(word).filter(Boolean).join(', ') : '';
    case 'position':
    case 'strokes':
    case 'picture':
    case 'timer':
      return '';
  }
}
