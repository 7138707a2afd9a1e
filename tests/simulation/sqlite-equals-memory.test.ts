import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';

import type { OutputWrite } from '../../electron/core/store/output-write.ts';
import type { UnitOfWork } from '../../electron/core/store/store.ts';
import { pushCursor } from '../../electron/core/sync/scope-step.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { ALL_RULES } from '../../electron/core/sync/rules.ts';
import type { Outbox, SyncCommand } from '../../electron/core/sync/sync-storage.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { ok } from '../../shared/domain/result.ts';
import { openStore, rawDatabase, tempDataDir } from '../support/open-store.ts';
import { TestClock } from '../support/test-clock.ts';
import { MemoryStorage } from './memory-storage.ts';
import { Random } from './random.ts';

const SCOPES = ['ws_a', 'ws_b'] as const;
const REMOTES = ['r0', 'r1'] as const;
const PERSON = 'p0';

interface Entry {
  readonly scope: string;
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
  readonly value: string | null;
  readonly hlc: string;
  readonly actor: string;
  readonly seq: number;
  readonly origin: string | null;
  readonly base: string;
}

const ENTRY = `SELECT r.scope, r.table_name AS "table", r.row_id AS rowId, r.path, r.value, r.hlc, r.actor, l.local_seq AS seq, l.origin, l.base
  FROM sync_register r JOIN sync_log l ON l.register_id = r.id`;

/** A database and its twin in memory, to which the same happens. */
class Twins {
  readonly store: SqliteStore;
  readonly memory: MemoryStorage;
  readonly clock = new TestClock();
  readonly #raw: Database;
  /** Somebody else's laptop: what it writes comes in as pages. */
  readonly peer = new MemoryStorage('bbbbbbbb', () => 'bbbbbbbb', ALL_RULES);
  readonly #random: Random;
  #words = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
    const dataDir = tempDataDir();
    this.store = openStore({ dataDir, clock: this.clock });
    this.#raw = rawDatabase(dataDir);
    const device = this.#raw.prepare<[], { device: string; tx: number; hlc: string }>('SELECT device, last_tx AS tx, last_hlc AS hlc FROM sync_device').get();
    if (device === undefined) throw new Error('a database knows who it is');
    this.memory = new MemoryStorage(device.device, () => this.#incarnation(), ALL_RULES, { seq: this.store.sync.lastSeq(), tx: device.tx, hlc: device.hlc });
  }

