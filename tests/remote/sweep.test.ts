import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { PROTOCOL_VERSION, type Anchor, type PullAnswer } from '../../electron/core/sync/protocol.ts';
import { sweepable, type SweptRegister } from '../../electron/core/sync/sweep.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { refused, taken, TestLaptop } from '../support/wire.ts';

let remote: Awaited<ReturnType<typeof openPgliteRemote>>;
beforeAll(async () => void (remote = await openPgliteRemote()), 240_000);
afterAll(() => remote.close());

const v = PROTOCOL_VERSION;
const at = (ms: number): string => ms.toString(16).padStart(12, '0') + '0000' + '0123456789abcdef';
const path = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('output/ideas/nte_1', 'output/ideas/nte_10', 'output/note/x'), fc.constantFrom('', '/text', '/color', '/$votes', '/deep/er')).map(([item, rest]) => item + rest) },
  { weight: 3, arbitrary: fc.constantFrom('output/ideas/nte_1/$deleted', 'output/ideas/nte_10/$deleted', 'output/ideas/nte_1/$deleted/x') },
  { weight: 1, arbitrary: fc.constantFrom('output/note', 'status') },
);
const register = fc.record({ rowId: fc.constantFrom('a', 'b'), path, ms: fc.integer({ min: 1, max: 40 }), bound: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 6 }) });

describe('forgetting what was deleted long ago', { timeout: 240_000 }, () => {
  test('takes the same registers by SQL and by TypeScript', async () => {
    await remote.sql("INSERT INTO sync_scope (scope) VALUES ('ws_s')");
    const some = fc.uniqueArray(register, { selector: ({ rowId, path: one }) => `${rowId}|${one}`, minLength: 4, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 5, max: 40 }), fc.boolean(), fc.boolean(), async (found, before, twins, gone) => {
        const registers: SweptRegister[] = found.map(({ rowId, path: one, ms, bound }) => ({
          table: 'workshop_steps', rowId, path: one, hlc: at(ms), value: bound === null ? null : one.endsWith('/$deleted') ? JSON.stringify(at(bound)) : '1',
        }));
        for (const rowId of ['a', 'b']) registers.push({ table: 'workshop_steps', rowId, path: 'step_id', value: twins || rowId === 'a' ? '"ideate"' : '"define"', hlc: at(1) });
        registers.push({ table: 'sessions', rowId: 'c', path: '$row', value: String(!gone), hlc: at(9) }, { table: 'workshops', rowId: 'ws_s', path: '$row', value: 'false', hlc: at(1) });
        await remote.db.query("DELETE FROM sync_register WHERE scope = 'ws_s'");
        await remote.db.query(
          `INSERT INTO sync_register (scope, table_name, row_id, path, value, hlc, actor, seq)
           SELECT 'ws_s', r ->> 0, r ->> 1, r ->> 2, r ->> 3, r ->> 4, 'p', n FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t (r, n)`,
          [JSON.stringify(registers.map((one) => [one.table, one.rowId, one.path, one.value, one.hlc]))],
        );
        await remote.db.query('SELECT sync_sweep($1, $2)', ['ws_s', before]);
        const left = await remote.db.query<{ key: string }>("SELECT table_name || '|' || row_id || '|' || path AS key FROM sync_register WHERE scope = 'ws_s'");
        const swept = new Set(sweepable(registers, before).flat());
        const stays = registers.filter((one) => !swept.has(one)).map(({ table, rowId, path: one }) => `${table}|${rowId}|${one}`);
        expect(left.rows.map(({ key }) => key).sort()).toEqual(stays.sort());
      }),
      { numRuns: 150 },
    );
  });

  test('happens with a push once a day; who missed a delete is told to begin anew, who did not goes on', async () => {
    const store = await remote.as('p');
    const laptop = new TestLaptop('p');
    const scope = 'ws_old';
    const step = `wst_${scope}`;
    const seen: Anchor[] = [];
    const push = async (changes: Parameters<TestLaptop['request']>[1][number]): Promise<void> => {
      seen.push((await taken(store.push({ ...laptop.request(scope, [changes]), id: laptop.tick().slice(0, 16) }))).anchor);
    };
    await push([...laptop.workshop(scope), ['workshop_steps', step, 'output/ideas/nte_1/text', '"old"', at(10)], ['sessions', 'ses_1', '$row', 'true', at(10)]]);
    await push([['workshop_steps', step, 'output/ideas/nte_1/$deleted', JSON.stringify(at(10)), at(20)], ['sessions', 'ses_1', '$row', 'false', at(20)]]);
    await push([laptop.change('workshops', scope, 'title', 'Same day')]);
    const keys = async (): Promise<readonly unknown[]> => remote.sql(`SELECT path FROM sync_register WHERE scope = '${scope}' AND (path LIKE 'output%' OR table_name = 'sessions')`);
    expect(await keys()).toHaveLength(3);
    await remote.sql(`UPDATE sync_scope SET looked_at = now() - interval '25 hours' WHERE scope = '${scope}'`);
    await push([laptop.change('workshops', scope, 'title', 'Next day')]);
    expect(await keys()).toEqual([]);
    const [first, second, , last] = seen;
    const ask = (anchor: Anchor | undefined, since = anchor?.[0] ?? 0) => store.pull({ v, scope, seen: anchor ?? [0, ''], after: since, since, device: laptop.device, limit: 100 });
    expect(await refused(ask(first))).toBe('stale');
    expect(await refused(store.push({ ...laptop.request(scope, [[laptop.change('workshops', scope, 'title', 'Late')]], first), since: first?.[0] ?? 0 }))).toBe('stale');
    for (const anchor of [second, last]) {
      const { swept } = await taken<PullAnswer>(ask(anchor));
      expect(Math.abs((swept ?? 0) - (Date.now() - 90 * 86_400_000))).toBeLessThan(60 * 60_000);
    }
    // Beginning anew is to read from 0, and no page of that is stale.
    const page = await taken<PullAnswer>(store.pull({ v, scope, seen: first ?? [0, ''], after: 0, since: 0, device: laptop.device, limit: 3 }));
    expect(page.done).toBe(false);
    expect(await refused(store.pull({ v, scope, seen: first ?? [0, ''], after: page.through, since: 0, device: laptop.device, limit: 100 }))).toBe('taken');
  });
});
