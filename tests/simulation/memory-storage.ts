import { absorb, keepUncovered, type HeldRegister, type HeldScope, type Replaced } from '../../electron/core/sync/absorb.ts';
import { hlcMs, laterHlc, nextHlc, ZERO_HLC, type Hlc } from '../../electron/core/sync/hlc.ts';
import { isRowTombstone, isUnsent, seenIn, type Seen } from '../../electron/core/sync/merge.ts';
import { NO_PROGRESS, type ScopeProgress } from '../../electron/core/sync/progress.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { parseOutputPath, ROW_PATH } from '../../electron/core/sync/register-path.ts';
import { reauthor, restartAt } from '../../electron/core/sync/reauthor.ts';
import type { SyncRules } from '../../electron/core/sync/rules.ts';
import { forgetMissing, forgetSwept } from '../../electron/core/sync/sweep.ts';
import type { Outbox, OutboxEntry, OutboxQuery, Refused, SyncCommand } from '../../electron/core/sync/sync-storage.ts';

/** Tables that this version of the app has. */
const KNOWN_TABLES: ReadonlySet<string> = new Set(['step_definitions', 'workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs']);

interface LogEntry {
  readonly seq: number;
  readonly scope: string;
  readonly key: string;
}

/** All of a laptop that lies on its disk. Registers are never changed in place, so a copy of the maps is a copy. */
interface Disk {
  /** 8 hex digits of this database: a copy of it has the same. */
  readonly device: string;
  readonly scopes: Map<string, Map<string, HeldRegister & { readonly tx: number }>>;
  log: LogEntry[];
  readonly progress: Map<string, ScopeProgress>;
  readonly stage: Map<string, readonly WireRegister[]>;
  readonly kept: (Replaced & { readonly scope: string })[];
  readonly quarantine: Refused[];
  lastHlc: Hlc;
  lastSeq: number;
  lastTx: number;
  clockOffset: number;
}

/** One local edit: table, row, path, JSON text. */
export type Edit = readonly [table: string, rowId: string, path: string, value: string | null];

/** A reading that was written anew. */
export interface Moved {
  readonly scope: string;
  readonly key: string;
  readonly before: Hlc;
  readonly after: Hlc;
}

/** The laptop's side of sync in memory: the same pure core on maps instead of SQLite. */
export class MemoryStorage {
  readonly #rules: SyncRules;
  #incarnation: string;
  #newIncarnation: () => string;
  #disk: Disk;
  /** Called for every reading that is issued. */
  onIssue: (hlc: Hlc) => void = () => undefined;
  onMoved: (moved: Moved) => void = () => undefined;

