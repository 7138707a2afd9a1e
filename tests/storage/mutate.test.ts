import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Commit } from '../../electron/core/store/commit.ts';
import type { UnitOfWork } from '../../electron/core/store/store.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { memoryLog, openStore, openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { TEST_START, TestClock } from '../support/test-clock.ts';

function setup() {
  const clock = new TestClock();
  const dataDir = tempDataDir();
  const log = memoryLog();
  const store = openStore({ clock, dataDir, log });
  const raw = rawDatabase(dataDir);
  const run = (work: (unit: UnitOfWork) => void) => store.mutate('local_a', (unit) => (work(unit), ok(null)));
  const all = (sql: string) => raw.prepare(sql).all();
  const registers = (id: string) =>
    Object.fromEntries(
      (raw.prepare('SELECT path, value FROM sync_register WHERE row_id = ? ORDER BY path').all(id) as { path: string; value: string | null }[]).map(
        ({ path, value }) => [path, value],
      ),
    );
  return { clock, dataDir, log, store, raw, run, all, registers };
}

function addWorkshop(unit: UnitOfWork): void {
  unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'Quiet trains', originalIdea: 'A silent coach' });
  unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
}

describe('mutate', () => {
  test('writes a row, a register for presence and each column that has a value, and a log entry for each register', () => {
    const { run, registers, all } = setup();
    run(addWorkshop);
    expect(registers('ws_a')).toEqual({
      $row: 'true',
      clerk_user_id: '"local_a"',
      created_at: String(TEST_START),
      original_idea: '"A silent coach"',
      status: '"draft"',
      title: '"Quiet trains"',
      visibility: '"private"',
    });
    expect(all('SELECT count(*) AS n FROM sync_register r LEFT JOIN sync_log l ON l.register_id = r.id AND l.hlc = r.hlc WHERE l.local_seq IS NULL')).toEqual([{ n: 0 }]);
    expect(all("SELECT DISTINCT scope, actor FROM sync_register WHERE row_id IN ('ws_a', 'wst_a')")).toEqual([{ scope: 'ws_a', actor: 'local_a' }]);
  });

  test('gives everything in one transaction one time and one number, and every register a reading of its own', () => {
    const { run, raw, clock, store } = setup();
    clock.advance(5000);
    run((unit) => {
      addWorkshop(unit);
      clock.advance(40);
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a'], value: { text: 'x', color: 'red' } }]);
      expect(unit.now).toEqual(new Date(TEST_START + 5000));
    });
    const rows = raw.prepare("SELECT r.hlc, l.tx FROM sync_register r JOIN sync_log l ON l.register_id = r.id WHERE scope = 'ws_a'").all() as { hlc: string; tx: number }[];
    expect(new Set(rows.map((row) => row.tx)).size).toBe(1);
    expect(new Set(rows.map((row) => row.hlc)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => Number.parseInt(row.hlc.slice(0, 12), 16)))).toEqual(new Set([TEST_START + 5000]));
    expect(store.step('ws_a', 'ideate')).toMatchObject({ createdAt: new Date(TEST_START + 5000), updatedAt: new Date(TEST_START + 5000) });
  });

  test('keeps one log entry a register: the newest, at the end', () => {
    const { run, all } = setup();
    run(addWorkshop);
    for (const title of ['one', 'two', 'three']) run((unit) => unit.update('workshops', 'ws_a', { title }));
    const last = all("SELECT r.path, r.value FROM sync_log l JOIN sync_register r ON r.id = l.register_id ORDER BY l.local_seq DESC LIMIT 1");
    expect(last).toEqual([{ path: 'title', value: '"three"' }]);
    expect(all('SELECT (SELECT count(*) FROM sync_log) - (SELECT count(*) FROM sync_register) AS more')).toEqual([{ more: 0 }]);
  });

  test('marks a changed row with the time of its newest register, and a column set to null as taken away', () => {
    const { run, store, clock, registers } = setup();
    run(addWorkshop);
    run((unit) => unit.update('workshops', 'ws_a', { orgId: 'org' }));
    clock.advance(1000);
    run((unit) => unit.update('workshops', 'ws_a', { orgId: null }));
    expect(store.workshop('ws_a')).toMatchObject({ orgId: null, createdAt: new Date(TEST_START), updatedAt: new Date(TEST_START + 1000) });
    expect(registers('ws_a')).toMatchObject({ org_id: null });
  });

  test.each([
    ['a failed Result', () => err('no' as const), { ok: false, error: 'no' }],
    ['a thrown error', () => { throw new Error('bug'); }, undefined],
  ])('%s leaves nothing behind: no row, no register, no log, no number, no cached output', (_what, end, answer) => {
    const { store, run, raw } = setup();
    run(addWorkshop);
    run((unit) => unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'before' }]));
    const dump = () => ['workshops', 'workshop_steps', 'sync_register', 'sync_log', 'sync_device', 'local_workshop'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all());
    const before = dump();
    const told: Commit[] = [];
    store.onCommit((commit) => told.push(commit));
    const attempt = () =>
      store.mutate('local_a', (unit) => {
        unit.update('workshops', 'ws_a', { title: 'gone' });
        unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'gone' }, { kind: 'delete_item', collection: 'ideas', id: 'nte_a' }]);
        unit.insert('workshops', { id: 'ws_b', clerkUserId: 'local_a', title: 'gone', originalIdea: '' });
        unit.setLocal('ws_a', { lastOpenedAt: unit.now });
        expect(unit.output('wst_a')).toEqual({});
        return end();
      });
    if (answer === undefined) expect(attempt).toThrow('bug');
    else expect(attempt()).toEqual(answer);
    expect(dump()).toEqual(before);
    expect(told).toEqual([]);
    expect(store.output('wst_a')).toEqual({ ideas: { nte_a: { text: 'before' } } });
    run((unit) => unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_b', 'text'], value: 'after' }]));
    expect(store.output('wst_a')).toEqual({ ideas: { nte_a: { text: 'before' }, nte_b: { text: 'after' } } });
  });

  test('refuses to run inside itself, and the outer one goes on', () => {
    const { store, run } = setup();
    run((unit) => {
      expect(() => store.mutate('local_a', () => ok(null))).toThrow('mutate inside mutate');
      addWorkshop(unit);
    });
    expect(store.workshop('ws_a')).toBeDefined();
  });

  test('its unit is of no use after it', () => {
    const { store, run } = setup();
    let kept: UnitOfWork | undefined;
    run((unit) => (kept = unit));
    const attempts: ((unit: UnitOfWork) => unknown)[] = [(u) => u.workshop('ws_a'), (u) => u.output('x'), (u) => u.setSetting('a', 1), addWorkshop, (u) => u.cards()];
    for (const attempt of attempts) expect(() => kept !== undefined && attempt(kept)).toThrow('the transaction is over');
    expect(store.cards()).toEqual([]);
  });

  test('tells listeners after the commit what changed, in order; one that throws hinders nobody', () => {
    const { store, run, log, raw } = setup();
    const told: Commit[] = [];
    const seen: unknown[] = [];
    store.onCommit(() => {
      throw new Error('listener');
    });
    const stop = store.onCommit((commit) => {
      told.push(commit);
      seen.push(raw.prepare('SELECT count(*) AS n FROM workshops').get());
    });
    run((unit) => {
      addWorkshop(unit);
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'x' }]);
      unit.update('workshop_steps', 'wst_a', { status: 'in_progress' });
      unit.setLocal('ws_a', { lastOpenedAt: unit.now });
      unit.setSetting('theme', 'dark');
      expect(told).toEqual([]);
    });
    expect(told).toEqual([
      {
        tx: 2,
        actor: 'local_a',
        changes: [
          { kind: 'inserted', table: 'workshops', id: 'ws_a', workshopId: 'ws_a' },
          { kind: 'inserted', table: 'workshop_steps', id: 'wst_a', workshopId: 'ws_a' },
          { kind: 'output', workshopId: 'ws_a', stepId: 'ideate', stepRowId: 'wst_a', changes: [{ path: ['ideas', 'nte_a'], value: { text: 'x' } }] },
          { kind: 'updated', table: 'workshop_steps', id: 'wst_a', workshopId: 'ws_a' },
          { kind: 'local', workshopId: 'ws_a' },
          { kind: 'setting', key: 'theme', workshopId: null },
        ],
      },
    ]);
    expect(seen).toEqual([{ n: 1 }]);
    expect(log.lines.filter((line) => line.includes('listener'))).toHaveLength(1);
    stop();
    run((unit) => unit.update('workshops', 'ws_a', { title: 'more' }));
    expect(told).toHaveLength(1);
  });

  test('a listener may write; everybody still hears of commits in their order', () => {
    const { store, run } = setup();
    const order: number[] = [];
    store.onCommit((commit) => {
      if (commit.tx === 2) run((unit) => unit.setSetting('seen', true));
    });
    store.onCommit((commit) => order.push(commit.tx));
    run(addWorkshop);
    expect(order).toEqual([2, 3]);
  });

  test('one that writes nothing is no commit', () => {
    const { store, run, raw } = setup();
    const device = () => raw.prepare('SELECT * FROM sync_device').get();
    const before = device();
    let told = 0;
    store.onCommit(() => (told += 1));
    run(() => undefined);
    run((unit) => unit.cards());
    expect([device(), told]).toEqual([before, 0]);
  });

  test('reads inside it see its own writes, outputs and times included', () => {
    const { run, clock } = setup();
    run(addWorkshop);
    clock.advance(1000);
    run((unit) => {
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'x' }]);
      expect(unit.output('wst_a')).toEqual({ ideas: { nte_a: { text: 'x' } } });
      expect(unit.step('ws_a', 'ideate')?.updatedAt).toEqual(unit.now);
      expect(unit.steps('ws_a')[0]?.updatedAt).toEqual(unit.now);
      unit.insert('sessions', { id: 'ses_a', workshopId: 'ws_a' });
      expect(unit.openSession('ws_a')).toMatchObject({ id: 'ses_a', startedAt: unit.now, endedAt: null });
    });
  });

  test('a clock that goes back never takes time back and never issues a reading twice', () => {
    const { run, clock, raw } = setup();
    run(addWorkshop);
    clock.set(TEST_START - 3_600_000);
    run((unit) => {
      expect(unit.now).toEqual(new Date(TEST_START));
      unit.update('workshops', 'ws_a', { title: 'later' });
    });
    const hlcs = (raw.prepare('SELECT hlc FROM sync_register ORDER BY hlc').all() as { hlc: string }[]).map((row) => row.hlc);
    expect(new Set(hlcs).size).toBe(hlcs.length);
    expect(raw.prepare("SELECT hlc FROM sync_register WHERE row_id = 'ws_a' AND path = 'title'").pluck().get()).toBe(hlcs.at(-1));
  });

  test('an output that holds nothing is null in its row, one that holds something is sorted text', () => {
    const { run, all } = setup();
    run(addWorkshop);
    run((unit) => unit.writeOutput('wst_a', [{ kind: 'put', path: ['z'], value: 1 }, { kind: 'put', path: ['a'], value: { c: 1, b: [2] } }]));
    expect(all('SELECT output FROM workshop_steps')).toEqual([{ output: '{"a":{"b":[2],"c":1},"z":1}' }]);
    run((unit) => unit.writeOutput('wst_a', [{ kind: 'clear', path: ['z'] }, { kind: 'clear', path: ['a'] }]));
    expect(all('SELECT output FROM workshop_steps')).toEqual([{ output: null }]);
  });

  test.each<[string, (unit: UnitOfWork) => void]>([
    ['updating a row that is not there', (unit) => unit.update('workshops', 'ws_x', { title: 'x' })],
    ['removing a row that is not there', (unit) => unit.remove('workshops', 'ws_x')],
    ['writing into an output that is not there', (unit) => unit.writeOutput('wst_x', [{ kind: 'put', path: ['a'], value: 1 }])],
    ['inserting a row twice', (unit) => addWorkshop(unit)],
    ['moving a row to another workshop', (unit) => unit.update('workshop_steps', 'wst_a', { workshopId: 'ws_b' })],
    ['a step of a workshop that is not there', (unit) => unit.insert('workshop_steps', { id: 'wst_x', workshopId: 'ws_x', stepId: 'ideate' })],
  ])('throws on %s', (_what, work) => {
    const { run } = setup();
    run(addWorkshop);
    expect(() => run(work)).toThrow();
  });
});

