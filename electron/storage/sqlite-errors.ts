import { statfsSync } from 'node:fs';

import type { StorageError } from '../core/store/store.ts';

/** Below this many free bytes a write error means a full disk: SQLite needs room for a page, its journal and its index. */
const NEARLY_FULL_BYTES = 256 * 1024;

/** The code of an error that SQLite or the file system raised, for example `SQLITE_FULL` or `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** True when SQLite says that the file is damaged or is no database. */
export function isDamage(error: unknown): boolean {
  const code = errorCode(error) ?? '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/**
 * What a failed write means to a person, or undefined when it is no matter of the disk but a bug. A plain input/output error
 * is a full disk when hardly any room is left (quotas and size limits report it so), and otherwise a place that cannot be
 * written.
 */
export function storageErrorOf(error: unknown, folder: string): StorageError | undefined {
  const code = errorCode(error);
  if (code === undefined) return undefined;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'storage_full' };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return { kind: 'storage_read_only' };
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'EFBIG') {
    return { kind: isNearlyFull(folder) ? 'storage_full' : 'storage_read_only' };
  }
  return undefined;
}

/** True when the disk below `folder` has no room left worth speaking of. */
export function isNearlyFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NEARLY_FULL_BYTES;
  } catch {
    return false;
  }
}