  /** One thing that happens to both, and then both are the same. */
  step(): string {
    const pick = this.#random.below(100);
    this.clock.advance(this.#random.below(4_000));
    const what = pick < 40 ? 'write' : pick < 60 ? 'apply' : pick < 70 ? 'stage' : pick < 78 ? 'pushed' : pick < 84 ? 'quarantine' : pick < 90 ? 'jump' : 'peer';
    const scope = this.#random.pick(SCOPES);
    if (what === 'write') this.write(scope);
    else if (what === 'peer') this.#peerWrites(scope);
    else if (what === 'jump') this.#jump(scope);
    else this.#commit(this.#random.pick(REMOTES), scope, what);
    this.compare(what);
    return what;
  }

  write(scope: string): void {
    const step = `wst_${scope.at(-1) ?? ''}`;
    const session = `ses_${this.#random.below(3)}${scope.at(-1) ?? ''}`;
    const item = `nte_${this.#random.below(3)}`;
    const word = `w${(this.#words += 1)}`;
    const from = this.store.sync.lastSeq();
    const live = this.store.workshop(scope) !== undefined;
    const choice = this.#random.below(10);
    const visible = Object.hasOwn((this.store.output(step)['ideas'] as object | undefined) ?? {}, item);
    this.store.mutate(PERSON, (unit) => {
      if (!live && this.memory.registers(scope).size === 0) makeWorkshop(unit, scope, step);
      else if (!live) return ok(null);
      else if (choice < 5) unit.writeOutput(step, [put(item, word)]);
      else if (choice < 7 && visible) unit.writeOutput(step, [{ kind: 'delete_item', collection: 'ideas', id: item }]);
      else if (choice === 7) unit.update('workshops', scope, { title: word });
      else if (unit.sessions(scope).some(({ id }) => id === session)) {
        if (choice === 8) unit.update('sessions', session, { endedAt: new Date(unit.now.getTime() + this.#words) });
        else unit.remove('sessions', session);
      } else if (this.memory.registers(scope).get(`sessions|${session}|$row`) === undefined) unit.insert('sessions', { id: session, workshopId: scope });
      return ok(null);
    });
    const wrote = this.#raw.prepare<[number], Entry>(`${ENTRY} WHERE l.local_seq > ? ORDER BY l.local_seq`).all(from);
    if (wrote.length === 0) return;
    const hlcs = this.memory.write(scope, wrote.map(({ table, rowId, path, value }) => [table, rowId, path, value]), PERSON, this.clock.now());
    expect(hlcs).toEqual(wrote.map(({ hlc }) => hlc));
  }

  compare(after: string): void {
    const rows = this.#raw.prepare<[], Entry>(`${ENTRY} WHERE r.scope <> 'catalog'`).all();
    for (const scope of SCOPES) {
      const inSqlite = rows.filter((row) => row.scope === scope).map(({ scope: _, ...row }) => row);
      const inMemory = [...this.memory.registers(scope).values()].map(({ table, rowId, path, value, hlc, actor, seq, origin, base }) => ({ table, rowId, path, value, hlc, actor, seq, origin, base }));
      expect(sorted(inSqlite), `registers after ${after}`).toEqual(sorted(inMemory));
      for (const remote of REMOTES) {
        const progress = this.memory.progress(remote, scope);
        expect(this.store.sync.progress(remote, scope), `progress after ${after}`).toEqual(progress);
        const query = { scope, limit: 1 + this.#random.below(20), lead: this.#random.chance(0.3), ...pushCursor(remote, progress) };
        expect(plain(this.store.sync.outbox(query)), `outbox after ${after}`).toEqual(plain(this.memory.outbox(query)));
        expect(this.store.sync.unsent(scope, query), `unsent after ${after}`).toBe(this.memory.unsent(scope, query));
      }
      const conflicts = this.#raw.prepare("SELECT kind, table_name, row_id, path, mine, theirs, by_mine, by_theirs, hlc FROM sync_conflict WHERE scope = ? AND kind <> 'refused'").all(scope);
      const kept = this.memory.kept.filter((one) => one.scope === scope);
      const told = kept.map((one) => ({ kind: one.kind, table_name: one.table, row_id: one.rowId, path: one.path, mine: one.mine, theirs: one.theirs, by_mine: one.byMine, by_theirs: one.byTheirs, hlc: one.hlc }));
      expect(sorted(conflicts.map(withoutOrder)), `conflicts after ${after}`).toEqual(sorted(firstOfEach(told).map(withoutOrder)));
    }
    const refused = this.#raw.prepare<[], { code: string; changes: string }>('SELECT code, changes FROM sync_quarantine ORDER BY id').all();
    expect(refused.map(({ code, changes }) => [code, JSON.parse(changes) as unknown])).toEqual(this.memory.quarantine.map(({ code, entries }) => [code, entries.map(({ register }) => register)]));
    expect(this.store.sync.lastSeq()).toBeLessThanOrEqual(this.memory.lastSeq());
    expect(this.store.sync.clockOffset()).toBe(this.memory.clockOffset());
    expect(this.#raw.prepare('SELECT last_hlc FROM sync_device').pluck().get()).toBe(this.memory.lastHlc());
  }

  #commit(remote: string, scope: string, what: string): void {
    const progress = this.memory.progress(remote, scope);
    const cursor = pushCursor(remote, progress);
    const commands: SyncCommand[] = [];
    if (what === 'apply') {
      const staged = progress.staged > 0 && this.#random.chance(0.7);
      commands.push({ kind: 'apply', registers: this.#page(scope), staged, origin: this.#random.chance(0.15) ? '' : remote, cursor });
      if (staged) commands.push({ kind: 'drop_stage' });
      commands.push({ kind: 'progress', progress: { ...progress, staged: staged ? 0 : progress.staged, cursor: progress.cursor + 3, repair: false } });
    } else if (what === 'stage') {
      commands.push({ kind: 'stage', through: progress.staged + 2, page: this.#page(scope) }, { kind: 'progress', progress: { ...progress, staged: progress.staged + 2 } });
    } else {
      const { entries, upTo } = this.store.sync.outbox({ scope, limit: 1 + this.#random.below(12), lead: false, ...cursor });
      const twins = this.memory.outbox({ scope, limit: 100, lead: false, ...cursor }).entries.filter(({ seq }) => entries.some((one) => one.seq === seq));
      if (what === 'quarantine' && entries.length > 0) {
        // A transaction is refused as a whole; the log of each side names its own.
        // The workshop itself stays: without it there would be nothing more to try.
        const makesRow = twins.filter(({ register: [table, , path] }) => path === '$row' && table !== 'sessions').map(({ tx }) => tx);
        const tx = twins.find((one) => !makesRow.includes(one.tx))?.tx;
        const first = twins.filter((one) => one.tx === tx);
        if (first.length > 0) commands.push({ kind: 'drop_stage' }, { kind: 'quarantine', refused: [{ code: 'malformed', detail: 'json', entries: first }] });
      } else commands.push({ kind: 'progress', progress: { ...progress, pushed: upTo, resendTo: this.#random.chance(0.1) ? upTo : progress.resendTo, seen: [upTo, 'abc'] } });
      if (this.#random.chance(0.2)) commands.push({ kind: 'clock', offset: this.#random.below(10_000) - 5_000 });
    }
    expect(this.store.sync.commit(remote, scope, commands).ok).toBe(true);
    this.memory.commit(remote, scope, commands, this.clock.now());
  }

  /** The clock runs ahead, edits are made, and a remote says what time it is. */
  #jump(scope: string): void {
    const now = this.clock.now();
    this.clock.advance(3_600_000);
    this.write(scope);
    this.write(scope);
    const commands: readonly SyncCommand[] = [{ kind: 'clock', offset: now - this.clock.now() }, { kind: 'reauthor', above: now + 300_000 }];
    expect(this.store.sync.commit('r0', scope, commands).ok).toBe(true);
    this.memory.commit('r0', scope, commands, this.clock.now());
  }

  /** Somebody else edits what they have last seen of this laptop, or what they made themselves. */
  #peerWrites(scope: string): void {
    const own = [...this.memory.registers(scope).values()];
    const seen = own.filter(() => this.#random.chance(0.3)).map(({ table, rowId, path, value, hlc, actor }): WireRegister => [table, rowId, path, value, hlc, actor]);
    this.peer.commit('r0', scope, [{ kind: 'apply', registers: seen, staged: false, origin: 'r0', cursor: { remote: 'r0', pushed: 0, resendTo: 0 } }], 0);
    const letter = scope.at(-1) ?? '';
    const at = this.clock.now() + this.clock.now() % 3 * 1_000 - 2_000;
    for (let n = this.#random.below(5); n >= 0; n -= 1) {
      const session = `ses_${this.#random.below(3)}${letter}`;
      const item = `output/ideas/nte_${this.#random.below(3)}`;
      const word = JSON.stringify(`q${(this.#words += 1)}`);
      const kind = this.#random.below(8);
      if (kind < 3) this.peer.write(scope, [['workshop_steps', `wst_${letter}`, `${item}/text`, word]], 'p1', at);
      else if (kind === 3) this.peer.write(scope, [['workshop_steps', `wst_${letter}`, `${item}/$deleted`, JSON.stringify(this.peer.lastHlc())]], 'p1', at);
      else if (kind === 4) this.peer.write(scope, [['workshops', scope, 'title', word], ['polls', `pol_${letter}`, 'question', word]], 'p1', at);
      else if (kind === 5) this.peer.write(scope, [['sessions', session, '$row', 'false']], 'p1', at);
      else if (this.peer.registers(scope).get(`sessions|${session}|$row`)?.value !== 'false') {
        const start = String(at);
        this.peer.write(scope, [['sessions', session, '$row', 'true'], ['sessions', session, 'workshop_id', JSON.stringify(scope)], ['sessions', session, 'started_at', start], ['sessions', session, 'created_at', start]], 'p1', at);
      }
    }
  }

  #page(scope: string): readonly WireRegister[] {
    const all = [...this.peer.registers(scope).values()].map(({ table, rowId, path, value, hlc, actor }): WireRegister => [table, rowId, path, value, hlc, actor]);
    return all.filter(() => this.#random.chance(0.5)).sort(() => this.#random.next() - 0.5);
  }

  #incarnation(): string {
    return String(this.#raw.prepare('SELECT incarnation FROM sync_device').pluck().get());
  }
}

function makeWorkshop(unit: UnitOfWork, scope: string, step: string): void {
  unit.insert('workshops', { id: scope, clerkUserId: PERSON, title: 'T', originalIdea: 'I' });
  unit.insert('workshop_steps', { id: step, workshopId: scope, stepId: 'ideate' });
}

function put(item: string, value: string): OutputWrite {
  return { kind: 'put', path: ['ideas', item, 'text'], value };
}

const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

/** SQLite keeps a value that lost once, with the first that it lost against. */
function firstOfEach<T extends { readonly kind: string; readonly table_name: string; readonly row_id: string; readonly path: string; readonly hlc: string }>(told: readonly T[]): readonly T[] {
  const key = (one: T): string => [one.kind, one.table_name, one.row_id, one.path, one.hlc].join('|');
  return told.filter((one, at) => told.findIndex((other) => key(other) === key(one)) === at);
}

/** The registers of a recovered row in one order, and not which of the unsent ones names it: each side keeps them in an order of its own. */
function withoutOrder(conflict: unknown): object {
  const one = conflict as { readonly kind: string; readonly mine: string | null };
  if (one.kind !== 'recovered' || one.mine === null) return { ...one };
  return { ...one, hlc: '', mine: (JSON.parse(one.mine) as unknown[]).map((register) => JSON.stringify(register)).sort() };
}

/** An outbox with its transactions numbered in their order, and the workshop's leading row sorted: each side has its own way. */
function plain({ entries, upTo, more }: Outbox): unknown {
  const order = [...new Set(entries.map(({ tx }) => tx))];
  const inOrder = [...entries].sort((a, b) => a.seq - b.seq || (a.register[2] < b.register[2] ? -1 : 1));
  // Where all was looked at, SQLite names the newest entry that is still there, and memory the newest that ever was.
  return { upTo: more ? upTo : undefined, more, entries: inOrder.map(({ seq, tx, origin, register }) => ({ seq, tx: order.indexOf(tx), origin, register })) };
}

test.each([1, 2, 3, 4, 5, 6])('a laptop in memory is what SQLite is, after each of many operations (%i)', (seed) => {
  const twins = new Twins(seed);
  for (const scope of SCOPES) twins.write(scope);
  twins.compare('the first write');
  const done = new Set<string>();
  for (let n = 0; n < 120; n += 1) done.add(twins.step());
  expect([...done].sort()).toEqual(['apply', 'jump', 'peer', 'pushed', 'quarantine', 'stage', 'write']);
});
