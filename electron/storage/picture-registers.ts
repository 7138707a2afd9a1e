import type { Database } from 'better-sqlite3';

import { picturesNamedIn } from '../../shared/domain/attachments.ts';
import { joinParts, PART_COUNT_PATH, partPath, PICTURE_TABLE } from '../core/sync/carried-pictures.ts';
import { OUTPUT_PATHS, ROW_PATH } from '../core/sync/register-path.ts';
import type { RegisterTable, RowKey } from './register-table.ts';
import type { Writing } from './row-writer.ts';

/** Pictures among the registers of workshops; none of them shows in a table. */
export interface PictureRegisters {
  /** Pictures that a workshop's outputs refer to, also those of deleted items. */
  named(workshopId: string): readonly string[];
  /** JSON texts of a picture's registers by path. */
  parts(workshopId: string, sha256: string): ReadonlyMap<string, string | null>;
  /** The base64 as each workshop that has all parts holds it, unchecked. */
  whole(sha256: string): Iterable<string>;
  write(workshopId: string, sha256: string, at: number, parts: number, data: string, writing: Writing): void;
}

/** Prepares the statements. */
export function createPictureRegisters(db: Database, registers: RegisterTable): PictureRegisters {
  const ofScope = 'FROM sync_scope_key s CROSS JOIN sync_row_key k ON k.scope_id = s.id CROSS JOIN sync_entry e ON e.row = k.id WHERE s.scope = ?';
  const naming = db
    .prepare<[string, string, string], string>(`SELECT e.value ${ofScope} AND k.table_name = 'workshop_steps' AND e.path > ? AND e.path < ? AND e.value LIKE '%"sha256"%'`)
    .pluck();
  const scopes = db
    .prepare<[string], string>(`SELECT s.scope FROM sync_scope_key s CROSS JOIN sync_row_key k ON k.scope_id = s.id WHERE k.table_name = '${PICTURE_TABLE}' AND k.row_id = ? ORDER BY s.id`)
    .pluck();

  const keyOf = (scope: string, id: string): RowKey => ({ scope, table: PICTURE_TABLE, id });
  const parts = (workshopId: string, sha256: string): ReadonlyMap<string, string | null> =>
    new Map(registers.readBetween(keyOf(workshopId, sha256), '', '~').map(({ path, value }) => [path, value]));

  return {
    parts,
    named(workshopId) {
      const names = new Set<string>();
      for (const text of naming.iterate(workshopId, OUTPUT_PATHS.after, OUTPUT_PATHS.before)) for (const name of picturesNamedIn(text)) names.add(name);
      return [...names];
    },
    *whole(sha256) {
      for (const scope of scopes.all(sha256)) {
        const base64 = joinParts(parts(scope, sha256));
        if (base64 !== undefined) yield base64;
      }
    },
    write(workshopId, sha256, at, count, data, writing) {
      const key = keyOf(workshopId, sha256);
      // Who has been away for long keeps only rows that say they are there.
      if (registers.read(key, ROW_PATH) === undefined) registers.write(key, ROW_PATH, 'true', writing.tick(), writing);
      if (registers.read(key, PART_COUNT_PATH) !== String(count)) registers.write(key, PART_COUNT_PATH, String(count), writing.tick(), writing);
      registers.write(key, partPath(at), JSON.stringify(data), writing.tick(), writing);
    },
  };
}
