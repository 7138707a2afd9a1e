import { describe, expect, test } from 'vitest';

import { openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { spawnStore } from '../support/spawn-store.ts';

describe('a second process on the same folder', { timeout: 240_000 }, () => {
  test('finds it locked while the first lives, and gets it the moment the first is killed', async () => {
    const dataDir = tempDataDir();
    const first = await spawnStore(dataDir, 'write');
    expect(first.state).toBe('ready');
    await first.acknowledged(5);
    const second = openSupervisor({ dataDir });
    expect(second.state).toEqual({ state: 'locked', folder: dataDir });
    second.retry();
    expect(second.state.state).toBe('locked');
    await first.kill();
    second.retry();
    expect(second.state).toEqual({ state: 'ready' });
    expect(Object.keys(storeOf(second).output('wst_p')['ideas'] as object).length).toBeGreaterThanOrEqual(first.lastAcknowledged() + 1);
  });

  test('finds it locked from outside too', async () => {
    const dataDir = tempDataDir();
    expect(openSupervisor({ dataDir }).state.state).toBe('ready');
    expect((await spawnStore(dataDir, 'hold')).state).toBe('locked');
  });

  test('of three that start at once, one gets it', async () => {
    const dataDir = tempDataDir();
    const processes = await Promise.all([1, 2, 3].map(() => spawnStore(dataDir, 'hold')));
    expect(processes.map((process) => process.state).sort()).toEqual(['locked', 'locked', 'ready']);
  });
});
