import type { Database } from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

import * as schema from '../../shared/schema/sqlite/index.ts';

/** Drizzle over the laptop's database, for reads. Writes through it are refused by the guard triggers. */
export type Orm = BetterSQLite3Database<typeof schema>;

/** Wraps an open connection. */
export function createOrm(db: Database): Orm {
  return drizzle(db, { schema });
}
