import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { ItemMenu, moveKeys } from '../items/item-menu.tsx';
import type { ItemCommands } from '../items/use-item-commands.ts';
import { itemAttributes } from '../step/focus-item.ts';
import s from './item-table.module.css';
import { sortedRows, type SortValue } from './sort-rows.ts';
import { useTablePaste, type PasteInto } from './table-paste.tsx';

/** One column. Columns must be the same objects from render to render, or every row renders again. */
export interface Column<I> {
  readonly id: string;
  readonly header: string;
  /** CSS width; columns without one share the rest. */
  readonly width?: string | undefined;
  readonly cell: (item: I) => ReactNode;
  /** Its cells hold figures, which stand below one another by their last digit. */
  readonly numeric?: boolean | undefined;
  /** Makes the column sortable. Null sorts last in both directions. */
  readonly sort?: ((item: I) => SortValue) | undefined;
}

interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export interface ItemTableProps<I extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly Column<I>[];
  readonly items: readonly I[];
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
  /** Narrowest width before it scrolls sideways. */
  readonly minWidth?: string | undefined;
  readonly defaultSort?: Sorting | undefined;
  /** Stands under the last row: usually the fast entry. */
  readonly entry?: ReactNode;
  /** Takes rows of a spreadsheet. */
  readonly paste?: PasteInto | undefined;
}

/**
 * Items as rows, edited in their cells. Up and down keys go from row to row, Alt with them moves a row, headers sort. While a
 * row is being edited its place is held, so that sorting never pulls it away.
 */
export function ItemTable<I extends { readonly id: string }>({
  label,
  columns,
  items,
  commands,
  menuLabel,
  minWidth,
  defaultSort,
  entry,
  paste,
}: ItemTableProps<I>) {
  const { t } = useTranslation('ui');
  const pasting = useTablePaste(paste);
  const [sorting, setSorting] = useState<Sorting | null>(defaultSort ?? null);
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const value = columns.find((column) => column.id === sorting?.column)?.sort;
  const rows = useMemo(
    () => (sorting === null || value === undefined ? items : sortedRows(items, value, sorting.descending, held)),
    [items, value, sorting, held],
  );
  return (
    <div className={s['frame']} data-list="" onPasteCapture={pasting.onPasteCapture}>
      <div className={s['scroll']}>
        <table className={s['table']} aria-label={label} style={minWidth === undefined ? undefined : ({ '--table-width': minWidth } as CSSProperties)}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
              ))}
              <th scope="col" className={s['menuCell']}>
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody
            onFocus={() => {
              setHeld((now) => now ?? rows.map((row) => row.id));
            }}
            onBlur={(event) => {
              const row = (event.target as HTMLElement).closest('tr');
              if (row?.contains(event.relatedTarget) !== true) setHeld(null);
            }}
          >
            {rows.map((item) => (
              <Row key={item.id} item={item} columns={columns} commands={commands} menuLabel={menuLabel} />
            ))}
          </tbody>
        </table>
      </div>
      {(entry !== undefined || paste !== undefined) && (
        <div className={s['entry']}>
          <div className={s['entryLine']}>{entry}</div>
          {pasting.button}
        </div>
      )}
      {pasting.dialog}
    </div>
  );
}

function Head<I>({ column, sorting, onSort }: { readonly column: Column<I>; readonly sorting: Sorting | null; readonly onSort: (sorting: Sorting | null) => void }) {
  const style = column.width === undefined ? undefined : { width: column.width };
  if (column.sort === undefined) {
    return (
      <th scope="col" style={style} className={column.numeric === true ? s['numeric'] : undefined}>
        {column.header}
      </th>
    );
  }
  const active = sorting?.column === column.id;
  const Icon = !active ? ArrowUpDown : sorting.descending ? ArrowDown : ArrowUp;
  const next = !active ? { column: column.id, descending: true } : sorting.descending ? { column: column.id, descending: false } : null;
  return (
    <th scope="col" style={style} className={column.numeric === true ? s['numeric'] : undefined} aria-sort={!active ? 'none' : sorting.descending ? 'descending' : 'ascending'}>
      <button
        type="button"
        className={s['sort']}
        onClick={() => {
          onSort(next);
        }}
      >
        {column.header}
        <Icon aria-hidden />
      </button>
    </th>
  );
}

interface RowProps<I> {
  readonly item: I;
  readonly columns: readonly Column<I>[];
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
}

function RowView<I extends { readonly id: string }>({ item, columns, commands, menuLabel }: RowProps<I>) {
  return (
    <tr {...itemAttributes(item.id)} onKeyDown={moveKeys(item, commands)}>
      {columns.map((column) => (
        <td key={column.id} className={column.numeric === true ? s['numeric'] : undefined}>
          {column.cell(item)}
        </td>
      ))}
      <td className={s['menuCell']}>
        <ItemMenu label={menuLabel} item={item} commands={commands} />
      </td>
    </tr>
  );
}

const Row = memo(RowView) as typeof RowView;

/** A value in a table that cannot be edited there, lined up with the fields beside it. */
export function CellValue({ children }: { readonly children: ReactNode }) {
  return <span className={s['value']}>{children}</span>;
}
