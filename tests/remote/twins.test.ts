import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { WireChange, WireRegister } from '../../electron/core/sync/protocol.ts';
import { openStore, rawDatabase, tempDataDir } from '../support/open-store.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { taken, TestLaptop } from '../support/wire.ts';

let remote: Awaited<ReturnType<typeof openPgliteRemote>>;
beforeAll(async () => void (remote = await openPgliteRemote()), 240_000);
afterAll(() => remote.close());

const at = (ms: number): string => ms.toString(16).padStart(12, '0') + '0000' + '0123456789abcdef';
const CURSOR = { remote: 'r', pushed: 0, resendTo: 0 };

/** What registers may say, by table, row and path; two of one reading are the same register. */
const VALUES: Readonly<Record<string, Readonly<Record<string, readonly (string | null)[]>>>> = {
  workshop_steps: {
    $row: ['true', 'true', 'true', 'true', 'true', 'true', 'false'],
    workshop_id: ['"SCOPE"'],
    step_id: ['"ideate"', '"ideate"', '"ideate"', '"define"', '"nowhere"', null],
    status: ['"complete"', null],
    created_at: ['1234', null],
    'output/ideas/nte_1/text': ['"one"', '"uno"', null],
    'output/ideas/nte_1/color': ['"red"'],
    'output/ideas/nte_1/$deleted': [JSON.stringify(at(30)), null],
    'output/ideas/nte_2': ['"whole"', '{}', null],
    'output/ideas/nte_2/text': ['"two"'],
    'output/note': ['[1]', null],
  },
  sessions: { $row: ['true', 'true', 'true', 'false'], workshop_id: ['"SCOPE"'], started_at: ['7', null], ended_at: ['9', null], created_at: ['8', null] },
  workshop_members: { $row: ['true', 'true', 'true', 'false'], workshop_id: ['"SCOPE"'], clerk_user_id: ['"ann"', '"ben"'], role: ['"editor"', '"viewer"', null] },
  build_packs: { $row: ['true', 'true', 'false'], workshop_id: ['"SCOPE"'], title: ['"Pack"', null], created_at: [null] },
};

const place = fc.constantFrom(
  ...Object.entries(VALUES).flatMap(([table, paths]) =>
    // Most rows are whole but for one column, so that they show and get in each other's way.
    Object.keys(paths).flatMap((path) => (table === 'workshop_steps' ? ['a', 'b', 'c'] : ['a', 'b']).map((row) => [table, row, path] as const)),
  ),
);
const change = fc.tuple(place, fc.integer({ min: 1, max: 60 }));
const whole = fc.subarray(
  Object.entries(VALUES).flatMap(([table, paths]) => ['a', 'b', 'c'].flatMap((row) => Object.keys(paths).filter((path) => /^(\$row|workshop_id|step_id|clerk_user_id|role|title)$/.test(path)).map((path) => [table, row, path] as const))),
  { minLength: 20 },
);

function valueOf(table: string, row: string, path: string, ms: number, scope: string): string | null {
  const values = VALUES[table]?.[path] ?? [];
  // Any function of the register and its reading will do.
  const value = values[(ms * 7 + row.charCodeAt(0) + path.length) % values.length] ?? null;
  return value === '"SCOPE"' ? JSON.stringify(scope) : value;
}

const TABLES: Readonly<Record<string, string>> = {
  workshop_steps: 'id, step_id, status, output, started_at, completed_at, created_at, updated_at',
  sessions: 'id, started_at, ended_at, created_at',
  workshop_members: 'id, clerk_user_id, role, created_at',
  build_packs: 'id, title, format_type, content, created_at, updated_at',
};

async function onRemote(scope: string): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const told = columns.replace(/\w+_at/g, (name) => `(extract(epoch FROM ${name}) * 1000)::float8 AS ${name}`);
    found[table] = (await remote.db.query(`SELECT ${told} FROM ${table} WHERE workshop_id = $1 ORDER BY id COLLATE "C"`, [scope])).rows;
  }
  return found;
}

