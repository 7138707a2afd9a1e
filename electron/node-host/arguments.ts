import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/domain/result.ts';

/** Tried first where no port was asked for, so that the address is the same most days. */
export const USUAL_PORT = 4173;

export interface HostArguments {
  /** Undefined: the usual port, or any other when it is taken. 0: any. */
  readonly port: number | undefined;
  /** Absolute path of the data folder. */
  readonly dataDir: string;
}

/** Reads the command line; the error is one sentence for the person who typed it. */
export function readArguments(argv: readonly string[]): Result<HostArguments, string> {
  let values: { readonly port?: string | undefined; readonly data?: string | undefined };
  try {
    ({ values } = parseArgs({ args: [...argv], options: { port: { type: 'string' }, data: { type: 'string' } } }));
  } catch (error) {
    const [problem] = String(error instanceof Error ? error.message : error).split('\n');
    return err(`${problem} Known are --port P and --data DIR.`);
  }
  const port = values.port === undefined ? undefined : portOf(values.port);
  if (port === null) return err(`--port takes a number from 0 to 65535, and not "${values.port}".`);
  if (values.data === '') return err('--data takes a folder.');
  return ok({ port, dataDir: values.data === undefined ? defaultDataDir() : resolve(values.data) });
}

function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

/** The folder the desktop app uses too, so that both show the same workshops. */
function defaultDataDir(): string {
  return join(configDir(), 'WorkshopPilot', 'data');
}

/** Electron's `appData` on this platform. */
function configDir(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}
