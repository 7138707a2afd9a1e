import type { Database } from 'better-sqlite3';

import { canonicalJson } from '../../electron/core/sync/canonical-json.ts';
import { hlcMs, laterHlc, ZERO_HLC } from '../../electron/core/sync/hlc.ts';
import { materialize } from '../../electron/core/sync/materialize.ts';
import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';

type Row = Readonly<Record<string, unknown>>;

interface StoredRegister {
  readonly table_name: string;
  readonly row_id: string;
  readonly path: string;
  readonly value: string | null;
  readonly hlc: string;
}

/** The six tables in an order in which parents come first. */
export const DOMAIN_TABLES = ['step_definitions', 'workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs'] as const;

/** The rows of the six tables as they are, by table, each sorted by id. */
export function storedRows(db: Database): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(DOMAIN_TABLES.map((table) => [table, db.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY id`).all()]));
}

/** The rows as the registers alone say they should be: a second, plain telling of what the store does step by step. */
export function projectedRows(db: Database): Readonly<Record<string, readonly Row[]>> {
  const registers = db.prepare<[], StoredRegister>('SELECT table_name, row_id, path, value, hlc FROM sync_register').all();
  return Object.fromEntries(
    DOMAIN_TABLES.map((table) => {
      const ofTable = registers.filter((register) => register.table_name === table);
      const ids = new Set(ofTable.map((register) => register.row_id));
      const rows = [...ids].flatMap((id) => projectRow(db, table, id, ofTable.filter((register) => register.row_id === id)));
      return [table, rows.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))];
    }),
  );
}

function projectRow(db: Database, table: string, id: string, registers: readonly StoredRegister[]): Row[] {
  const valueAt = (path: string): string | null => registers.find((register) => register.path === path)?.value ?? null;
  if (valueAt('$row') !== 'true') return [];
  const names = db.pragma(`table_info(${table})`) as { readonly name: string }[];
  const newest = registers.reduce((so, register) => laterHlc(so, register.hlc), ZERO_HLC);
  const entries = names.map(({ name }): [string, unknown] => {
    if (name === 'id') return [name, id];
    if (name === 'updated_at') return [name, hlcMs(newest)];
    if (name === 'output') return [name, outputOf(registers)];
    const text = valueAt(name);
    return [name, text === null ? null : JSON.parse(text)];
  });
  return [Object.fromEntries(entries)];
}

function outputOf(registers: readonly StoredRegister[]): string | null {
  const tree = emptyTree();
  for (const { path, value, hlc } of registers) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(value, hlc));
  }
  const text = canonicalJson(materialize(tree));
  return text === '{}' ? null : text;
}
