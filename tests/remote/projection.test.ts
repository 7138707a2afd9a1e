import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isComposite } from '../../electron/core/sync/composites.ts';
import { materialize } from '../../electron/core/sync/materialize.ts';
import { outputRegisterPath, parseOutputPath, tombstonePath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';
import { commonRoot } from '../../shared/domain/field-specs.ts';
import type { FieldSpec, StepModel } from '../../shared/domain/step-model.ts';
import { STEP_MODELS } from '../../shared/domain/step-models.ts';
import type { WireChange } from '../../electron/core/sync/protocol.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { pullAll, taken, TestLaptop } from '../support/wire.ts';

let remote: Awaited<ReturnType<typeof openPgliteRemote>>;
beforeAll(async () => {
  remote = await openPgliteRemote();
  await remote.sql("INSERT INTO workshops (id, clerk_user_id, title, original_idea) VALUES ('ws_p', 'p', 't', 'i')");
}, 240_000);
afterAll(() => remote.close());

const NODE = '0123456789abcdef';
const hlc = fc.integer({ min: 1, max: 40 }).map((ms) => ms.toString(16).padStart(12, '0') + '0000' + NODE);
const key = fc.constantFrom('ideas', 'clusters', 'a', 'b', 'nte_1', 'nte_2', 'text', 'position', '$deleted', '~x', 'p/q', '__proto__', 'ü', '');
const text = fc.constantFrom(null, 'null', '{}', '[]', 'true', '0', '-1.5e-7', '"x"', '"{}"', '{"x":1,"y":2}', '[{"b":1,"a":[]}]', '"\\u2028 \\ud83d\\ude00"');
const register = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.array(key, { minLength: 1, maxLength: 5 }).map(outputRegisterPath), text, hlc) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('output/ideas/nte_1/$votes', 'output/ideas/$x', 'output/a/b/c/$deleted'), text, hlc) },
  { weight: 1, arbitrary: fc.tuple(fc.tuple(key, key).map(([collection, id]) => tombstonePath(collection, id)), fc.oneof(fc.constant(null), hlc.map((at) => JSON.stringify(at))), hlc) },
);
const registers = fc.uniqueArray(register, { selector: ([path]) => path, minLength: 1, maxLength: 24 });

type Registers = readonly (readonly [path: string, value: string | null, hlc: string])[];

function materialized(of: Registers): unknown {
  const tree = emptyTree();
  for (const [path, value, at] of of) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(value, at));
  }
  return materialize(tree);
}

