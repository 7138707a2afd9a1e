import { createHash } from 'node:crypto';

import { deviceOf, hasSeen, isRowTombstone, sameWord } from '../../electron/core/sync/merge.ts';
import {
  AHEAD_BOUND_MS,
  CLOCK_BOUND_MS,
  NO_ANCHOR,
  PROTOCOL_VERSION,
  REMOTE_DEVICE,
  TITLES,
  type Anchor,
  type DigestAnswer,
  type DigestRequest,
  type HelloAnswer,
  type HelloRequest,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  type Refusal,
  type RejectCode,
  type Role,
  type WireRegister,
  type WireScope,
  type WireTransaction,
} from '../../electron/core/sync/protocol.ts';
import { hlcMs } from '../../electron/core/sync/hlc.ts';
import { ROW_PATH } from '../../electron/core/sync/register-path.ts';
import { REMEMBER_MS, sweepable } from '../../electron/core/sync/sweep.ts';

interface Stored {
  readonly register: WireRegister;
  readonly seq: number;
  /** Device of what replaced it, of a value that lost. */
  readonly by?: string;
}

interface Scope {
  registers: Map<string, Stored>;
  /** Key of the register at each sequence number, from 1; a moved one leaves its place empty. */
  feed: (string | undefined)[];
  anchors: Map<number, string>;
  members: Map<string, Role>;
  /** Values that were replaced by somebody who had not seen them, by register and reading, with the sequence number of what replaced them. */
  lost: Map<string, Stored>;
  /** When somebody last looked for deletes to forget; what was deleted before `swept` is forgotten. */
  lookedAt: number;
  swept: number;
  /** Who has not read up to here may have missed a delete. */
  minTombstoneSeq: number;
}

/** All that a remote holds, for a backup. */
export type RemoteCopy = ReadonlyMap<string, Scope>;

/**
 * The remote of sync.md in memory: what the functions in migrations/postgres do, without SQL. Calls are synchronous; whoever
 * wants a network puts one in between.
 */
