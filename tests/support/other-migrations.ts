import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { MIGRATIONS_DIR, tempDataDir } from './open-store.ts';

interface Entry {
  readonly idx: number;
  readonly version: string;
  readonly when: number;
  readonly tag: string;
  readonly breakpoints: boolean;
}
interface Journal {
  readonly entries: readonly Entry[];
}

function copyWith(change: (entries: readonly Entry[], folder: string) => readonly Entry[]): string {
  const dir = tempDataDir();
  const folder = join(dir, 'sqlite');
  cpSync(join(MIGRATIONS_DIR, 'sqlite'), folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal;
  writeFileSync(path, JSON.stringify({ ...journal, entries: change(journal.entries, folder) }));
  return dir;
}

/** The migrations of the first app: one. */
export function firstMigration(): string {
  return copyWith((entries) => entries.slice(0, 1));
}

/** The migrations of an app that came later, with one more of these statements. */
export function newerMigrations(sql: string): string {
  return copyWith((entries, folder) => {
    const last = entries.at(-1);
    if (last === undefined) throw new Error('no migrations');
    const tag = `${String(last.idx + 1).padStart(4, '0')}_later`;
    writeFileSync(join(folder, `${tag}.sql`), sql);
    return [...entries, { ...last, idx: last.idx + 1, when: last.when + 86_400_000, tag }];
  });
}