describe('removing', () => {
  test('a row leaves its tombstone alone, which is final', () => {
    const { run, store, registers } = setup();
    run((unit) => {
      addWorkshop(unit);
      unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'Pack', content: '# secret words' });
    });
    run((unit) => unit.remove('build_packs', 'bp_a'));
    expect(store.buildPacks('ws_a')).toEqual([]);
    expect(registers('bp_a')).toEqual({ $row: 'false' });
    expect(() => run((unit) => unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'again' }))).toThrow('deleted for good');
  });

  test('a workshop takes all that hangs on it along, and what this laptop remembered of it', () => {
    const { run, store, all } = setup();
    run((unit) => {
      addWorkshop(unit);
      unit.insert('sessions', { id: 'ses_a', workshopId: 'ws_a' });
      unit.insert('workshop_members', { id: 'wm_a', workshopId: 'ws_a', clerkUserId: 'local_a', role: 'owner' });
      unit.setLocal('ws_a', { deleteAfter: unit.now });
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['facilitatorNotes'], value: 'x' }]);
    });
    run((unit) => {
      unit.remove('workshops', 'ws_a');
      expect(unit.output('wst_a')).toEqual({});
    });
    for (const table of ['workshops', 'workshop_steps', 'sessions', 'workshop_members', 'local_workshop']) {
      expect(all(`SELECT * FROM ${table}`)).toEqual([]);
    }
    expect(all("SELECT table_name, row_id, path, value FROM sync_register WHERE scope <> 'catalog'")).toEqual([
      { table_name: 'workshops', row_id: 'ws_a', path: '$row', value: 'false' },
    ]);
    expect(all("SELECT count(*) AS n FROM sync_log WHERE register_id NOT IN (SELECT id FROM sync_register)")).toEqual([{ n: 0 }]);
    expect([store.lastWriteAt('ws_a'), store.pendingDeletes()]).toEqual([undefined, []]);
  });

  test('a workshop takes its words off the disk: no file of the database holds them any more', () => {
    const { run, dataDir } = setup();
    const words = 'unmistakable-words-of-a-customer';
    run(addWorkshop);
    for (let i = 0; i < 40; i += 1) {
      run((unit) => unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', `nte_${i}`], value: { text: `${words} ${'x'.repeat(400)} ${i}` } }]));
    }
    const holding = () => readdirSync(dataDir).filter((name) => name.startsWith('workshoppilot.db') && readFileSync(join(dataDir, name)).includes(words));
    expect(holding()).not.toEqual([]);
    run((unit) => unit.remove('workshops', 'ws_a'));
    expect(holding()).toEqual([]);
  });
});

describe('the ten step definitions', () => {
  test('are seeded once: a second start writes nothing', () => {
    const dataDir = tempDataDir();
    const first = openSupervisor({ dataDir });
    expect(storeOf(first).stepDefinitions()).toHaveLength(10);
    first.close();
    const registers = () => rawDatabase(dataDir).prepare('SELECT * FROM sync_register ORDER BY id').all();
    const before = registers();
    expect(before.every((row) => (row as { scope: string }).scope === 'catalog')).toBe(true);
    openStore({ dataDir });
    expect(registers()).toEqual(before);
    expect(rawDatabase(dataDir).prepare('SELECT last_tx FROM sync_device').pluck().get()).toBe(1);
  });
});