  /** `start`: how far a database had come that this one is to go on like. */
  constructor(device: string, newIncarnation: () => string, rules: SyncRules, start = { seq: 0, tx: 0, hlc: ZERO_HLC }) {
    this.#rules = rules;
    this.#newIncarnation = newIncarnation;
    this.#incarnation = newIncarnation();
    this.#disk = {
      device,
      scopes: new Map(),
      log: [],
      progress: new Map(),
      stage: new Map(),
      kept: [],
      quarantine: [],
      lastHlc: start.hlc,
      lastSeq: start.seq,
      lastTx: start.tx,
      clockOffset: 0,
    };
  }

  get device(): string {
    return this.#disk.device;
  }

  get kept(): readonly (Replaced & { readonly scope: string })[] {
    return this.#disk.kept;
  }

  get quarantine(): readonly Refused[] {
    return this.#disk.quarantine;
  }

  clockOffset(): number {
    return this.#disk.clockOffset;
  }

  lastSeq(): number {
    return this.#disk.lastSeq;
  }

  newestShared(remote: string): Hlc {
    return [...this.#disk.progress].reduce((so, [at, { newest, offered }]) => laterHlc(so, at.startsWith(`${remote}|`) ? newest : laterHlc(newest, offered)), ZERO_HLC);
  }

  isShared(remote: string, scope: string): boolean {
    return [...this.#disk.progress.keys()].some((at) => at.endsWith(`|${scope}`) && at !== `${remote}|${scope}`);
  }

  lastHlc(): Hlc {
    return this.#disk.lastHlc;
  }

  registers(scope: string): ReadonlyMap<string, HeldRegister> {
    return this.#disk.scopes.get(scope) ?? new Map<string, HeldRegister>();
  }

  progress(remote: string, scope: string): ScopeProgress {
    return this.#disk.progress.get(`${remote}|${scope}`) ?? NO_PROGRESS;
  }

  copy(): Disk {
    return copyDisk(this.#disk);
  }

  /** Puts a copy back: a restored backup, or another laptop's database copied over. Opening starts a new incarnation. */
  restore(disk: Disk): void {
    this.#disk = copyDisk(disk);
    this.reopen();
  }

  /** What every start does. */
  reopen(): void {
    if (this.#rules.incarnation) this.#incarnation = this.#newIncarnation();
  }

  /**
   * A transaction of this laptop's person, or (`goesOn`) more of the one before, in another scope; answers with the reading of each
   * edit.
   */
  write(scope: string, edits: readonly Edit[], actor: string, wall: number, goesOn = false): readonly Hlc[] {
    const disk = this.#disk;
    if (!goesOn) disk.lastTx += 1;
    return edits.map(([table, rowId, path, value]) => {
      const hlc = this.#tick(wall);
      this.#put(scope, [table, rowId, path, value, hlc, actor], null, disk.lastTx, this.#sawInside(scope, table, rowId, path, value));
      if (path === ROW_PATH && value !== 'true') {
        if (table === 'workshops') this.#held(scope).forgetAll();
        else this.#held(scope).forgetRow(table, rowId);
      }
      return hlc;
    });
  }

  outbox({ scope, limit, lead, ...cursor }: OutboxQuery): Outbox {
    const held = this.#disk.scopes.get(scope);
    const entries: OutboxEntry[] = [];
    if (lead) {
      for (const one of held?.values() ?? []) {
        if (one.table === 'workshops' && one.rowId === scope && one.value !== null) entries.push({ ...entryOf(one, -1), seq: 0, origin: null });
      }
    }
    const lead0 = entries.length;
    const { log } = this.#disk;
    for (let at = firstAfter(log, cursor.pushed); at < log.length; at += 1) {
      const entry = log[at];
      if (entry === undefined || (entry.scope !== scope && this.#rules.ownScope)) continue;
      const one = this.#disk.scopes.get(entry.scope)?.get(entry.key);
      if (one === undefined || one.seq !== entry.seq || !isUnsent(one, cursor)) continue;
      if (entries.length - lead0 >= limit) return { entries, upTo: entries.at(-1)?.seq ?? 0, more: true };
      entries.push(entryOf(one, one.tx));
    }
    return { entries: entries.length > lead0 ? entries : [], upTo: this.#disk.lastSeq, more: false };
  }

  unsent(scope: string, cursor: { remote: string; pushed: number; resendTo: number }): number {
    let count = 0;
    for (const one of this.#disk.scopes.get(scope)?.values() ?? []) if (isUnsent(one, cursor)) count += 1;
    return count;
  }

  commit(remote: string, scope: string, commands: readonly SyncCommand[], localNow: number): void {
    const at = `${remote}|${scope}`;
    const disk = this.#disk;
    for (const command of commands) {
      switch (command.kind) {
        case 'progress':
          disk.progress.set(at, command.progress);
          break;
        case 'stage':
          disk.stage.set(at, [...(disk.stage.get(at) ?? []), ...command.page]);
          break;
        case 'drop_stage':
          disk.stage.delete(at);
          break;
        case 'apply': {
          disk.lastTx += 1;
          const staged = command.staged ? (disk.stage.get(at) ?? []) : [];
          const registers = staged.length === 0 ? command.registers : [...staged, ...command.registers];
          if (command.whole === true) forgetMissing(registers, command.cursor, this.#held(scope));
          absorb(scope, registers, command.origin, command.cursor, this.#held(scope), this.#rules, command.lost);
          if (!this.#rules.receive) break;
          for (const register of registers) if (register[4] > disk.lastHlc) disk.lastHlc = register[4];
          break;
        }
        case 'sweep':
          forgetSwept(command.before, command.cursor, this.#held(scope));
          break;
        case 'quarantine':
          this.#setAside(scope, command.refused);
          break;
        case 'clock':
          disk.clockOffset = command.offset;
          break;
        case 'reauthor':
          this.#reauthor(command.above, localNow);
          break;
        case 'event':
          break;
      }
    }
    if (disk.log.length > 2_000) this.#compact();
  }

  #tick(wall: number): Hlc {
    const disk = this.#disk;
    disk.lastHlc = nextHlc(disk.lastHlc, wall + disk.clockOffset, disk.device + this.#incarnation);
    this.onIssue(disk.lastHlc);
    return disk.lastHlc;
  }

  #put(scope: string, register: WireRegister, origin: string | null, tx: number = this.#disk.lastTx, saw?: Seen): void {
    const disk = this.#disk;
    const [table, rowId, path, value, hlc, actor] = register;
    let held = disk.scopes.get(scope);
    if (held === undefined) disk.scopes.set(scope, (held = new Map<string, HeldRegister & { readonly tx: number }>()));
    const key = `${table}|${rowId}|${path}`;
    const before = held.get(key);
    disk.lastSeq += 1;
    const base = saw ?? (origin !== null ? hlc : before === undefined ? '' : before.origin === null ? before.base : before.hlc);
    held.set(key, { table, rowId, path, value, hlc, actor, origin, base, seq: disk.lastSeq, tx });
    disk.log.push({ seq: disk.lastSeq, scope, key });
  }

  /** What somebody sees who deletes a row or an item; undefined of other edits. */
  #sawInside(scope: string, table: string, rowId: string, path: string, value: string | null): Seen | undefined {
    const grave = parseOutputPath(path)?.kind === 'tombstone';
    if (value === null || !(grave || isRowTombstone(path, value))) return undefined;
    const item = path.slice(0, path.lastIndexOf('/') + 1);
    const inside = [...this.registers(scope).values()].filter((one) =>
      grave ? one.table === table && one.rowId === rowId && one.path.startsWith(item) : table === 'workshops' || (one.table === table && one.rowId === rowId),
    );
    // What a push lost against came out of its order: it says nothing of what its device wrote before.
    return seenIn(inside.filter((one) => one.origin !== '' && (one.path !== path || one.rowId !== rowId)).map(({ hlc }) => hlc));
  }

  #held(scope: string): HeldScope {
    const map = (): Map<string, HeldRegister & { readonly tx: number }> => this.#disk.scopes.get(scope) ?? new Map<string, never>();
    return {
      get: (table, rowId, path) => map().get(`${table}|${rowId}|${path}`),
      put: (register, origin) => {
        if (this.#rules.keepUnknown || KNOWN_TABLES.has(register[0])) this.#put(scope, register, origin);
      },
      row: (table, rowId) => [...map().values()].filter((one) => one.table === table && one.rowId === rowId),
      inside: (table, rowId, within) => [...map().values()].filter((one) => one.table === table && one.rowId === rowId && one.path.startsWith(within)),
      all: () => [...map().values()],
      forgetRow: (table, rowId) => {
        for (const [key, one] of map()) if (one.table === table && one.rowId === rowId && one.path !== '$row') map().delete(key);
      },
      forgetAll: () => {
        for (const key of [...map().keys()]) if (key !== `workshops|${scope}|$row`) map().delete(key);
      },
      forget: (table, rowId, path) => void map().delete(`${table}|${rowId}|${path}`),
      keep: (replaced) => void this.#disk.kept.push({ ...replaced, scope }),
    };
  }

  #setAside(scope: string, refused: readonly Refused[]): void {
    const held = this.#disk.scopes.get(scope);
    for (const one of refused) {
      this.#disk.quarantine.push(one);
      for (const { seq, origin, register } of one.entries) {
        const key = `${register[0]}|${register[1]}|${register[2]}`;
        if (origin === null && held?.get(key)?.seq === seq) held.delete(key);
      }
    }
    if (this.#rules.hidden) keepUncovered(refused.flatMap(({ entries }) => entries.map(({ register }) => register)), this.#held(scope));
    for (const [at, progress] of this.#disk.progress) {
      if (at.endsWith(`|${scope}`)) this.#disk.progress.set(at, { ...progress, repair: this.#rules.repair, staged: 0 });
      if (at.endsWith(`|${scope}`)) this.#disk.stage.delete(at);
    }
  }

  #reauthor(above: number, wall: number): void {
    const disk = this.#disk;
    const all = [...disk.scopes].flatMap(([scope, held]) => [...held.values()].map((one) => ({ ...one, scope })));
    const ahead = all.filter((one) => hlcMs(one.hlc) > above);
    if (hlcMs(disk.lastHlc) > above) {
      disk.lastHlc = restartAt(above, all.reduce((so, one) => (hlcMs(one.hlc) <= above && one.hlc > so ? one.hlc : so), ZERO_HLC));
      if (this.#rules.incarnation) this.#incarnation = this.#newIncarnation();
    }
    const limit = `${(above + 1).toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
    for (const { register, value, hlc } of reauthor(ahead, limit, () => this.#tick(wall), this.#rules)) {
      const { scope, table, rowId, path, actor, origin, base } = register;
      this.onMoved({ scope, key: `${table}|${rowId}|${path}`, before: register.hlc, after: hlc });
      // Still the transaction that it was: what is refused together must not grow.
      this.#put(scope, [table, rowId, path, value, hlc, actor], null, register.tx, origin === null && base <= limit ? base : hlc);
    }
  }

  #compact(): void {
    this.#disk.log = this.#disk.log.filter(({ seq, scope, key }) => this.#disk.scopes.get(scope)?.get(key)?.seq === seq);
  }
}

function entryOf(one: HeldRegister, tx: number): OutboxEntry {
  return { seq: one.seq, tx, origin: one.origin, register: [one.table, one.rowId, one.path, one.value, one.hlc, one.actor], base: one.base };
}

function firstAfter(log: readonly LogEntry[], seq: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}

function copyDisk(disk: Disk): Disk {
  return {
    ...disk,
    scopes: new Map([...disk.scopes].map(([scope, held]) => [scope, new Map(held)])),
    log: [...disk.log],
    progress: new Map(disk.progress),
    stage: new Map(disk.stage),
    kept: [...disk.kept],
    quarantine: [...disk.quarantine],
  };
}