describe('both projections', { timeout: 240_000 }, () => {
  test('I1: PL/pgSQL and TypeScript put together the same output from any registers', async () => {
    await fc.assert(
      fc.asyncProperty(registers, async (some) => {
        await remote.db.query("DELETE FROM sync_register WHERE scope = 'ws_p' AND table_name = 'workshop_steps'");
        await remote.db.query(
          `INSERT INTO sync_register (scope, table_name, row_id, path, value, hlc, actor, seq)
           SELECT 'ws_p', 'workshop_steps', 'wst_p', r ->> 0, r ->> 1, r ->> 2, 'p', 1000 + n FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t (r, n)`,
          [JSON.stringify(some)],
        );
        const told = await remote.db.query<{ output: unknown }>("SELECT output FROM sync_materialize('ws_p', ARRAY['wst_p'], ARRAY['wst_p'])");
        expect(told.rows[0]?.output ?? {}).toEqual(materialized(some));
      }),
      { numRuns: 250 },
    );
  });

  test('I1: pushes of any registers, in any order and grouping, end in the output that all of them say', async () => {
    const store = await remote.as('p');
    const laptop = new TestLaptop('p');
    let turn = 0;
    const depth = (path: string): number => path.split('/').length;
    const deep = registers.map((some) => some.filter(([path]) => depth(path) > 2));
    await fc.assert(
      // Mostly edits of items, which go the short way; now and then something that needs the long one.
      fc.asyncProperty(fc.array(fc.oneof({ weight: 3, arbitrary: deep }, { weight: 1, arbitrary: registers }), { minLength: 1, maxLength: 6 }), async (pushes) => {
        const scope = `ws_q${(turn += 1)}`;
        await taken(store.push(laptop.request(scope, [laptop.workshop(scope)])));
        for (const some of pushes) {
          const changes = some.map(([path, value, at]): WireChange => ['workshop_steps', `wst_${scope}`, path, value, at]);
          expect((await taken(store.push(laptop.request(scope, [changes])))).rejected).toEqual([]);
          const held = (await pullAll(store, scope)).flatMap(([, rowId, path, value, at]) => (rowId === `wst_${scope}` ? [[path, value, at] as const] : []));
          const told = await remote.db.query<{ output: unknown }>('SELECT output FROM workshop_steps WHERE workshop_id = $1', [scope]);
          expect(told.rows[0]?.output ?? {}).toEqual(materialized(held));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('what another writer puts into an output comes back from the registers made of it, edit after edit', async () => {
    const leaf = fc.oneof(fc.constantFrom<unknown>(null, true, 1.5, 'x', [], {}, [1, { a: 2 }]), fc.record({ x: fc.integer(), y: fc.integer() }));
    const item = fc.dictionary(fc.constantFrom('text', 'mapPosition', 'picture', 'from', 'deep'), fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 2 })), { maxKeys: 3 });
    const output = fc.dictionary(fc.constantFrom('ideas', 'note', 'p/q', 'paperPhoto'), fc.oneof(leaf, fc.dictionary(fc.constantFrom('nte_1', 'nte_2', 'nte_3'), item, { maxKeys: 3 })), { maxKeys: 3 });
    await remote.sql(`DELETE FROM sync_register WHERE scope = 'ws_p' AND table_name = 'workshop_steps';
      INSERT INTO workshop_steps (id, workshop_id, step_id) VALUES ('wst_w', 'ws_p', 'ideate')`);
    await fc.assert(
      fc.asyncProperty(fc.array(output, { minLength: 1, maxLength: 4 }), async (outputs) => {
        for (const one of outputs) {
          await remote.db.query("UPDATE workshop_steps SET output = $1 WHERE id = 'wst_w'", [JSON.stringify(one)]);
          const made = await remote.db.query<{ path: string; value: string | null; hlc: string }>(
            "SELECT path, value, hlc FROM sync_register WHERE scope = 'ws_p' AND row_id = 'wst_w' AND path > 'output.' AND path < 'output0'",
          );
          expect(materialized(made.rows.map((row) => [row.path, row.value, row.hlc]))).toEqual(one);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('what is one value is the same list in the triggers and in the step models, at every path', async () => {
    const isOne = (spec: FieldSpec): boolean => ['position', 'strokes', 'picture', 'timer'].includes(spec.kind);
    const named = (prefix: string, fields: Readonly<Record<string, FieldSpec>>): string[] =>
      Object.entries(fields).flatMap(([name, spec]) => (isOne(spec) ? [`${prefix}/${name}`] : []));
    const models = Object.entries(STEP_MODELS as Readonly<Record<string, StepModel>>);
    const told = models.flatMap(([id, { collections, root }]) => [
      ...named(id, root),
      ...Object.entries(collections).flatMap(([name, { fields }]) => named(`${id}/${name}`, fields)),
    ]);
    const listed = await remote.db.query<{ one: string }>('SELECT unnest(sync_composites()) AS one');
    const ofAll = Object.keys(commonRoot);
    expect(listed.rows.map(({ one }) => one).sort()).toEqual(told.filter((one) => !ofAll.includes(one.slice(one.indexOf('/') + 1))).sort());

    const words = [...new Set(['from', 'nte_1', 'x', 'a/b', ...told.flatMap((path) => path.split('/').slice(1))])];
    const path = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    const place = fc.record({ step: fc.constantFrom(...models.map(([id]) => id), 'unknown'), path });
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 40, maxLength: 40 }), async (places) => {
        const asked = places.map(({ step, path: at }) => [step, outputRegisterPath(at), at.length, at.at(-1)]);
        const { rows } = await remote.db.query<{ into: boolean }>(
          `SELECT sync_walks_into(p ->> 0, p ->> 1, (p ->> 2)::int, p ->> 3, '{"x": 1}') AS into FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t (p, n) ORDER BY n`,
          [JSON.stringify(asked)],
        );
        expect(rows.map(({ into }) => !into)).toEqual(places.map(({ step, path: at }) => isComposite(step, at)));
      }),
      { numRuns: 40 },
    );
  });
});
