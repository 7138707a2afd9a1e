import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { listItems } from '../../../shared/domain/collections.ts';
import type { AnyItem } from '../../../shared/domain/step-model.ts';
import type { Listed } from '../../../shared/domain/collections.ts';
import { RefField, RefsField } from '../fields/reference-fields.tsx';
import { TextField } from '../fields/text-field.tsx';
import { ChoiceField, FlagField, NumberField, RatingField } from '../fields/value-fields.tsx';
import { QuickAdd } from '../items/quick-add.tsx';
import { useGrowing } from '../items/use-growing.ts';
import { useItemCommands, type CommandGroup } from '../items/use-item-commands.ts';
import { specOf } from '../step/collections.ts';
import { useActions, useAnyOutput } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { CellValue, ItemTable, type Column } from './item-table.tsx';
import { useTableFields, type TableField } from './table-fields.ts';

/** Any item of a collection. */
export type Row = Listed<AnyItem>;

export interface CollectionTableProps {
  readonly collection: string;
  /** Columns, in order; all fields but places, drawings and checklists by default. */
  readonly fields?: readonly string[] | undefined;
  /** Fields of items that are added or pasted here. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined;
  /** Further entries of the rows' menus. */
  readonly groups?: readonly CommandGroup<Row>[] | undefined;
}

const GROWTH = { first: 12, more: 24 };

/** All items of a collection of the page's step as a table: every field edited in its cell, rows pasted from a spreadsheet. */
export function CollectionTable({ collection, fields: only, defaults, groups }: CollectionTableProps) {
  const { t } = useTranslation('table');
  const { stepId, addAll } = useActions();
  const texts = useFieldTexts();
  const output = useAnyOutput(stepId);
  const items = useStableRows(output[collection], collection);
  const fields = useTableFields(collection, only);
  const columns = useMemo(() => fields.map((field) => columnOf(collection, field, texts.locale)), [collection, fields, texts]);
  const commands = useItemCommands<Row>({ collection, siblings: () => items, groups });
  const count = useGrowing(items.length, GROWTH);
  const shown = useMemo(() => items.slice(0, count), [items, count]);
  const { label } = specOf(stepId, collection);
  return (
    <ItemTable
      label={texts.collection(collection)}
      columns={columns}
      items={shown}
      commands={commands}
      menuLabel={t('rowMenu')}
      minWidth={`${String(columns.reduce((sum, { width }) => sum + Number.parseFloat(width ?? '13'), 3))}rem`}
      paste={{ collection, fields: only, defaults }}
      entry={
        <QuickAdd
          label={texts.add(collection)}
          collection={collection}
          field={label}
          onAdd={(lines) => {
            addAll(
              collection,
              lines.map((text) => ({ ...defaults, [label]: text })),
            );
          }}
        />
      }
    />
  );
}

const rows = new WeakMap<object, Row>();

/** Rows in their order; one that did not change is the same object again. */
function useStableRows(items: unknown, collection: string): readonly Row[] {
  return useMemo(
    () =>
      listItems({ [collection]: items }, collection).map((fresh) => {
        const stored = (items as Readonly<Record<string, object>>)[fresh.id] ?? fresh;
        const known = rows.get(stored);
        if (known?.id === fresh.id) return known;
        rows.set(stored, fresh);
        return fresh;
      }),
    [items, collection],
  );
}

/** Longer names than this are sentences, and need as much room as a column of text. */
const SENTENCE = 32;

const isWordy = (options: TableField['options']): boolean => options.some(({ label }) => label.length > SENTENCE);

function columnOf(collection: string, field: TableField, locale: string): Column<Row> {
  const { id, header, spec, options } = field;
  const sort = (item: Row): number | string | null => {
    const value = item[id];
    if (typeof value === 'number') return value;
    return typeof value === 'string' && value !== '' ? (options.find((option) => option.value === value)?.label ?? value).toLocaleLowerCase(locale) : null;
  };
  switch (spec.kind) {
    case 'text':
      return { id, header, sort, width: spec.multiline ? undefined : '12rem', cell: (item) => <TextField collection={collection} item={item} field={id} bare column={id} /> };
    case 'number': {
      const rated = spec.integer && spec.min >= -2 && spec.max <= 5;
      const cell = (item: Row) =>
        rated ? (
          <CellValue>
            <RatingField collection={collection} item={item} field={id} />
          </CellValue>
        ) : (
          <NumberField collection={collection} item={item} field={id} bare />
        );
      return { id, header, sort, width: '8.5rem', cell, numeric: !rated };
    }
    case 'flag':
      return {
        id,
        header,
        width: '6.5rem',
        cell: (item) => (
          <CellValue>
            <FlagField collection={collection} item={item} field={id} />
          </CellValue>
        ),
      };
    case 'choice':
      return { id, header, sort, width: '10rem', cell: (item) => <ChoiceField collection={collection} item={item} field={id} bare /> };
    case 'ref':
      return { id, header, sort, width: isWordy(options) ? undefined : '12rem', cell: (item) => <RefField collection={collection} item={item} field={id} options={options} bare /> };
    case 'refs':
      return {
        id,
        header,
        width: '17rem',
        cell: (item) => (
          <CellValue>
            <RefsField collection={collection} item={item} field={id} options={options} />
          </CellValue>
        ),
      };
    case 'choices':
    case 'position':
    case 'strokes':
    case 'picture':
    case 'timer':
      return { id, header, cell: () => null };
  }
}
