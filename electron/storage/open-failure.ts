import { accessSync, constants } from 'node:fs';

import type { StorageState } from '../../shared/contract/system.ts';
import type { StorageError } from '../core/store/store.ts';
import { errorCode, isNearlyFull, storageErrorOf } from './sqlite-errors.ts';

/** The state that a failed opening leads to, but for damage. */
export function failureState(error: unknown, folder: string): StorageState {
  const known = storageErrorOf(error, folder);
  if (known !== undefined) return stateOfStorageError(known, folder);
  const code = errorCode(error) ?? '';
  if (code.startsWith('SQLITE_BUSY')) return { state: 'locked', folder };
  if (code.startsWith('SQLITE_CANTOPEN')) {
    // SQLite does not say why; the folder does.
    if (!isWritable(folder)) return { state: 'read_only', folder };
    if (isNearlyFull(folder)) return { state: 'full', folder };
  }
  return { state: 'failed', folder, reason: error instanceof Error ? error.message : String(error) };
}

/** The state of a database that could be read but not written when it was opened. */
export function stateOfStorageError(error: StorageError, folder: string): StorageState {
  return { state: error.kind === 'storage_full' ? 'full' : 'read_only', folder };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
