import { describe, expect, test, vi } from 'vitest';

import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { bent, expectSound, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, newWorkshop, person, progressOf } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';

describe('what must not be taken from anybody', { timeout: 120_000 }, () => {
  test('an answer that comes after the end writes nothing: the next engine may stand further, or the file be closed', async () => {
    const { ann, workshopId, stepRow, put } = await annsRoom();
    const straight = ann.cable.to;
    const waiting: (() => void)[] = [];
    const held = bent(straight, {
      async pull(request) {
        const answer = await straight.pull(request);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return answer;
      },
    });
    ann.cable.to = held;
    put([[['workshop_steps', stepRow, 'output/ideas/nte_late/text', '"late"', `${Date.now().toString(16).padStart(12, '0')}0000ffffffff00000001`]]]);
    void ann.engine.syncNow();
    await vi.waitFor(() => expect(waiting).toHaveLength(1), 15_000);
    const before = progressOf(ann.dataDir, workshopId);
    ann.engine.stop();
    waiting[0]?.();
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(progressOf(ann.dataDir, workshopId)).toEqual(before);
    expect(textOf(ann.store, stepRow, 'nte_late')).toBeUndefined();

    // And where the file was closed meanwhile, nobody asks it anything: the log has no error (`openLaptop`).
    const again = person(straight, { dataDir: (ann.end(), ann.dataDir) });
    again.cable.to = held;
    void again.engine.syncNow();
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(1), 15_000);
    again.end();
    waiting.at(-1)?.();
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
    const third = person(straight, { dataDir: ann.dataDir });
    await untilSame(workshopId, third);
    expect(textOf(third.store, stepRow, 'nte_late')).toBe('late');
  });

  test('a workshop that a remote will not make stays on the laptop, whole, and stops', async () => {
    const remote = new MemoryRemote(() => Date.now());
    // Where the transaction that makes it is refused, a PostgreSQL refuses all others: `hostile.test.ts`.
    remote.rejects = () => 'malformed';
    const ann = person(memoryRemoteStore(remote, 'ann'));
    const { workshopId, stepRow } = newWorkshop(ann.store, 'ann');
    ann.engine.choose(workshopId, true);
    await vi.waitFor(() => expect(ann.engine.status().workshops).toMatchObject([{ workshopId, state: { kind: 'stopped', why: 'forbidden' } }]), 30_000);
    await ann.engine.syncNow();
    expect(remote.counts.push).toBe(1);
    expect(ann.store.workshop(workshopId)?.title).toBe('v0');
    expect(textOf(ann.store, stepRow, 'nte_a')).toBe('v0');
    expect(ann.engine.conflicts(workshopId)).toEqual([]);
    // Chosen again, where the remote takes it by now.
    remote.rejects = () => undefined;
    ann.engine.choose(workshopId, true);
    await untilSame(workshopId, ann);
    expect(remote.register(workshopId, `workshop_steps|${stepRow}|output/ideas/nte_a/text`)?.[3]).toBe('"v0"');
    expectSound(ann.dataDir);
  });

  test.each(['is gone', 'was made anew'])('what somebody wrote into a step whose row another program deleted can be brought back, where the step %s', async (now) => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    ben.cable.cut = true;
    note(ben.store, stepRow, 'nte_ben', 'ben’s words');
    remote.write(workshopId, 'workshop_steps', stepRow, '$row', 'false', 'ffffffff00000001');
    const other = 'wst_made_anew';
    if (now === 'was made anew') {
      const columns = { $row: 'true', workshop_id: JSON.stringify(workshopId), step_id: '"ideate"', status: '"in_progress"', created_at: '1000', 'output/ideas/nte_web/text': '"from the web"', 'output/ideas/nte_a/text': '"newer"' };
      Object.entries(columns).forEach(([path, value], at) => remote.write(workshopId, 'workshop_steps', other, path, value, `ffffffff1000000${at}`));
    }
    ben.cable.cut = false;
    await untilSame(workshopId, ann, ben);
    const [recovered] = ben.engine.conflicts(workshopId);
    expect(recovered).toMatchObject({ kind: 'recovered', table: 'workshop_steps' });
    expect(ben.engine.restoreConflict(recovered?.id ?? '')).toEqual({ ok: true, value: null });
    await untilSame(workshopId, ann, ben);
    for (const { store, dataDir } of [ann, ben]) {
      const row = store.step(workshopId, 'ideate');
      const ideas = (store.output(row?.id ?? '')['ideas'] ?? {}) as Record<string, { text?: string }>;
      expect(ideas['nte_ben']?.text).toBe('ben’s words');
      expect([ideas['nte_a']?.text, ideas['nte_web']?.text]).toEqual(now === 'is gone' ? ['v0', undefined] : ['newer', 'from the web']);
      expect(row?.id).not.toBe(deterministicId('wst', workshopId, 'ideate'));
      expectSound(dataDir);
    }
  });
});
