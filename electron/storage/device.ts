import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';

import type { Database } from 'better-sqlite3';

import { createPrefixedId } from '../../shared/domain/ids.ts';
import type { Log } from '../core/log.ts';
import { ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';

/** Who this database is, and how far it has written. */
export interface Device {
  /** The 64-bit node of the readings of this run: device and incarnation, 16 hex digits. */
  readonly node: string;
  readonly personId: string;
  readonly lastHlc: Hlc;
  readonly lastTx: number;
  /** The newest place in the log. */
  readonly lastSeq: number;
  /** Milliseconds that the remote's clock was last found ahead of this laptop's. */
  readonly clockOffset: number;
}

/** Statements on the one row of `sync_device`. */
export interface DeviceTable {
  /** Lets the guard triggers pass until `finish` or a rollback. */
  startWriting(): void;
  /** Closes the guard again and stores how far the transaction has come. */
  finish(lastHlc: Hlc, lastTx: number, lastSeq: number): void;
  setClockOffset(ms: number): void;
  /** Starts a new incarnation; answers with its node. Undone where the transaction is rolled back. */
  newIncarnation(): string;
  setPerson(personId: string): void;
}

/** Prepares the statements. */
export function createDeviceTable(db: Database): DeviceTable {
  const start = db.prepare('UPDATE sync_device SET writing = 1 WHERE id = 1');
  const finish = db.prepare<[Hlc, number, number]>('UPDATE sync_device SET last_hlc = ?, last_tx = ?, last_seq = ?, writing = 0 WHERE id = 1');
  const offset = db.prepare<[number]>('UPDATE sync_device SET clock_offset = ? WHERE id = 1');
  const incarnate = db.prepare<[string], string>('UPDATE sync_device SET incarnation = ? WHERE id = 1 RETURNING device || incarnation');
  incarnate.pluck();
  const person = db.prepare<[string]>('UPDATE sync_device SET person_id = ? WHERE id = 1');
  return {
    setClockOffset: (ms) => void offset.run(ms),
    newIncarnation() {
      const node = incarnate.get(randomBytes(4).toString('hex'));
      if (node === undefined) throw new Error('the database does not say who it is');
      return node;
    },
    startWriting: () => void start.run(),
    finish: (lastHlc, lastTx, lastSeq) => void finish.run(lastHlc, lastTx, lastSeq),
    setPerson: (personId) => void person.run(personId),
  };
}

/**
 * Reads who this database is, making it up for a new one, and starts a new incarnation. Every open gets one, because no look
 * at the file can tell for sure that it was not put back from a copy: a copy written over it keeps its place and inode. So two
 * copies of one database, or a database and its own past, never issue the same reading.
 */
export function openDevice(db: Database, path: string, log: Log): Device {
  const incarnation = randomBytes(4).toString('hex');
  const fileKey = fileKeyOf(path);
  const found = db.prepare<[], DeviceRow>('SELECT device, person_id, last_hlc, last_tx, last_seq, file_key, clock_offset FROM sync_device WHERE id = 1').get();
  if (found === undefined) {
    const device = randomBytes(4).toString('hex');
    const personId = createPrefixedId('local');
    db.prepare(
      'INSERT INTO sync_device (id, device, incarnation, person_id, last_hlc, last_tx, file_key, writing) VALUES (1, ?, ?, ?, ?, 0, ?, 0)',
    ).run(device, incarnation, personId, ZERO_HLC, fileKey);
    return { node: device + incarnation, personId, lastHlc: ZERO_HLC, lastTx: 0, lastSeq: 0, clockOffset: 0 };
  }
  if (found.file_key !== fileKey) log.info('the database lies at another place than before: moved, copied or put back');
  db.prepare('UPDATE sync_device SET incarnation = ?, file_key = ?, writing = 0 WHERE id = 1').run(incarnation, fileKey);
  return { node: found.device + incarnation, personId: found.person_id, lastHlc: found.last_hlc, lastTx: found.last_tx, lastSeq: found.last_seq, clockOffset: found.clock_offset };
}

interface DeviceRow {
  readonly device: string;
  readonly person_id: string;
  readonly last_hlc: Hlc;
  readonly last_tx: number;
  readonly last_seq: number;
  readonly file_key: string;
  readonly clock_offset: number;
}

function fileKeyOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}:${path}`;
}
