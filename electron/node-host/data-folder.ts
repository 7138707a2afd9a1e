import { mkdirSync, statSync } from 'node:fs';

import { err, ok, type Result } from '../../shared/domain/result.ts';

/**
 * Makes the folder where it is missing. The error is one sentence. A folder that is there but cannot be written is fine: the app
 * opens and says so itself.
 */
export function prepareDataFolder(path: string): Result<null, string> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!statSync(path).isDirectory()) return err(`The data folder ${path} is not a folder.`);
    return ok(null);
  } catch (error) {
    if (isErrno(error) && error.code === 'EEXIST') return err(`The data folder ${path} is not a folder.`);
    return err(`The data folder ${path} cannot be made: ${isErrno(error) ? (error.code ?? error.message) : String(error)}.`);
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error;
}
