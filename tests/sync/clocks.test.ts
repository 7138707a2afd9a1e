import { describe, expect, test } from 'vitest';

import { NO_PROGRESS } from '../../electron/core/sync/progress.ts';
import { ALL_RULES } from '../../electron/core/sync/rules.ts';
import { scopeState, scopeStep, type ScopeContext } from '../../electron/core/sync/scope-step.ts';
import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { expectSound, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';

const HOUR = 3_600_000;

/** The offset that a laptop has after a pull that left at `sentAt` and was answered at `localNow` by a remote whose clock showed `now`. */
function offsetAfter(before: number, { sentAt, localNow, now }: { readonly sentAt: number; readonly localNow: number; readonly now: number }): number {
  const at = (local: number): ScopeContext => ({
    remote: 'r', device: 'aaaaaaaa', rules: ALL_RULES, pageLimit: 10, clockOffset: before, localNow: local, lastSeq: 0, shared: false, newestShared: () => '0'.repeat(32),
  });
  const { state } = scopeStep(scopeState('ws_a', NO_PROGRESS), { kind: 'pull' }, at(sentAt));
  const answer = { ok: true, now, role: 'editor', page: [], through: 0, head: 0, anchor: [0, ''], done: true } as const;
  const { commit } = scopeStep(state, { kind: 'pulled', answer: ok(answer) }, at(localNow));
  return commit.flatMap((command) => (command.kind === 'clock' ? [command.offset] : [])).at(-1) ?? before;
}

describe('clocks', { timeout: 180_000 }, () => {
  test.each([
    ['a slow answer that agrees moves nothing', 0, { sentAt: 0, localNow: 30_000, now: 100 }, 0],
    ['nor does one that was slow on its way there', 0, { sentAt: 0, localNow: 30_000, now: 29_900 }, 0],
    ['a quick one sets the clock right', 0, { sentAt: 0, localNow: 50, now: 7_200_050 }, 7_200_000],
    ['a slow one moves it as far as it proves, from below', 0, { sentAt: 0, localNow: 30_000, now: 60_000 }, 30_000],
    ['and from above', 90_000, { sentAt: 0, localNow: 30_000, now: 60_000 }, 60_000],
    ['a clock that was set back meanwhile is set right', 0, { sentAt: 7_200_000, localNow: 10, now: 7_200_010 }, 7_200_000],
    ['what the network takes is no correction', 0, { sentAt: 0, localNow: 10, now: 1_500 }, 0],
  ])('%s', (_, before, times, after) => expect(offsetAfter(before, times)).toBe(after));

  test.each([3, -3])('a hub whose clock is %i hours ahead of the cloud’s: both come to hold the same, once, and every edit made after another wins (I2, I6)', async (hours) => {
    const { ann, remote: hub, workshopId, stepRow, join } = await annsRoom(() => Date.now() + hours * HOUR);
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    note(ann.store, stepRow, 'nte_a', 'in the room');
    note(ben.store, stepRow, 'nte_b', 'of ben');
    await untilSame(workshopId, ann, ben);
    note(ben.store, stepRow, 'nte_a', 'in the room, by ben');
    await untilSame(workshopId, ann, ben);
    const cloud = new MemoryRemote(() => Date.now());
    const ways = { cloud: memoryRemoteStore(cloud, 'ann'), r: ann.cable.to };
    let here = ann;
    const go = async (remoteId: 'cloud' | 'r'): Promise<void> => {
      here.end();
      here = person(ways[remoteId], { dataDir: ann.dataDir, remoteId });
      here.engine.choose(workshopId, true);
      await untilSame(workshopId, here);
    };
    for (let turn = 0; turn < 3; turn += 1) {
      await go('cloud');
      note(here.store, stepRow, 'nte_a', `at home ${turn}`);
      await untilSame(workshopId, here);
      await go('r');
      await untilSame(workshopId, here, ben);
      expect(textOf(ben.store, stepRow, 'nte_a')).toBe(`at home ${turn}`);
      note(ben.store, stepRow, 'nte_a', `in the room ${turn}`);
      await untilSame(workshopId, here, ben);
    }
    await go('cloud');
    const heads = [hub.head(workshopId), cloud.head(workshopId)];
    for (const remoteId of ['r', 'cloud', 'r'] as const) await go(remoteId);
    expect([hub.head(workshopId), cloud.head(workshopId)]).toEqual(heads);
    expect(Object.fromEntries(cloud.registers(workshopId))).toEqual(Object.fromEntries(hub.registers(workshopId)));
    expect(cloud.registers(workshopId).get(`workshop_steps|${stepRow}|output/ideas/nte_a/text`)?.[3]).toBe('"in the room 2"');
    for (const one of [here, ben]) expect(one.engine.conflicts(workshopId)).toEqual([]);
    for (const { dataDir } of [here, ben]) expectSound(dataDir);
  });
});
