import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

import type { Log } from './core/log.ts';
import type { SecretPlace, SecretStore } from './core/sync/secret-store.ts';

/** Locks texts up and opens them again. Both may throw: a keychain can be locked, a key can be gone. */
export interface Cipher {
  readonly place: Exclude<SecretPlace, 'this_run'>;
  encrypt(text: string): Buffer;
  decrypt(locked: Buffer): string;
}

export interface SecretFileConfig {
  /** The file, beside the database; made with mode 0600. */
  readonly path: string;
  /** Undefined where there is no place worth the name: secrets then last as long as this run. */
  readonly cipher: Cipher | undefined;
  readonly log: Log;
}

/**
 * Keeps secrets locked up in one file. What cannot be locked up or written stays in memory for this run, and says so; what cannot
 * be read any more counts as not there.
 */
export function createSecretFile({ path, cipher, log }: SecretFileConfig): SecretStore {
  const inMemory = new Map<string, string>();
  const readable = (id: string): string | undefined => {
    const locked = readEntries(path)[id];
    if (cipher === undefined || locked === undefined) return undefined;
    try {
      return cipher.decrypt(Buffer.from(locked, 'base64'));
    } catch (cause) {
      log.error('A kept secret could not be opened.', cause, { id });
      return undefined;
    }
  };
  return {
    get: (id) => inMemory.get(id) ?? readable(id),
    placeOf: (id) => (inMemory.has(id) ? 'this_run' : readable(id) === undefined ? undefined : cipher?.place),
    set(id, secret) {
      try {
        if (cipher !== undefined) {
          writeEntries(path, { ...readEntries(path), [id]: cipher.encrypt(secret).toString('base64') });
          inMemory.delete(id);
          return cipher.place;
        }
      } catch (cause) {
        log.error('A secret could not be kept and lasts for this run only.', cause, { id });
      }
      inMemory.set(id, secret);
      return 'this_run';
    },
    delete(id) {
      inMemory.delete(id);
      const { [id]: gone, ...rest } = readEntries(path);
      if (gone === undefined) return;
      try {
        if (Object.keys(rest).length === 0) rmSync(path, { force: true });
        else writeEntries(path, rest);
      } catch (cause) {
        log.error('A secret could not be forgotten.', cause, { id });
      }
    },
  };
}

type Entries = Readonly<Record<string, string>>;

/** A missing or damaged file holds nothing. */
function readEntries(path: string): Entries {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** Whole or not at all, and never readable by others, not even for a moment. */
function writeEntries(path: string, entries: Entries): void {
  const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, `${JSON.stringify(entries)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
