import { copyFileSync, existsSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import type { OutputWrite } from '../../electron/core/store/output-write.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { workshopSteps } from '../../shared/schema/sqlite/index.ts';
import { askDatabase, openStore, openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';
import { TestClock } from '../support/test-clock.ts';

const ROW = 'wst_a';
const MARKS = "SELECT count(*) AS n FROM local_setting WHERE key = 'storage.late_outputs'";

/** A workshop whose output is longer than what is rewritten with every edit. */
function setup() {
  const clock = new TestClock();
  const dataDir = tempDataDir();
  const supervisor = openSupervisor({ clock, dataDir });
  const store = storeOf(supervisor);
  store.mutate('local_a', (unit) => {
    unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'A', originalIdea: '' });
    unit.insert('workshop_steps', { id: ROW, workshopId: 'ws_a', stepId: 'ideate' });
    unit.writeOutput(ROW, Array.from({ length: 400 }, (_, n) => ({ kind: 'put', path: ['ideas', `nte_${String(n)}`, 'text'], value: 'x'.repeat(200) })));
    return ok(null);
  });
  const raw = rawDatabase(dataDir);
  const onDisk = (): string => (raw.prepare('SELECT output FROM workshop_steps WHERE id = ?').pluck().get(ROW) as string | null) ?? '{}';
  const register = (path: string): unknown => raw.prepare('SELECT value FROM sync_register WHERE row_id = ? AND path = ?').pluck().get(ROW, path);
  const write = (text: string, id = 'nte_7') => store.mutate('local_a', (unit) => (unit.writeOutput(ROW, [{ kind: 'put', path: ['ideas', id, 'text'], value: text }]), ok(null)));
  const waiting = (): boolean => (raw.prepare(MARKS).get() as { n: number }).n > 0;
  return { clock, dataDir, supervisor, store, raw, onDisk, register, write, waiting };
}

const text = (output: unknown, id = 'nte_7'): unknown => (output as { ideas: Record<string, { text: string }> }).ideas[id]?.text;

