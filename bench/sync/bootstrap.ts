import { join } from 'node:path';

import Database from 'better-sqlite3';
import postgres from 'postgres';

import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import { temporaryDataDir } from '../data.ts';
import type { Remote } from './data.ts';
import { atRest, openLaptop, until, type BenchLaptop } from './laptop.ts';

/** A fresh laptop fetches all workshops of its person: seconds from connecting until the last of them is on its disk, and the laptop. */
export async function bootstrap(remote: RemoteStore, workshops: number): Promise<{ readonly seconds: number; readonly laptop: BenchLaptop }> {
  const laptop = openLaptop();
  let came = 0;
  let stored = 0;
  laptop.store.onCommit(({ changes }) => {
    came += changes.filter(({ kind, ...change }) => kind === 'inserted' && 'table' in change && change.table === 'workshops').length;
    if (stored === 0 && came >= workshops) stored = performance.now();
  });
  const start = performance.now();
  const engine = laptop.connect(remote);
  await until(() => engine.status().available.length >= workshops);
  engine.fetch(engine.status().available.map(({ workshopId }) => workshopId));
  await until(() => stored > 0);
  await until(() => atRest(engine, workshops));
  return { seconds: (stored - start) / 1_000, laptop };
}

/** The same rows by COPY out of PostgreSQL and one bulk insert into a table of SQLite with the same key; seconds. */
export async function plainCopy(remote: Remote, notes: number, address = remote.address): Promise<number> {
  const data = temporaryDataDir();
  const sql = postgres(address, { max: 1, prepare: false, onnotice: () => undefined });
  await sql`SELECT 1`;
  const start = performance.now();
  const db = new Database(join(data.dir, 'plain.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE plain (scope text, table_name text, row_id text, path text, value text, hlc text, actor text, PRIMARY KEY (scope, table_name, row_id, path)) WITHOUT ROWID');
  const insert = db.prepare('INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?, ?)');
  const stream = await sql`COPY (SELECT scope, table_name, row_id, path, value, hlc, actor FROM sync_register WHERE scope <> 'catalog') TO STDOUT`.readable();
  let rest = '';
  let rows = 0;
  db.exec('BEGIN');
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) insert.run(...line.split('\t'));
    rows += lines.length;
  }
  db.exec('COMMIT');
  const seconds = (performance.now() - start) / 1_000;
  if (rows < notes * 5) throw new Error(`${rows} rows copied`);
  db.close();
  await sql.end();
  data.remove();
  return seconds;
}