function onLaptop(dataDir: string, scope: string): unknown {
  const raw = rawDatabase(dataDir);
  const parsed = (row: unknown) => Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, name === 'output' && value !== null ? JSON.parse(String(value)) as unknown : value as unknown]));
  return Object.fromEntries(Object.entries(TABLES).map(([table, columns]) => [table, raw.prepare(`SELECT ${columns} FROM ${table} WHERE workshop_id = ? ORDER BY id`).all(scope).map(parsed)]));
}

describe('the tables of a laptop and of a remote', { timeout: 180_000 }, () => {
  test('I1, I8: follow from the same registers in the same way, whatever came first: claims, adopted items, rows without moments, parked and deleted rows', async () => {
    const store = await remote.as('p');
    const owner = new TestLaptop('p');
    const dataDir = tempDataDir();
    const laptop = openStore({ dataDir });
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(whole, fc.integer({ min: 1, max: 40 }), fc.array(change, { maxLength: 25 }), fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (rows, base, more, group, chance) => {
        const scope = `ws_t${(turn += 1)}`;
        const workshop = owner.workshop(scope).filter(([table]) => table === 'workshops');
        await taken(store.push(owner.request(scope, [workshop])));
        laptop.sync.commit('r', scope, [{ kind: 'apply', registers: workshop.map((one): WireRegister => [one[0], one[1], one[2], one[3], one[4], 'p']), staged: false, origin: 'r', cursor: CURSOR }]);
        const places = [...rows.map((key, n) => [key, base + (n % 9)] as const), ...more];
        const changes = places.map(([[table, row, path], ms]): WireChange => [table, `${table}_${turn}${row}`, path, valueOf(table, row, path, ms, scope), at(ms)]);
        for (let from = 0; from < changes.length; from += group) {
          expect((await taken(store.push(owner.request(scope, [changes.slice(from, from + group)])))).rejected).toEqual([]);
        }
        const shuffled = changes.map((one) => [chance.next().value, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
        for (let from = 0; from < shuffled.length; from += 13 - group) {
          const registers = shuffled.slice(from, from + 13 - group).map((one): WireRegister => [one[0], one[1], one[2], one[3], one[4], 'p']);
          expect(laptop.sync.commit('r', scope, [{ kind: 'apply', registers, staged: false, origin: 'r', cursor: CURSOR }])).toMatchObject({ ok: true });
        }
        expect(onLaptop(dataDir, scope)).toEqual(await onRemote(scope));
        // What is read is what is stored, also where a row shows what others hold.
        for (const { id, output } of laptop.steps(scope).map((row) => ({ id: row.id, output: laptop.output(row.id) }))) {
          const [there] = (await remote.db.query<{ output: unknown }>('SELECT output FROM workshop_steps WHERE id = $1', [id])).rows;
          expect(output).toEqual(there?.output ?? {});
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a row that gave its items to another takes them along when it is deleted for good', async () => {
    const store = await remote.as('p');
    const owner = new TestLaptop('p');
    const dataDir = tempDataDir();
    const laptop = openStore({ dataDir });
    const scope = 'ws_gone';
    const step = (row: string, ms: number, text: string): WireChange[] => [
        ['workshop_steps', row, '$row', 'true', at(ms)],
        ['workshop_steps', row, 'workshop_id', JSON.stringify(scope), at(ms)],
        ['workshop_steps', row, 'step_id', '"ideate"', at(ms)],
        ['workshop_steps', row, `output/ideas/nte_${row}/text`, JSON.stringify(text), at(ms)],
      ];
    const outputs: unknown[] = [];
    for (const changes of [owner.workshop(scope).slice(0, 7), step('b', 20, 'later'), step('a', 10, 'first'), [['workshop_steps', 'b', '$row', 'false', at(30)] as const]]) {
      await taken(store.push(owner.request(scope, [changes])));
      laptop.sync.commit('r', scope, [{ kind: 'apply', registers: changes.map((one): WireRegister => [one[0], one[1], one[2], one[3], one[4], 'p']), staged: false, origin: 'r', cursor: CURSOR }]);
      expect(onLaptop(dataDir, scope)).toEqual(await onRemote(scope));
      outputs.push(laptop.steps(scope).map(({ id }) => [id, Object.keys(laptop.output(id)['ideas'] ?? {})]));
    }
    expect(outputs).toEqual([[], [['b', ['nte_b']]], [['a', ['nte_a', 'nte_b']]], [['a', ['nte_a']]]]);
  });
});
