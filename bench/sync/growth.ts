import { statSync } from 'node:fs';

import Database from 'better-sqlite3';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import { noteId, stepRowId, workshopId, type Remote } from './data.ts';
import { rest, type Synced } from './edits.ts';
import { writeField } from './laptop.ts';

const EDITS = 100_000;
const NOTES = 100;
/** Edits between two turns of the event loop, in which sync sends. */
const A_TURN = 250;

interface Size {
  readonly registers: number;
  readonly bytes: number;
  readonly remoteRegisters: number;
}

/** How registers on both ends, and the laptop's file, grow while the same 100 notes are dragged about 100,000 times and synced meanwhile. */
export async function growth(synced: Synced, remote: Remote): Promise<{ readonly registers: number; readonly bytes: number; readonly remoteRegisters: number }> {
  const row = stepRowId(workshopId(0), 'ideate');
  const before = await sizeOf(synced, remote);
  for (let n = 0; n < EDITS; n += 1) {
    writeField(synced.laptop.store, row, ['ideas', noteId(n % NOTES), 'position'], { x: n % 977, y: n % 613 });
    if (n % A_TURN === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await rest(synced.engine);
  const after = await sizeOf(synced, remote);
  return { registers: after.registers / before.registers, bytes: after.bytes / before.bytes, remoteRegisters: after.remoteRegisters / before.remoteRegisters };
}

async function sizeOf({ laptop }: Synced, remote: Remote): Promise<Size> {
  const db = new Database(databaseFiles(laptop.dir).database);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const registers = Number(db.prepare('SELECT count(*) FROM sync_register').pluck().get());
  db.close();
  const [row] = await remote.sql('SELECT count(*)::int AS n FROM sync_register');
  return { registers, bytes: statSync(databaseFiles(laptop.dir).database).size, remoteRegisters: Number(row?.['n']) };
}
