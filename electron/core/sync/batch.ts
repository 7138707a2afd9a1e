import type { Seen } from './merge.ts';
import { BATCH_LIMITS, type WireChange, type WireTransaction } from './protocol.ts';
import type { SyncRules } from './rules.ts';
import type { Outbox, OutboxEntry } from './sync-storage.ts';

/** What one push sends. */
export interface Batch {
  /** Each transaction's number on the wire is its place here, from 1. */
  readonly transactions: readonly WireTransaction[];
  /** What the authors had seen, as `PushRequest` has it. */
  readonly base: Readonly<Record<string, Seen>>;
  readonly entries: readonly (readonly OutboxEntry[])[];
  /** The push cursor once the remote has taken it. */
  readonly upTo: number;
  /** Whether more waits behind it. */
  readonly more: boolean;
}

/** What `packBatch` may put into one. */
export interface BatchBounds {
  readonly changes: number;
  readonly bytes: number;
  /** Most transactions; 1 finds out which one a remote cannot take. */
  readonly transactions: number;
}

/** Below the protocol's limits by what the envelope of a request needs. */
export const BATCH_BOUNDS: BatchBounds = { changes: BATCH_LIMITS.changes, bytes: BATCH_LIMITS.bytes - 16_384, transactions: Number.MAX_SAFE_INTEGER };

/** A transaction with more bytes than this goes in parts. */
const MOST_BYTES = BATCH_LIMITS.requestBytes - 5 * 1024 * 1024;

/**
 * Cuts whole transactions off the front of an outbox. `cut` means that the first transaction is longer than the outbox that was
 * read: read more and ask again.
 */
export function packBatch(outbox: Outbox, bounds: BatchBounds, rules: SyncRules): Batch | 'cut' {
  const groups = grouped(rules.relay ? outbox.entries : outbox.entries.filter(({ origin }) => origin === null));
  if (outbox.more && rules.wholeTransactions) groups.pop();
  if (groups.length === 0) return outbox.more ? 'cut' : { transactions: [], base: {}, entries: [], upTo: outbox.upTo, more: false };
  const taken: (readonly OutboxEntry[])[] = [];
  let changes = 0;
  let bytes = 0;
  for (const group of groups) {
    const size = bytesOf(group);
    const full = changes + group.length > bounds.changes || bytes + size > bounds.bytes || taken.length >= bounds.transactions;
    if (taken.length > 0 && full) break;
    if (size > MOST_BYTES) {
      if (taken.length === 0) taken.push(prefix(group, MOST_BYTES));
      break;
    }
    if (!rules.wholeTransactions && group.length > bounds.changes) taken.push(group.slice(0, bounds.changes));
    else taken.push(group);
    changes += group.length;
    bytes += size;
  }
  const last = taken.at(-1)?.at(-1);
  const whole = taken.length === groups.length && !outbox.more && taken.at(-1)?.length === groups.at(-1)?.length;
  return { transactions: taken.map(wireTransaction), base: basesOf(taken), entries: taken, upTo: whole ? outbox.upTo : (last?.seq ?? outbox.upTo), more: !whole };
}

/** Entries that must arrive together: a transaction of one person here; of what came from elsewhere, each row for itself. */
function grouped(entries: readonly OutboxEntry[]): (readonly OutboxEntry[])[] {
  const groups: OutboxEntry[][] = [];
  let key = '';
  for (const entry of entries) {
    const [table, rowId, , , , actor] = entry.register;
    const here = entry.origin === null ? `${entry.tx}|${actor}` : `${entry.tx}|${actor}|${table}|${rowId}`;
    const group = groups.at(-1);
    if (group === undefined || here !== key) groups.push([entry]);
    else group.push(entry);
    key = here;
  }
  return groups;
}

function prefix(group: readonly OutboxEntry[], most: number): readonly OutboxEntry[] {
  let bytes = 0;
  const end = group.findIndex((entry) => (bytes += bytesOf([entry])) > most);
  return group.slice(0, Math.max(1, end));
}

function wireTransaction(group: readonly OutboxEntry[], at: number): WireTransaction {
  const changes = group.map(({ register: [table, rowId, path, value, hlc] }): WireChange => [table, rowId, path, value, hlc]);
  return { n: at + 1, a: group[0]?.register[5] ?? '', c: changes };
}

/** Greater than every reading: nothing was overwritten unseen. */
const SEEN_ALL = 'g';

/** Who sends on what others wrote does not know what they had seen, and says nothing against it. */
function basesOf(taken: readonly (readonly OutboxEntry[])[]): Readonly<Record<string, Seen>> {
  const bases: Record<string, Seen> = {};
  taken.forEach((group, at) => {
    if (group[0]?.origin !== null) bases[`${at + 1}`] = SEEN_ALL;
    else group.forEach(({ base }, place) => base !== '' && (bases[`${at + 1}.${place + 1}`] = base));
  });
  return bases;
}

/** UTF-8 bytes of the entries as JSON, never too few: a quote or a control character costs its escape. */
function bytesOf(group: readonly OutboxEntry[]): number {
  let bytes = 64;
  for (const { register, base } of group) {
    bytes += 64 + (base === '' ? 0 : 16 + base.length);
    for (const part of register) bytes += part === null ? 4 : jsonBytes(part);
  }
  return bytes;
}

function jsonBytes(text: string): number {
  let bytes = text.length + 2;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += code < 0x800 ? 1 : 2;
    else if (code === 0x22 || code === 0x5c) bytes += 1;
    else if (code < 0x20) bytes += 5;
  }
  return bytes;
}
