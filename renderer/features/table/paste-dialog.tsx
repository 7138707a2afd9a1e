import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf, listItems } from '../../../shared/domain/collections.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { keysAfter } from '../../../shared/domain/order-key.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { specOf } from '../step/collections.ts';
import { useActions } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { parseTable } from './parse-table.ts';
import s from './paste-dialog.module.css';
import { guessTargets, planRows, type PasteColumn, type PastePlan, type PasteTargets } from './paste-plan.ts';
import { readCell } from './read-cell.ts';
import { useTableFields } from './table-fields.ts';

export interface PasteDialogProps {
  readonly collection: string;
  /** Fields that cells can go into, in the table's order; all by default. */
  readonly fields?: readonly string[] | undefined;
  /** Fields of every new item. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined;
  /** What was pasted; empty to begin with an empty field. */
  readonly text: string;
  readonly onClose: () => void;
}

const PREVIEW_ROWS = 5;
const MOST_MISFITS = 6;

/** Turns rows of a spreadsheet into items: shows what goes where and what does not fit, and adds nothing before it is asked to. */
export function PasteDialog({ collection, fields, defaults, text: pasted, onClose }: PasteDialogProps) {
  const { t } = useTranslation('table');
  const { t: ui } = useTranslation('ui');
  const texts = useFieldTexts();
  const [text, setText] = useState(pasted);
  const [chosen, setChosen] = useState<PasteTargets | null>(null);
  const columns = usePasteColumns(collection, fields);
  const { rows, brokenQuoteLine } = useMemo(() => parseTable(text), [text]);
  const targets = useMemo(() => chosen ?? guessTargets(rows, columns), [chosen, rows, columns]);
  const plan = useMemo(() => planRows(rows, targets, columns), [rows, targets, columns]);
  const { room, add } = useAddRows(collection, defaults);
  const tooMany = plan.items.length > room;
  const change = (value: string): void => {
    setText(value);
    setChosen(null);
  };
  return (
    <Dialog
      open
      wide
      title={t('title', { collection: texts.collection(collection) })}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={plan.items.length === 0 || tooMany}
            onPress={() => {
              add(plan.items);
              onClose();
            }}
          >
            {plan.items.length === 0 ? t('addNone') : t('add', { count: plan.items.length })}
          </Button>
        </>
      }
    >
      <div className={s['body']}>
        <p className={s['hint']}>{t('hint')}</p>
        <div className={s['text']}>
          <TextArea label={t('text')} value={text} rows={4} onChange={change} spellCheck={false} />
        </div>
        {brokenQuoteLine !== null && (
          <Callout tone="warn" title={t('brokenQuotes', { line: brokenQuoteLine })}>
            {t('brokenQuotesText')}
          </Callout>
        )}
        {rows.length > 0 && <Preview rows={rows} targets={targets} columns={columns} onChange={setChosen} />}
        {tooMany && <Callout tone="error" title={t('tooMany', { count: room })} />}
        <Leftovers plan={plan} />
      </div>
    </Dialog>
  );
}

function usePasteColumns(collection: string, only: readonly string[] | undefined): readonly PasteColumn[] {
  const texts = useFieldTexts();
  const fields = useTableFields(collection, only);
  return useMemo(
    () =>
      fields.map(({ id, header, spec, options }) => ({
        id,
        header,
        names: [id],
        read: (cell: string) => readCell(spec, cell, { locale: texts.locale, options }),
      })),
    [fields, texts],
  );
}

/** Adds items as one edit for undo, in as many requests as it takes; `room` is how many the collection still holds. */
function useAddRows(collection: string, defaults: Readonly<Record<string, unknown>> | undefined) {
  const { t } = useTranslation('table');
  const { stepId, output, apply } = useActions();
  const toast = useToast();
  const room = LIMITS.itemsPerCollection - Object.keys(itemsOf(output(), collection)).length;
  const add = (items: PastePlan['items']): void => {
    const { prefix } = specOf(stepId, collection);
    const last = listItems(output(), collection).at(-1)?.order;
    const keys = keysAfter(typeof last === 'string' ? last : null, items.length);
    const operations = items.map((fields, index): StepOperation => {
      // `keys` is as long as `items`.
      return { kind: 'add', collection, id: createPrefixedId(prefix), fields: { ...defaults, ...fields }, order: keys[index] as string };
    });
    const gesture = createPrefixedId('pst');
    for (let at = 0; at < operations.length; at += LIMITS.operationsPerRequest) apply(operations.slice(at, at + LIMITS.operationsPerRequest), gesture);
    toast({ text: t('added', { count: items.length }) });
  };
  return { room, add };
}

interface PreviewProps {
  readonly rows: readonly (readonly string[])[];
  readonly targets: PasteTargets;
  readonly columns: readonly PasteColumn[];
  readonly onChange: (targets: PasteTargets) => void;
}

function Preview({ rows, targets, columns, onChange }: PreviewProps) {
  const { t } = useTranslation('table');
  const { header } = targets;
  const shown = rows.slice(header ? 1 : 0, PREVIEW_ROWS + (header ? 1 : 0));
  const more = rows.length - shown.length - (header ? 1 : 0);
  const names = targets.targets.map((_, at) => (header ? rows[0]?.[at] : undefined) || t('column', { number: at + 1 }));
  return (
    <div className={s['preview']}>
      <Switch
        label={t('header')}
        checked={header}
        onChange={(on) => {
          onChange({ ...targets, header: on });
        }}
      />
      <div className={s['scroll']} tabIndex={0} role="region" aria-label={t('preview')}>
        <table className={s['table']}>
          <thead>
            <tr>
              {targets.targets.map((target, at) => (
                <th key={at} scope="col">
                  <span className={s['name']} aria-hidden>
                    {names[at]}
                  </span>
                  <Select
                    label={t('goesInto', { column: names[at] ?? '' })}
                    hideLabel
                    size="sm"
                    value={target}
                    placeholder={t('leaveOut')}
                    options={columns.map(({ id, header: label }) => ({ value: id, label }))}
                    onChange={(id) => {
                      onChange({ header, targets: targets.targets.map((before, index) => (index === at ? id : before === id ? null : before)) });
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {targets.targets.map((target, at) => (
                  <td key={at} className={target === null ? s['out'] : undefined}>
                    <span className={s['cell']}>{row[at]}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={s['hint']}>{t('more', { count: more })}</p>}
    </div>
  );
}

/** What will not be taken over, said before it happens. */
function Leftovers({ plan }: { readonly plan: PastePlan }) {
  const { t } = useTranslation('table');
  const { misfits, leftOut } = plan;
  return (
    <>
      {misfits.length > 0 && (
        <Callout tone="warn" title={t('misfits', { count: misfits.length })}>
          <ul className={s['misfits']}>
            {misfits.slice(0, MOST_MISFITS).map(({ row, column, text }, index) => (
              <li key={index}>{t('misfit', { row, column, text: text.length > 60 ? `${text.slice(0, 60)}…` : text })}</li>
            ))}
            {misfits.length > MOST_MISFITS && <li>{t('more', { count: misfits.length - MOST_MISFITS })}</li>}
          </ul>
        </Callout>
      )}
      {leftOut > 0 && <p className={s['hint']}>{t('leftOut', { count: leftOut })}</p>}
    </>
  );
}
