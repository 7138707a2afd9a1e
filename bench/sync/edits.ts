import { join } from 'node:path';

import Database from 'better-sqlite3';
import postgres from 'postgres';

import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import { temporaryDataDir } from '../data.ts';
import { noteId, stepRowId, STEPS, workshopId, type Remote } from './data.ts';
import { atRest, openLaptop, until, writeField, type BenchLaptop } from './laptop.ts';

/** A laptop that holds the first workshop of a remote, in step with it. */
export interface Synced {
  readonly laptop: BenchLaptop;
  readonly engine: SyncEngine;
}

/** Fetches the first workshop onto a fresh laptop. */
export async function syncedLaptop(remote: RemoteStore): Promise<Synced> {
  const laptop = openLaptop();
  const engine = laptop.connect(remote);
  await until(() => engine.status().available.length > 0);
  engine.fetch([workshopId(0)]);
  await rest(engine);
  return { laptop, engine };
}

/** Waits until everything is on both sides. */
export async function rest(engine: SyncEngine): Promise<void> {
  let done = atRest(engine, 1);
  const stop = engine.onChange(() => (done = atRest(engine, 1)));
  await until(() => done || atRest(engine, 1));
  stop();
}

/** The place of note `n` of the first workshop, which has `perStep` in each of its ten steps. */
export function placeOf(n: number, perStep: number): { readonly row: string; readonly note: string } {
  const step = STEPS[Math.floor(n / perStep) % STEPS.length] ?? 'ideate';
  return { row: stepRowId(workshopId(0), step), note: noteId(n % perStep) };
}

/** Writes 1,000 edits with sync paused, each of another note, then lets them go: seconds until all are on the remote. */
export async function drain({ laptop, engine }: Synced, round: string): Promise<number> {
  engine.pause();
  for (let n = 0; n < 1_000; n += 1) {
    const { row, note } = placeOf(n, 100);
    writeField(laptop.store, row, ['ideas', note, 'text'], `Offline edit ${n} of ${round}, written on a train without a network`);
  }
  const start = performance.now();
  engine.resume();
  await rest(engine);
  return (performance.now() - start) / 1_000;
}

/** The same 1,000 rows out of a table of SQLite into PostgreSQL, 500 a statement; seconds. */
export async function plainDrain(remote: Remote, address = remote.address): Promise<number> {
  const data = temporaryDataDir();
  const db = new Database(join(data.dir, 'plain.db'));
  db.exec('CREATE TABLE plain (id integer PRIMARY KEY, path text, value text, hlc text)');
  for (let n = 0; n < 1_000; n += 1) db.prepare('INSERT INTO plain VALUES (?, ?, ?, ?)').run(n, `output/notes/nte_${n}/text`, `Offline edit ${n}, written on a train without a network`, '0'.repeat(32));
  const sql = postgres(address, { max: 1, prepare: false, onnotice: () => undefined });
  await sql`CREATE TABLE IF NOT EXISTS plain_drain (id int PRIMARY KEY, path text, value text, hlc text)`;
  const start = performance.now();
  const rows = db.prepare('SELECT * FROM plain').all() as { id: number; path: string; value: string; hlc: string }[];
  for (const part of [rows.slice(0, 500), rows.slice(500)]) {
    await sql`INSERT INTO plain_drain ${sql(part)} ON CONFLICT (id) DO UPDATE SET value = excluded.value, hlc = excluded.hlc`;
  }
  const seconds = (performance.now() - start) / 1_000;
  await sql.end();
  db.close();
  data.remove();
  return seconds;
}

/** Milliseconds from an edit on one laptop, its disk included, until another one has it on its own disk and tells its pages. */
export async function editToPeer(one: Synced, other: Synced, edits: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < edits; n += 1) {
    const { row, note } = placeOf(n, 10);
    const text = `Live ${n} ${Math.random()}`;
    let arrived = 0;
    const stop = other.laptop.store.onCommit(({ changes }) => {
      if (changes.some((change) => change.kind === 'output' && change.changes.some(({ value }) => value === text))) arrived = performance.now();
    });
    const start = performance.now();
    writeField(one.laptop.store, row, ['ideas', note, 'text'], text);
    await until(() => arrived > 0);
    times.push(arrived - start);
    stop();
    await Promise.all([rest(one.engine), rest(other.engine)]);
  }
  return times;
}

/** Milliseconds from a plain UPDATE with NOTIFY on one connection until another one has read the row; the least that can be. */
export async function plainToPeer(remote: Remote, edits: number, address = remote.address): Promise<readonly number[]> {
  const connect = () => postgres(address, { max: 1, prepare: false, onnotice: () => undefined });
  const [writer, reader, listener] = [connect(), connect(), connect()];
  await writer`CREATE TABLE IF NOT EXISTS plain_peer (id int PRIMARY KEY, value text)`;
  let hinted: () => void = () => undefined;
  await listener.listen('plain_peer', () => hinted());
  const times: number[] = [];
  for (let n = 0; n < edits; n += 1) {
    const hint = new Promise<void>((resolve) => (hinted = resolve));
    const start = performance.now();
    await writer`WITH put AS (INSERT INTO plain_peer VALUES (1, ${String(n)}) ON CONFLICT (id) DO UPDATE SET value = excluded.value) SELECT pg_notify('plain_peer', '')`;
    await hint;
    await reader`SELECT value FROM plain_peer WHERE id = 1`;
    times.push(performance.now() - start);
  }
  await Promise.all([writer.end(), reader.end(), listener.end()]);
  return times;
}

/** Milliseconds of single edits of a workshop that does not sync at the moment, each on disk. */
export function localWrites({ laptop, engine }: Synced, edits: number): readonly number[] {
  engine.pause();
  const times: number[] = [];
  for (let n = 0; n < edits; n += 1) {
    const { row, note } = placeOf(n, 10);
    const start = performance.now();
    writeField(laptop.store, row, ['ideas', note, 'text'], `Edit ${n} of a note that somebody types on a laptop`);
    times.push(performance.now() - start);
  }
  return times;
}

/** The same without sync's tables: the row of the step alone, as JSON text, on disk. */
export function plainWrites(edits: number): readonly number[] {
  const data = temporaryDataDir();
  const db = new Database(join(data.dir, 'plain.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE workshop_steps (id text PRIMARY KEY, output text, updated_at integer)');
  const notes: Record<string, { text: string; color: string }> = {};
  for (let n = 0; n < 10; n += 1) notes[noteId(n)] = { text: 'x'.repeat(60), color: 'yellow' };
  const write = db.prepare('INSERT INTO workshop_steps VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET output = excluded.output, updated_at = excluded.updated_at');
  const times: number[] = [];
  for (let n = 0; n < edits; n += 1) {
    notes[noteId(n % 10)] = { text: `Edit ${n} of a note that somebody types on a laptop`, color: 'yellow' };
    const start = performance.now();
    write.run(`wst_${n % 10}`, JSON.stringify({ notes }), n);
    times.push(performance.now() - start);
  }
  db.close();
  data.remove();
  return times;
}
