import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { OutputWrite } from '../../electron/core/store/output-write.ts';
import type { Store, UnitOfWork } from '../../electron/core/store/store.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { itemsOf } from '../../shared/domain/collections.ts';
import { openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';
import { TestClock } from '../support/test-clock.ts';

type Action = (unit: UnitOfWork) => void;

const workshopId = fc.constantFrom('ws_a', 'ws_b');
const stepRow = fc.constantFrom('wst_a_ideate', 'wst_a_define', 'wst_b_ideate');
const childId = fc.constantFrom('1', '2', '3');
const words = fc.string({ maxLength: 5 });
const ofStep = (row: string): string => `ws_${row.charAt(4)}`;

/** Does `action` where it makes sense: writes to what is not there are the caller's bug and tested elsewhere. */
const addWorkshop: fc.Arbitrary<Action> = fc.record({ id: workshopId, title: words }).map(({ id, title }) => (unit) => {
  if (unit.workshop(id) !== undefined || unit.setting(`gone ${id}`) === true) return;
  unit.insert('workshops', { id, clerkUserId: 'local_a', title, originalIdea: '' });
  for (const step of ['ideate', 'define']) unit.insert('workshop_steps', { id: `wst_${id.slice(3)}_${step}`, workshopId: id, stepId: step });
});
const changeWorkshop: fc.Arbitrary<Action> = fc
  .record({ id: workshopId, columns: fc.record({ title: words, orgId: fc.option(words), status: fc.constantFrom('draft', 'active') }, { requiredKeys: [] }) })
  .map(({ id, columns }) => (unit) => unit.workshop(id) && unit.update('workshops', id, columns));
const removeWorkshop: fc.Arbitrary<Action> = workshopId.map((id) => (unit) => {
  if (unit.workshop(id) === undefined) return;
  unit.remove('workshops', id);
  unit.setSetting(`gone ${id}`, true);
});
const changeStep: fc.Arbitrary<Action> = fc.record({ row: stepRow, date: fc.option(fc.date({ min: new Date(0), max: new Date(2e12), noInvalidDate: true })) }).map(({ row, date }) => (unit) => {
  if (unit.workshop(ofStep(row))) unit.update('workshop_steps', row, { status: date ? 'complete' : 'in_progress', completedAt: date });
});
const session: fc.Arbitrary<Action> = fc.record({ id: workshopId, child: childId, end: fc.boolean() }).map(({ id, child, end }) => (unit) => {
  const row = `ses_${id}_${child}`;
  const known = unit.sessions(id).find((one) => one.id === row);
  if (unit.workshop(id) === undefined) return;
  if (known === undefined) unit.insert('sessions', { id: row, workshopId: id });
  else if (end) unit.update('sessions', row, { endedAt: unit.now });
});
const pack: fc.Arbitrary<Action> = fc.record({ id: workshopId, child: childId, content: fc.option(words), remove: fc.boolean() }).map(({ id, child, content, remove }) => (unit) => {
  const row = `bp_${id}_${child}`;
  if (unit.workshop(id) === undefined || unit.setting(`gone ${row}`) === true) return;
  if (unit.buildPack(row) === undefined) unit.insert('build_packs', { id: row, workshopId: id, title: 'Pack', content });
  else if (!remove) unit.update('build_packs', row, { content });
  else {
    unit.remove('build_packs', row);
    unit.setSetting(`gone ${row}`, true);
  }
});
const item = fc.constantFrom('nte_a', 'nte_b', 'nte_c');
const output: fc.Arbitrary<Action> = fc
  .record({ row: stepRow, kind: fc.constantFrom('put', 'item', 'clear', 'delete_item', 'restore_item'), item, value: fc.jsonValue({ maxDepth: 1 }), field: fc.constantFrom('text', 'position', 'color', '$deleted') })
  .map(({ row, kind, item: id, value, field }) => (unit) => {
    if (unit.workshop(ofStep(row)) === undefined) return;
    const there = id in itemsOf(unit.output(row), 'ideas');
    const writes: Record<typeof kind, OutputWrite> = {
      put: { kind: 'put', path: ['ideas', id, field], value },
      item: { kind: 'put', path: ['ideas', id], value: { text: value, order: 'a0' } },
      clear: { kind: 'clear', path: ['ideas', id, field] },
      delete_item: { kind: 'delete_item', collection: 'ideas', id },
      restore_item: { kind: 'restore_item', collection: 'ideas', id },
    };
    if (there || kind === 'put' || kind === 'item') unit.writeOutput(row, [writes[kind]]);
  });

const action = fc.oneof(addWorkshop, changeWorkshop, { arbitrary: removeWorkshop, weight: 1 }, changeStep, session, pack, { arbitrary: output, weight: 6 });
const transaction = fc.record({
  actions: fc.array(action, { minLength: 1, maxLength: 5 }),
  end: fc.constantFrom('ok', 'ok', 'ok', 'ok', 'err', 'throw'),
  wait: fc.integer({ min: -50, max: 5000 }),
  reopen: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
});

function commit(store: Store, actions: readonly Action[], end: string): void {
  const run = () =>
    store.mutate('local_a', (unit) => {
      for (const one of actions) one(unit);
      if (end === 'throw') throw new Error('on purpose');
      return end === 'ok' ? ok(null) : err('on purpose');
    });
  if (end === 'throw') expect(run).toThrow('on purpose');
  else run();
}

describe('registers and rows', () => {
  test('say the same after any transactions, failed ones and restarts among them', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(fc.array(transaction, { maxLength: 25 }), (transactions) => {
        const dataDir = tempDataDir();
        const clock = new TestClock();
        let supervisor = openSupervisor({ dataDir, clock });
        const raw = rawDatabase(dataDir);
        for (const { actions, end, wait, reopen } of transactions) {
          clock.set(clock.now() + wait);
          if (reopen) {
            supervisor.close();
            supervisor = openSupervisor({ dataDir, clock });
          }
          const store = storeOf(supervisor);
          commit(store, actions, end);
          expect(storedRows(raw)).toEqual(projectedRows(raw));
          const outputs = raw.prepare('SELECT id, output FROM workshop_steps').all() as { id: string; output: string | null }[];
          for (const { id, output } of outputs) expect(store.output(id)).toEqual(JSON.parse(output ?? '{}'));
        }
        const unlogged = raw.prepare('SELECT count(*) FROM sync_register r LEFT JOIN sync_log l ON l.register_id = r.id AND l.hlc = r.hlc WHERE l.local_seq IS NULL');
        expect(unlogged.pluck().get()).toBe(0);
        expect(raw.pragma('foreign_key_check')).toEqual([]);
        expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
        supervisor.close();
      }),
      { numRuns: 60 },
    );
  });
});