describe('the row of a long output', () => {
  test('is written a second after the first edit that it waits for, while the register is on disk with the answer', () => {
    const { clock, store, onDisk, register, write, waiting } = setup();
    clock.advance(50);
    write('first');
    clock.advance(400);
    write('second');
    expect(register('output/ideas/nte_7/text')).toBe('"second"');
    expect([text(JSON.parse(onDisk())), waiting()]).toEqual(['x'.repeat(200), true]);
    expect(text(store.output(ROW))).toBe('second');
    expect(store.step('ws_a', 'ideate')?.updatedAt.getTime()).toBe(clock.now());
    clock.advance(600);
    expect([text(JSON.parse(onDisk())), waiting()]).toEqual(['second', false]);
    expect(JSON.parse(onDisk())).toEqual(store.output(ROW));
  });

  test('is written before anybody reads the tables, and at the end', () => {
    const { dataDir, supervisor, store, onDisk, write } = setup();
    write('for a reader');
    expect(text(store.orm.select().from(workshopSteps).all()[0]?.output)).toBe('for a reader');
    write('for good');
    expect(text(JSON.parse(onDisk()))).toBe('for a reader');
    supervisor.close();
    expect(text(JSON.parse(askDatabase<{ output: string }>(dataDir, 'SELECT output FROM workshop_steps').output))).toBe('for good');
    expect(askDatabase(dataDir, MARKS)).toEqual({ n: 0 });
  });

  test('is made from its registers where a power cut came before', () => {
    const { clock, dataDir, write } = setup();
    clock.advance(10);
    write('told as saved');
    const cut = tempDataDir();
    const [from, to] = [databaseFiles(dataDir), databaseFiles(cut)];
    for (const file of ['database', 'wal'] as const) if (existsSync(from[file])) copyFileSync(from[file], to[file]);
    const found = askDatabase<{ output: string }>(cut, 'SELECT output FROM workshop_steps');
    expect(text(JSON.parse(found.output))).toBe('x'.repeat(200));
    const store = openStore({ dataDir: cut, clock });
    const raw = rawDatabase(cut);
    expect(text(JSON.parse(raw.prepare('SELECT output FROM workshop_steps').pluck().get() as string))).toBe('told as saved');
    expect(raw.prepare('SELECT updated_at FROM workshop_steps').pluck().get()).toBe(clock.now());
    expect([text(store.output(ROW)), raw.prepare(MARKS).get()]).toEqual(['told as saved', { n: 0 }]);
  });

  test('keeps what it waits for through a transaction that is taken back, and is forgotten with its workshop', () => {
    const { clock, store, onDisk, raw, write, waiting } = setup();
    write('kept');
    store.mutate('local_a', (unit) => {
      unit.writeOutput(ROW, [{ kind: 'put', path: ['ideas', 'nte_7', 'text'], value: 'never' }]);
      return err({ kind: 'changed_my_mind' });
    });
    expect(text(store.output(ROW))).toBe('kept');
    clock.advance(1_000);
    expect(text(JSON.parse(onDisk()))).toBe('kept');
    write('gone with the workshop');
    store.mutate('local_a', (unit) => (unit.remove('workshops', 'ws_a'), ok(null)));
    clock.advance(1_000);
    expect([raw.prepare('SELECT count(*) FROM workshop_steps').pluck().get(), waiting()]).toEqual([0, false]);
  });

  test('comes with the registers of a sync, in one transaction', () => {
    const { store, onDisk, write, waiting } = setup();
    write('waits');
    expect(waiting()).toBe(true);
    expect(store.sync.projectAnew().ok).toBe(true);
    expect([text(JSON.parse(onDisk())), waiting()]).toEqual(['waits', false]);
  });

  test('keeps the time of the edit that waits when an older one of somebody else comes first', () => {
    const { clock, store, raw, write } = setup();
    clock.advance(5_000);
    write('waits');
    const older = `${(clock.now() - 3_000).toString(16).padStart(12, '0')}0000ffffffff00000001`;
    const cursor = { remote: 'r', pushed: 0, resendTo: 0 };
    const apply = { kind: 'apply' as const, registers: [['workshop_steps', ROW, 'output/ideas/nte_8/text', '"theirs"', older, 'user_b'] as const], staged: false, origin: 'r', cursor };
    expect(store.sync.commit('r', 'ws_a', [apply]).ok).toBe(true);
    expect(text(store.output(ROW), 'nte_8')).toBe('theirs');
    expect(raw.prepare('SELECT updated_at FROM workshop_steps').pluck().get()).toBe(clock.now());
  });

  test('says what its registers say, after any edits, failures, waits, reads and power cuts', { timeout: 240_000 }, () => {
    const id = fc.constantFrom('nte_7', 'nte_8', 'nte_new');
    const write: fc.Arbitrary<OutputWrite> = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), path: id.map((item) => ['ideas', item, 'text']), value: fc.string({ maxLength: 3 }) }),
      fc.record({ kind: fc.constantFrom('delete_item' as const, 'restore_item' as const), collection: fc.constant('ideas'), id }),
    );
    const step = fc.record({
      writes: fc.array(write, { maxLength: 3 }),
      status: fc.boolean(),
      end: fc.constantFrom('ok', 'ok', 'ok', 'err', 'throw'),
      wait: fc.constantFrom(1, 300, 1_000),
      then: fc.constantFrom('nothing', 'nothing', 'read', 'cut'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { clock, ...begun } = setup();
        let { store, dataDir, raw } = begun;
        for (const { writes, status, end, wait, then } of steps) {
          const run = () =>
            store.mutate('local_a', (unit) => {
              for (const one of writes) {
                // Writing to what is not there is the caller's bug, and tested elsewhere.
                const fits = one.kind === 'put' || (one.kind === 'delete_item' ? text(unit.output(ROW), one.id) !== undefined : one.kind === 'restore_item' && unit.itemWasDeleted(ROW, 'ideas', one.id));
                if (fits) unit.writeOutput(ROW, [one]);
              }
              if (status) unit.update('workshop_steps', ROW, { completedAt: unit.now });
              if (end === 'throw') throw new Error('on purpose');
              return end === 'ok' ? ok(null) : err('on purpose');
            });
          if (end === 'throw') expect(run).toThrow('on purpose');
          else run();
          const wanted = (projectedRows(raw)['workshop_steps'] ?? [])[0]?.['output'];
          expect(store.output(ROW)).toEqual(JSON.parse(String(wanted)));
          clock.advance(wait);
          if (then === 'read') {
            store.projectLate();
            expect(storedRows(raw)).toEqual(projectedRows(raw));
          } else if (then === 'cut') {
            const cut = tempDataDir();
            for (const file of ['database', 'wal'] as const) if (existsSync(databaseFiles(dataDir)[file])) copyFileSync(databaseFiles(dataDir)[file], databaseFiles(cut)[file]);
            dataDir = cut;
            store = openStore({ dataDir, clock });
            raw = rawDatabase(dataDir);
            expect(storedRows(raw)).toEqual(projectedRows(raw));
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});