export class MemoryRemote {
  readonly #now: () => number;
  #scopes = new Map<string, Scope>();
  protocol: readonly [number, number] = [PROTOCOL_VERSION, PROTOCOL_VERSION];
  /** Values that no remote takes, for tests of refusals. */
  rejects: (change: readonly [string, string, string, string | null, string], person: string) => RejectCode | undefined = () => undefined;
  /** Requests so far, and how many registers they carried. */
  readonly counts = { push: 0, pull: 0, hello: 0, registers: 0 };

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A copy of everything, as a backup holds it. */
  copy(): RemoteCopy {
    return new Map([...this.#scopes].map(([name, scope]) => [name, copyScope(scope)]));
  }

  /** Puts a backup back. */
  restore(copy: RemoteCopy): void {
    this.#scopes = new Map([...copy].map(([name, scope]) => [name, copyScope(scope)]));
  }

  /** Makes somebody a member, or not. */
  setMember(scope: string, person: string, role: Role | null): void {
    const members = this.#scopes.get(scope)?.members;
    if (role === null) members?.delete(person);
    else members?.set(person, role);
  }

  /** Everything it holds of a scope, by `table|row|path`. */
  registers(scope: string): ReadonlyMap<string, WireRegister> {
    return new Map([...(this.#scopes.get(scope)?.registers ?? [])].map(([key, { register }]) => [key, register]));
  }

  /** One register that it holds, by `table|row|path`. */
  register(scope: string, key: string): WireRegister | undefined {
    return this.#scopes.get(scope)?.registers.get(key)?.register;
  }

  head(scope: string): number {
    return this.#scopes.get(scope)?.feed.length ?? 0;
  }

  /** Another program writes the tables directly: a trigger stamps a reading above everything in the scope. */
  write(scope: string, table: string, rowId: string, path: string, value: string | null, id: string): string | undefined {
    const held = this.#scopes.get(scope);
    if (held === undefined || isGone(held, 'workshops', scope) || isGone(held, table, rowId)) return undefined;
    let newest = this.#now();
    for (const { register } of held.registers.values()) newest = Math.max(newest, hlcMs(register[4]) + 1);
    const hlc = `${newest.toString(16).padStart(12, '0')}0000${id}`;
    merge(held, [table, rowId, path, value, hlc, 'web'], scope);
    held.anchors.set(held.feed.length, id);
    return hlc;
  }

  hello(person: string, request: HelloRequest): HelloAnswer | Refusal {
    this.counts.hello += 1;
    const now = this.#now();
    if (request.v < this.protocol[0] || request.v > this.protocol[1]) return { ok: false, now, error: 'version', protocol: this.protocol };
    const scopes = [...this.#scopes].flatMap(([name, scope]): WireScope[] => {
      const role = scope.members.get(person);
      return role === undefined || isGone(scope, 'workshops', name) ? [] : [[name, role, scope.feed.length]];
    });
    const hash = JSON.stringify(scopes);
    const titles = scopes.flatMap(([name]) => (request.titles?.includes(name) === true ? [[name, this.#titleOf(name)] as const] : []));
    return { ok: true, protocol: this.protocol, now, person, hash, ...(request.known === hash ? {} : { scopes }), ...(titles.length === 0 ? {} : { titles }) };
  }

  #titleOf(scope: string): string | null {
    const stored = this.register(scope, `workshops|${scope}|title`)?.[3] ?? 'null';
    const title: unknown = JSON.parse(stored);
    return typeof title === 'string' ? title.slice(0, TITLES.characters) : null;
  }

  push(person: string, request: PushRequest): PushAnswer | Refusal {
    this.counts.push += 1;
    const now = this.#now();
    const no = (error: 'rewound' | 'stale' | 'clock' | 'forbidden'): Refusal => ({ ok: false, now, error });
    if (request.v < this.protocol[0] || request.v > this.protocol[1]) return { ok: false, now, error: 'version', protocol: this.protocol };
    let scope = this.#scopes.get(request.scope);
    if (scope === undefined) {
      if (request.seen[0] !== 0) return no('rewound');
      if (!claims(request, person)) return no('forbidden');
      scope = { registers: new Map(), feed: [], anchors: new Map([[0, '']]), members: new Map([[person, 'owner']]), lost: new Map(), lookedAt: now, swept: 0, minTombstoneSeq: 0 };
    }
    const gone = goneBy(scope, request);
    if (gone !== undefined) return { ...gone, now };
    const role = scope.members.get(person);
    if (role !== 'owner' && role !== 'editor') return no('forbidden');
    if (!knows(scope, request.seen)) return no('rewound');
    if (isStale(scope, request.since)) return no('stale');
    if (request.tx.some(({ c }) => c.some((change) => hlcMs(change[4]) > now + (request.ahead === true ? AHEAD_BOUND_MS : CLOCK_BOUND_MS)))) return no('clock');
    this.#scopes.set(request.scope, scope);
    const before = scope.feed.length;
    const rejected: PushAnswer['rejected'][number][] = [];
    const winners = new Map<string, WireRegister>();
    for (const tx of request.tx) {
      const code = this.#verdict(tx, person);
      if (code !== undefined) rejected.push({ n: tx.n, code, detail: '' });
      else {
        tx.c.forEach(([table, rowId, path, value, hlc], place) => {
          const base = request.base?.[`${tx.n}.${place + 1}`] ?? request.base?.[`${tx.n}`] ?? '';
          note(winners, merge(scope, [table, rowId, path, value, hlc, tx.a], request.scope, base));
        });
      }
    }
    const head = scope.feed.length;
    // Of a workshop that was not made nothing is left.
    if (head === 0) this.#scopes.delete(request.scope);
    if (head > before) scope.anchors.set(head, request.id);
    if (scope.lookedAt < now - LOOK_MS) sweep(scope, now);
    return {
      ok: true,
      now,
      head,
      anchor: [head, scope.anchors.get(head) ?? ''],
      ...(head > before && ![...scope.lost.values()].some(({ register, seq }) => seq > before && deviceOf(register[4]) === REMOTE_DEVICE) ? { first: before + 1 } : {}),
      winners: [...winners.values()],
      rejected,
    };
  }

  pull(person: string, request: PullRequest): PullAnswer | Refusal {
    this.counts.pull += 1;
    const now = this.#now();
    if (request.v < this.protocol[0] || request.v > this.protocol[1]) return { ok: false, now, error: 'version', protocol: this.protocol };
    const scope = this.#scopes.get(request.scope);
    if (scope === undefined) return { ok: false, now, error: request.seen[0] === 0 ? 'forbidden' : 'rewound' };
    const gone = goneBy(scope, request);
    if (gone !== undefined) return { ...gone, now };
    const role = scope.members.get(person);
    if (role === undefined) return { ok: false, now, error: 'forbidden' };
    if (!knows(scope, request.seen)) return { ok: false, now, error: 'rewound' };
    if (isStale(scope, request.since)) return { ok: false, now, error: 'stale' };
    const page: WireRegister[] = [];
    let at = request.after;
    while (at < scope.feed.length && page.length < request.limit) {
      const key = scope.feed[at];
      at += 1;
      const stored = key === undefined ? undefined : scope.registers.get(key);
      if (stored !== undefined) page.push(stored.register);
    }
    let rest = at;
    while (rest < scope.feed.length && scope.feed[rest] === undefined) rest += 1;
    const head = scope.feed.length;
    const done = rest >= head;
    this.counts.registers += page.length;
    return { ok: true, now, role, page, through: done ? head : at, head, anchor: [head, scope.anchors.get(head) ?? ''], done, ...(done ? lostBy(scope, request.device, request.since) : {}), ...sweptOf(scope) };
  }

  digest(person: string, request: DigestRequest): DigestAnswer | Refusal {
    const now = this.#now();
    const scope = this.#scopes.get(request.scope);
    if (scope?.members.has(person) !== true) return { ok: false, now, error: 'forbidden' };
    if (!knows(scope, request.seen)) return { ok: false, now, error: 'rewound' };
    const rows = new Map<string, WireRegister[]>();
    for (const { register } of scope.registers.values()) {
      const key = `${register[0]}|${register[1]}`;
      rows.set(key, [...(rows.get(key) ?? []), register]);
    }
    const head = scope.feed.length;
    const hashed = [...rows.values()].map((row): readonly [string, string, string] => {
      const lines = row.map(([, , path, , hlc]) => `${path}|${hlc}`).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      return [row[0]?.[0] ?? '', row[0]?.[1] ?? '', createHash('md5').update(lines.join('\n')).digest('hex')];
    });
    return { ok: true, now, head, anchor: [head, scope.anchors.get(head) ?? ''], rows: hashed, ...sweptOf(scope) };
  }

  #verdict(tx: WireTransaction, person: string): RejectCode | undefined {
    for (const change of tx.c) {
      const code = this.rejects(change, person);
      if (code !== undefined) return code;
    }
    return undefined;
  }
}

const keyOf = (register: WireRegister): string => `${register[0]}|${register[1]}|${register[2]}`;

function note(winners: Map<string, WireRegister>, winner: WireRegister | undefined): void {
  if (winner !== undefined) winners.set(keyOf(winner), winner);
}

/** Stores the register where it wins; answers with the one that it lost against. Told apart from the laptop's merge on purpose. */
function merge(scope: Scope, register: WireRegister, name: string, base = 'g'): WireRegister | undefined {
  const [table, rowId, path, value, hlc] = register;
  for (const [deadTable, deadRow] of [['workshops', name], [table, rowId]] as const) {
    const row = scope.registers.get(`${deadTable}|${deadRow}|${ROW_PATH}`);
    const same = deadTable === table && deadRow === rowId && path === ROW_PATH;
    if (row !== undefined && !same && isRowTombstone(ROW_PATH, row.register[3])) return row.register;
  }
  const key = keyOf(register);
  const held = scope.registers.get(key);
  if (held !== undefined) {
    if (held.register[4] === hlc) return undefined;
    const rank = (text: string | null, at: string): string => (path === ROW_PATH && text !== 'true' ? '1' : '0') + at;
    if (rank(held.register[3], held.register[4]) > rank(value, hlc)) {
      keep(scope, register, held.register);
      return held.register;
    }
    if (!hasSeen(base, held.register[4])) keep(scope, held.register, register);
    scope.feed[held.seq - 1] = undefined;
  }
  scope.feed.push(key);
  scope.registers.set(key, { register, seq: scope.feed.length });
  const grave: unknown = value !== null && path.endsWith('/$deleted') ? JSON.parse(value) : null;
  if (typeof grave === 'string') {
    const item = `${table}|${rowId}|${path.slice(0, path.lastIndexOf('/') + 1)}`;
    for (const [other, { register: inside }] of scope.registers) {
      if (other !== key && other.startsWith(item) && inside[3] !== null && inside[4] <= grave && !hasSeen(base, inside[4])) keep(scope, inside, register, 0);
    }
  }
  if (path === ROW_PATH && value !== 'true') {
    const whole = table === 'workshops' && rowId === name;
    for (const [other, stored] of scope.registers) {
      if (other === key || (!whole && (stored.register[0] !== table || stored.register[1] !== rowId))) continue;
      scope.registers.delete(other);
      scope.feed[stored.seq - 1] = undefined;
      if (stored.register[2] !== ROW_PATH && !hasSeen(base, stored.register[4])) keep(scope, stored.register, register, 0);
    }
  }
  return undefined;
}

/** Remembers a value that lost; it is told with what comes next into the feed, or with what came last. */
function keep(scope: Scope, lost: WireRegister, winner: WireRegister, next = 1): void {
  if (sameWord(lost[2], { value: lost[3] }, { value: winner[3] }) || deviceOf(lost[4]) === deviceOf(winner[4])) return;
  scope.lost.set(`${keyOf(lost)}|${lost[4]}`, { register: lost, seq: scope.feed.length + next, by: deviceOf(winner[4]) });
}

/** What a device is told: its edits that somebody replaced unseen, and other programs' that it did. */
function lostBy(scope: Scope, device = '', since = 0): { readonly lost?: readonly WireRegister[] } {
  const lost = [...scope.lost.values()].filter(({ register, seq, by }) => {
    const author = deviceOf(register[4]);
    return seq > since && (author === device || (author === REMOTE_DEVICE && by === device));
  });
  return lost.length > 0 ? { lost: lost.map(({ register }) => register) } : {};
}

function isGone(scope: Scope, table: string, rowId: string): boolean {
  const row = scope.registers.get(`${table}|${rowId}|${ROW_PATH}`);
  return row !== undefined && isRowTombstone(ROW_PATH, row.register[3]);
}

const GONE = { ok: false, now: 0, error: 'gone' } as const;

/** The refusal that meets a deleted workshop; whoever has read it before learns by what it went. */
function goneBy(scope: Scope, { scope: name, seen, device, since }: PushRequest | PullRequest): (Refusal & { readonly error: 'gone' }) | undefined {
  const row = scope.registers.get(`workshops|${name}|${ROW_PATH}`)?.register;
  if (row === undefined || !isRowTombstone(ROW_PATH, row[3])) return undefined;
  return seen[0] !== 0 && knows(scope, seen) ? { ...GONE, tombstone: row, ...lostBy(scope, device, since) } : GONE;
}

function sweptOf({ swept }: Scope): { readonly swept?: number } {
  return swept > 0 ? { swept } : {};
}

function isStale(scope: Scope, since = 0): boolean {
  return since > 0 && since < scope.minTombstoneSeq;
}

/** A remote looks for deletes to forget once a day at most, milliseconds. */
const LOOK_MS = 86_400_000;

function sweep(scope: Scope, now: number): void {
  scope.lookedAt = now;
  const held = [...scope.registers.values()].map(({ register: [table, rowId, path, value, hlc], seq }) => ({ table, rowId, path, value, hlc, seq }));
  for (const { table, rowId, path, seq } of sweepable(held, now - REMEMBER_MS).flat()) {
    scope.registers.delete(`${table}|${rowId}|${path}`);
    scope.feed[seq - 1] = undefined;
    scope.minTombstoneSeq = Math.max(scope.minTombstoneSeq, seq);
    scope.swept = now - REMEMBER_MS;
  }
}

function knows(scope: Scope, [seq, id]: Anchor): boolean {
  return (seq === NO_ANCHOR[0] && id === NO_ANCHOR[1]) || scope.anchors.get(seq) === id;
}

/** A scope is made by whoever pushes a workshop that is theirs. */
function claims(request: PushRequest, person: string): boolean {
  return request.tx.some(({ c }) =>
    c.some(([table, rowId, path, value]) => table === 'workshops' && rowId === request.scope && path === 'clerk_user_id' && value === JSON.stringify(person)),
  );
}

function copyScope(scope: Scope): Scope {
  return { registers: new Map(scope.registers), feed: [...scope.feed], anchors: new Map(scope.anchors), members: new Map(scope.members), lost: new Map(scope.lost), lookedAt: scope.lookedAt, swept: scope.swept, minTombstoneSeq: scope.minTombstoneSeq };
}
