import { copyFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import type { PullAnswer, RemoteStore } from '../../electron/core/sync/protocol.ts';
import { databaseFiles } from '../../electron/storage/database-files.ts';
import { ok } from '../../shared/domain/result.ts';
import { lostEdits, type ToldEdit } from '../support/accounted.ts';
import { tempDataDir } from '../support/open-store.ts';
import { bent, expectSound, inPages, look, registersOn, untilSame, type LaptopSetup } from '../support/sync-laptop.ts';
import { annsRoom, ofWorkshop, person, progressOf, rowsOn, type Person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';

// I7 to I9 are in invariants-bad-data.test.ts.

const logLength = (dataDir: string) => look(dataDir, (db) => db.prepare<[], number>('SELECT count(*) FROM sync_log').pluck().get());

describe('the invariants of sync, through the engine and SQLite', { timeout: 180_000 }, () => {
  test('I1: any edits of three laptops that come and go end in the same registers and rows, also on the remote', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const all = [ann, join('ben'), join('cyn')];
    await untilSame(workshopId, ...all);
    let fresh = 0;
    const action = fc.tuple(fc.nat(2), fc.constantFrom('text', 'color', 'title', 'delete', 'session', 'plug'), fc.nat(3), fc.nat(9));
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
        for (const [who, kind, item, word] of actions) {
          const one = all[who] ?? ann;
          if (kind === 'plug') {
            one.cable.cut = !one.cable.cut;
            await one.engine.syncNow();
            continue;
          }
          const written = one.store.mutate(one.store.personId, (unit) => {
            const id = `nte_${item}`;
            if (kind === 'title') unit.update('workshops', workshopId, { title: `title ${word}` });
            else if (kind === 'delete' && textOf(one.store, stepRow, id) === undefined) return ok(null);
            else if (kind === 'delete') unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id }]);
            else if (kind !== 'session') unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, kind], value: `${word}` }]);
            else if (unit.sessions(workshopId).some((session) => session.id === `ses_${item}`)) unit.remove('sessions', `ses_${item}`);
            else if (word < 5) unit.insert('sessions', { id: `ses_${item}_${who}_${word}_${(fresh += 1)}`, workshopId });
            return ok(null);
          });
          expect(written.ok).toBe(true);
        }
        for (const one of all) one.cable.cut = false;
        await untilSame(workshopId, ...all);
      }),
      { numRuns: 6 },
    );
    for (const { dataDir } of all) expectSound(dataDir);
    const [first, ...others] = all.map(({ dataDir }) => ofWorkshop(rowsOn(dataDir), workshopId));
    for (const other of others) expect(other).toEqual(first);
    const there = [...remote.registers(workshopId)].map(([key, [, , , value, hlc, actor]]) => [key, { value, hlc, actor }]);
    const here = [...registersOn(ann.dataDir, workshopId)].map(([key, { value, hlc, actor }]) => [key, { value, hlc, actor }]);
    expect(Object.fromEntries(here)).toEqual(Object.fromEntries(there));
  });

  test('I2: of six hundred edits by two laptops, half of whose answers are lost, none is lost', async () => {
    const { ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    const told: ToldEdit[] = [];
    let answers = 0;
    for (const { cable } of [ann, ben]) {
      const straight = cable.to;
      cable.to = bent(straight, {
        async push(request) {
          const answer = await straight.push(request);
          return (answers += 1) % 2 === 0 ? { ok: false, error: { kind: 'offline', detail: 'the answer was lost' } } : answer;
        },
      });
    }
    for (let n = 0; n < 600; n += 1) {
      const one = n % 2 === 0 ? ann : ben;
      const item = `nte_${(n >> 1) % 3}`;
      note(one.store, stepRow, item, `word ${n}`);
      const key = `workshop_steps|${stepRow}|output/ideas/${item}/text`;
      told.push({ key, value: `"word ${n}"`, hlc: one.store.sync.outbox({ scope: workshopId, remote: 'r', pushed: one.store.sync.lastSeq() - 1, resendTo: 0, limit: 5, lead: false }).entries[0]?.register[4] ?? '' });
      if (n % 50 === 0) await one.engine.syncNow();
    }
    await untilSame(workshopId, ann, ben);
    expect(told.every(({ hlc }) => hlc !== '')).toBe(true);
    const conflicts = [ann, ben].flatMap(({ engine }) => engine.conflicts(workshopId));
    expect(lostEdits(told, registersOn(ann.dataDir, workshopId), conflicts)).toEqual([]);
    expect(conflicts.length).toBeGreaterThan(0);
  });

  test('I3: pushes and pages that come twice, late and out of their order leave no trace', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    for (let n = 0; n < 30; n += 1) note(ann.store, stepRow, `nte_${n}`, `note ${n}`);
    await untilSame(workshopId, ann);
    const old: PullAnswer[] = [];
    let turn = 0;
    const ben = join('ben', {}, (straight) =>
      bent(inPages(straight, 9), {
        async pull(request) {
          const answer = await straight.pull({ ...request, limit: 9 });
          turn += 1;
          // Every third answer is one that came long ago: a page before, or an end that is over.
          const replayed = old[(turn * 7) % Math.max(1, old.length)];
          if (turn % 3 === 0 && request.scope === workshopId && replayed !== undefined) return ok(replayed);
          if (answer.ok && answer.value.ok && request.scope === workshopId) old.push(answer.value);
          return answer;
        },
        async push(request) {
          await straight.push(request);
          const second = await straight.push(request);
          await straight.push({ ...request, id: '0123456789abcdef' });
          return second;
        },
      }),
    );
    await untilSame(workshopId, ann, ben);
    const torn: unknown[] = [];
    ben.store.onCommit(() => {
      const words = new Set(Object.values((ben.store.output(stepRow)['ideas'] ?? {}) as Record<string, { text: string }>).map(({ text }) => text));
      if (words.size > 1) torn.push([...words]);
    });
    for (let round = 0; round < 6; round += 1) {
      ann.store.mutate('ann', (unit) => {
        for (const id of ['nte_a', ...Array.from({ length: 30 }, (_, n) => `nte_${n}`)]) unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, 'text'], value: `round ${round}` }]);
        return ok(null);
      });
      await untilSame(workshopId, ann, ben);
    }
    expect(torn).toEqual([]);
    note(ben.store, stepRow, 'nte_1', 'ben, once');
    note(ann.store, stepRow, 'nte_2', 'ann, once');
    await untilSame(workshopId, ann, ben);
    const before = { head: remote.head(workshopId), log: logLength(ben.dataDir), rows: rowsOn(ben.dataDir) };
    for (let n = 0; n < 3; n += 1) await ben.engine.syncNow();
    expect({ head: remote.head(workshopId), log: logLength(ben.dataDir), rows: rowsOn(ben.dataDir) }).toEqual(before);
    expect(turn).toBeGreaterThan(10);
    expect(ben.engine.conflicts(workshopId)).toEqual([]);
    expectSound(ben.dataDir);
  });

  test('I4: no read and no live query ever sees part of a pull of many pages, nor after a restart between two of them', async () => {
    const { ann, workshopId, stepRow, join } = await annsRoom();
    const version = (n: number): void => {
      ann.store.mutate('ann', (unit) => {
        unit.update('workshops', workshopId, { title: `v${n}` });
        unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: `v${n}` }]);
        for (let item = 0; item < 8; item += 1) unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', `nte_${item}`, 'text'], value: `v${n}` }]);
        return ok(null);
      });
    };
    version(1);
    await untilSame(workshopId, ann);
    const seen = new Set<string>();
    const asked: number[] = [];
    let allowed = Infinity;
    const way = (straight: RemoteStore): RemoteStore =>
      bent(straight, {
        async pull(request) {
          if (request.scope === workshopId) {
            if (asked.length >= allowed) return { ok: false, error: { kind: 'offline', detail: 'cut between two pages' } };
            asked.push(request.after);
          }
          return straight.pull({ ...request, limit: 3 });
        },
      });
    const watch = ({ store }: Person): void => {
      const read = (): void => {
        const title = store.workshop(workshopId)?.title ?? 'none';
        const ideas = Object.values((store.output(stepRow)['ideas'] ?? {}) as Record<string, { text: string }>).map(({ text }) => text);
        seen.add([title, ...new Set(ideas)].join(' '));
      };
      read();
      store.onCommit(read);
      const timer = setInterval(read, 0);
      stops.push(() => clearInterval(timer));
    };
    const stops: (() => void)[] = [];
    const dataDir = tempDataDir();
    const pages = { first: 0, second: 0 };
    // A new laptop, cut after five pages of the first pull; then one that holds an older version, cut after two.
    for (const [which, most] of [['first', 5], ['second', 2]] as const) {
      allowed = most;
      asked.length = 0;
      const ben = join('ben', { dataDir, onCommit: () => undefined }, way);
      watch(ben);
      await vi.waitFor(() => expect(asked).toHaveLength(most), 60_000);
      await vi.waitFor(() => expect(progressOf(dataDir, workshopId)?.staged).toBeGreaterThan(0), 60_000);
      const left = progressOf(dataDir, workshopId);
      stops.splice(0).forEach((stop) => stop());
      ben.end();
      // The power was off. What was staged is there, and is not fetched again.
      allowed = Infinity;
      const again = join('ben', { dataDir }, way);
      watch(again);
      await untilSame(workshopId, ann, again);
      expect(asked[most]).toBe(left?.staged);
      expect(new Set(asked).size).toBe(asked.length);
      pages[which] = asked.length;
      stops.splice(0).forEach((stop) => stop());
      again.end();
      version(2);
      version(3);
      await untilSame(workshopId, ann);
    }
    expect(pages.first).toBeGreaterThan(10);
    expect(pages.second).toBeGreaterThan(2);
    expect([...seen].sort()).toEqual(['none', 'v1 v1', 'v3 v3']);
  });

  test('I5: cursors on disk never go back, whatever happens, but when the remote was put back from a backup', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const backwards: string[] = [];
    let last = { cursor: 0, seen: 0, pushed: 0 };
    let lostAnswers = false;
    const setup = (dataDir: string): Omit<LaptopSetup, 'remote'> => ({
      dataDir,
      onCommit(commands, scope) {
        if (scope !== workshopId) return;
        const { cursor, seen, pushed } = progressOf(dataDir, workshopId) ?? last;
        const rewound = commands.some((command) => command.kind === 'event' && command.event.kind === 'remote_rewound');
        if (!rewound && (cursor < last.cursor || seen < last.seen || pushed < last.pushed)) backwards.push(`${JSON.stringify(last)} → ${cursor}/${seen}/${pushed}`);
        last = { cursor, seen, pushed };
      },
    });
    const way = (straight: RemoteStore): RemoteStore =>
      bent(inPages(straight, 7), { push: async (request) => (lostAnswers ? (await straight.push(request), { ok: false, error: { kind: 'offline', detail: '' } }) : straight.push(request)) });
    const dataDir = tempDataDir();
    let ben = join('ben', setup(dataDir), way);
    await untilSame(workshopId, ann, ben);
    remote.rejects = ([, , , value]) => (value?.includes('refuse me') === true ? 'malformed' : undefined);
    for (let n = 0; n < 12; n += 1) {
      note(ann.store, stepRow, `nte_${n}`, `ann ${n}`);
      note(ben.store, stepRow, `nte_${n + 1}`, n % 5 === 0 ? `refuse me ${n}` : `ben ${n}`);
      lostAnswers = n % 3 === 0;
      await ann.engine.syncNow();
      await ben.engine.syncNow();
      if (n % 4 !== 1) continue;
      ben.end();
      ben = join('ben', setup(dataDir), way);
    }
    lostAnswers = false;
    await untilSame(workshopId, ann, ben);
    expect(backwards).toEqual([]);
    const backup = remote.copy();
    note(ann.store, stepRow, 'nte_z', 'after the backup');
    await untilSame(workshopId, ann, ben);
    const before = last;
    remote.restore(backup);
    note(ben.store, stepRow, 'nte_y', 'after the restore');
    await untilSame(workshopId, ann, ben);
    expect(backwards).toEqual([]);
    expect(ben.engine.events(100).filter(({ kind }) => kind === 'remote_rewound')).toHaveLength(1);
    expect(last.cursor).toBeGreaterThan(0);
    expect(before.cursor).toBeGreaterThan(0);
  });

  test('I6: an edit made after seeing another never loses to it, however wrong the clocks are', async () => {
    const { ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben', { clock: { offset: -3 * 3_600_000 } });
    const cyn = join('cyn', { clock: { offset: 4 * 60_000 } });
    const chain = [cyn, ben, ann, ben, cyn, ann, ben];
    await untilSame(workshopId, ann, ben, cyn);
    for (const [at, one] of chain.entries()) {
      one.clock.offset -= 30_000;
      note(one.store, stepRow, 'nte_a', `seen ${at}`);
      await untilSame(workshopId, ann, ben, cyn);
      for (const { store } of [ann, ben, cyn]) expect(textOf(store, stepRow, 'nte_a')).toBe(`seen ${at}`);
    }
    for (const { engine } of [ann, ben, cyn]) expect(engine.conflicts(workshopId)).toEqual([]);
  });

  test('I10: no reading is issued twice: not after a restart, a copy, a backup put back, or a clock set back', async () => {
    const { ann, workshopId, stepRow } = await annsRoom();
    const issued: string[] = [];
    const writeOn = (one: Person, times: number): void => {
      for (let n = 0; n < times; n += 1) {
        note(one.store, stepRow, 'nte_a', `${Math.random()}`);
        const [entry] = one.store.sync.outbox({ scope: workshopId, remote: 'r', pushed: one.store.sync.lastSeq() - 1, resendTo: 0, limit: 5, lead: false }).entries;
        issued.push(entry?.register[4] ?? '');
      }
    };
    const remote = ann.cable.to;
    const copyOf = (from: string, to: string): void => copyFileSync(databaseFiles(from).database, databaseFiles(to).database);
    writeOn(ann, 20);
    ann.end();
    const [backup, copied] = [tempDataDir(), tempDataDir()];
    copyOf(ann.dataDir, backup);
    copyOf(ann.dataDir, copied);
    // Clocks that stand where they stood: only who issued a reading tells it from another.
    const stopped = { offset: 0 };
    Object.defineProperty(stopped, 'offset', { get: (): number => 1_900_000_000_000 - Date.now() });
    const lives = [ann.dataDir, copied].map((dataDir) => person(remote, { dataDir, clock: stopped }));
    for (const { cable } of lives) cable.cut = true;
    for (let n = 0; n < 5; n += 1) for (const one of lives) writeOn(one, 4);
    for (const one of lives) one.end();
    copyOf(backup, ann.dataDir);
    const [again, third] = [person(remote, { dataDir: ann.dataDir, clock: stopped }), person(remote, { dataDir: backup, clock: { offset: -86_400_000 } })];
    for (const one of [again, third]) one.cable.cut = true;
    for (let n = 0; n < 5; n += 1) for (const one of [again, third]) writeOn(one, 4);
    expect(issued).toHaveLength(20 + 40 + 40);
    expect(new Set(issued).size).toBe(issued.length);
    expect(issued).not.toContain('');
  });
});
