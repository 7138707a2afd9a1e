import { readFileSync } from 'node:fs';

import { fileSize, type DatabaseFiles } from './database-files.ts';

/** How many frames of SQLite's write-ahead log were committed when it was last in use, and how many are left. */
export interface WalLoss {
  readonly committed: number;
  readonly intact: number;
}

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const SHM_HEADER = 48;

/**
 * Tells whether committed changes are missing from the log, to be asked before anything opens it: SQLite itself takes the part
 * that is intact and says nothing. The index file beside the log, which outlives a killed process, knows how far the log went
 * (its frame count and how many of those already are in the database; SQLite's "WAL-mode File Format"). Undefined when
 * nothing is missing, and after a power cut, which leaves no index to trust.
 */
export function findWalLoss(files: DatabaseFiles): WalLoss | undefined {
  if ((fileSize(files.shm) ?? 0) < 2 * SHM_HEADER + 4) return undefined;
  const shm = readFileSync(files.shm);
  const isLittleEndian = shm.readUInt32LE(0) === 3_007_000;
  if (!isLittleEndian || shm[12] !== 1) return undefined;
  const committed = shm.readUInt32LE(16);
  const inDatabase = shm.readUInt32LE(2 * SHM_HEADER);
  if (committed === 0 || inDatabase >= committed) return undefined;
  const wal = (fileSize(files.wal) ?? 0) === 0 ? Buffer.alloc(0) : readFileSync(files.wal);
  const intact = intactFrames(wal, shm.subarray(32, 40));
  return intact < committed ? { committed, intact } : undefined;
}

/** Counts the frames up to the last commit that SQLite would accept, of the log generation that `salts` names. */
export function intactFrames(wal: Buffer, salts: Buffer): number {
  if (wal.length < WAL_HEADER) return 0;
  const magic = wal.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return 0;
  if (!wal.subarray(16, 24).equals(salts)) return 0;
  const bigEndian = magic === 0x377f0683;
  const frameSize = FRAME_HEADER + wal.readUInt32BE(8);
  let sum = checksum(wal, 0, 24, [0, 0], bigEndian);
  if (sum[0] !== wal.readUInt32BE(24) || sum[1] !== wal.readUInt32BE(28)) return 0;
  let committed = 0;
  for (let at = WAL_HEADER, frame = 1; at + frameSize <= wal.length; at += frameSize, frame += 1) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break;
    sum = checksum(wal, at, at + 8, sum, bigEndian);
    sum = checksum(wal, at + FRAME_HEADER, at + frameSize, sum, bigEndian);
    if (sum[0] !== wal.readUInt32BE(at + 16) || sum[1] !== wal.readUInt32BE(at + 20)) break;
    if (wal.readUInt32BE(at + 4) !== 0) committed = frame;
  }
  return committed;
}

type Sum = readonly [number, number];

/** The running checksum of SQLite's log over 8-byte pairs. */
function checksum(bytes: Buffer, from: number, to: number, start: Sum, bigEndian: boolean): Sum {
  let [s0, s1] = start;
  for (let at = from; at < to; at += 8) {
    const x0 = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const x1 = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    s0 = (s0 + x0 + s1) >>> 0;
    s1 = (s1 + x1 + s0) >>> 0;
  }
  return [s0, s1];
}
