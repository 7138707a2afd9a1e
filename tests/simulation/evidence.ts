import type { Hlc } from '../../electron/core/sync/hlc.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import type { MemoryStorage } from './memory-storage.ts';

/** What laptops keep beside the registers: values that were replaced, refused, or went with a row, for a person to see. */
export class Evidence {
  readonly #kept = new Set<string>();
  readonly #refused = new Set<string>();

  /** Adds what one laptop keeps. */
  add({ kept, quarantine }: Pick<MemoryStorage, 'kept' | 'quarantine'>): this {
    for (const { kind, table, rowId, path, mine, hlc } of kept) {
      if (kind === 'recovered') for (const register of JSON.parse(mine ?? '[]') as WireRegister[]) note(this.#kept, register);
      else note(this.#kept, [table, rowId, path, mine, hlc, '']);
    }
    for (const { entries } of quarantine) for (const { register } of entries) note(this.#refused, register);
    return this;
  }

  /** Whether the edit is kept, by whatever reading it was known there. */
  keeps(key: string, hlc: Hlc, value: string | null): boolean {
    return has(this.#kept, key, hlc, value) || this.refused(key, hlc, value);
  }

  refused(key: string, hlc: Hlc, value: string | null): boolean {
    return has(this.#refused, key, hlc, value);
  }
}

function note(into: Set<string>, [table, rowId, path, value, hlc]: WireRegister): void {
  const key = `${table}|${rowId}|${path}`;
  into.add(`${key}|${hlc}`);
  // Every text of a world is written once, so that the text says which edit it is also after it was written anew.
  if (value?.startsWith('"') === true || value?.startsWith('9') === true) into.add(`${key}=${value}`);
}

function has(within: ReadonlySet<string>, key: string, hlc: Hlc, value: string | null): boolean {
  return within.has(`${key}|${hlc}`) || within.has(`${key}=${value}`);
}
