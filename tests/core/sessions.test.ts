import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { IDLE_MS, LEAVE_GRACE_MS } from '../../electron/core/session/session-keeper.ts';
import { readLive, type LiveReader } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let workshopId: string;

beforeEach(async () => {
  app = openTestApp();
  ({ workshopId } = await app.client.workshops.create({ title: 'Sessions', originalIdea: '' }));
});
afterEach(() => app.dispose());

async function edit(text: string): Promise<void> {
  await app.client.steps.apply({ workshopId, stepId: 'define', operations: [{ kind: 'set_root', field: 'facilitatorNotes', value: text }] });
}

async function open(): Promise<LiveReader<unknown>> {
  const live = await readLive((o) => app.client.workshops.watch({ workshopId }, o));
  await live.next();
  return live;
}

const sessions = () => app.store().sessions(workshopId);
const status = () => app.store().workshop(workshopId)?.status;

describe('sessions', () => {
  test('looking at a workshop opens none, the first edit does and makes a draft active', async () => {
    const live = await open();
    expect(sessions()).toEqual([]);
    expect(status()).toBe('draft');
    app.clock.advance(60_000);
    await edit('hello');
    expect(sessions()).toMatchObject([{ startedAt: new Date(app.clock.now()), endedAt: null }]);
    expect(status()).toBe('active');
    await edit('again');
    expect(sessions()).toHaveLength(1);
    await live.close();
  });

  test('the session ends when the last window leaves, and the workshop is paused', async () => {
    const [first, second] = [await open(), await open()];
    await edit('hello');
    await first.close();
    app.clock.advance(LEAVE_GRACE_MS * 2);
    expect(sessions()).toMatchObject([{ endedAt: null }]);
    await second.close();
    app.clock.advance(LEAVE_GRACE_MS - 1);
    expect(sessions()).toMatchObject([{ endedAt: null }]);
    app.clock.advance(1);
    expect(sessions()).toMatchObject([{ endedAt: new Date(app.clock.now()) }]);
    expect(status()).toBe('paused');
  });

  test('a reload within the grace goes on with the same session', async () => {
    const live = await open();
    await edit('hello');
    await live.close();
    app.clock.advance(LEAVE_GRACE_MS / 2);
    const again = await open();
    app.clock.advance(LEAVE_GRACE_MS * 3);
    expect(sessions()).toMatchObject([{ endedAt: null }]);
    await again.close();
  });

  test('thirty minutes without an edit end it at the time of the last edit; the next edit opens a new one', async () => {
    const live = await open();
    await edit('hello');
    app.clock.advance(10 * 60_000);
    await edit('still here');
    const lastEdit = new Date(app.clock.now());
    app.clock.advance(IDLE_MS - 1);
    expect(sessions()).toMatchObject([{ endedAt: null }]);
    app.clock.advance(1);
    expect(sessions()).toMatchObject([{ endedAt: lastEdit }]);
    await edit('back');
    expect(sessions()).toHaveLength(2);
    expect(status()).toBe('active');
    await live.close();
  });

  test('quitting ends it', async () => {
    await edit('hello');
    app.clock.advance(1000);
    app = app.reopen();
    expect(sessions()).toMatchObject([{ endedAt: new Date(app.clock.now()) }]);
  });

  test('what a crash left open is closed at the next start with the time of the last edit', async () => {
    await edit('hello');
    app.clock.advance(5 * 60_000);
    await edit('last words');
    const lastEdit = new Date(app.clock.now());
    // What a crash leaves: the files as they are while the app still runs.
    const crashed = mkdtempSync(join(tmpdir(), 'workshoppilot-crashed-'));
    for (const file of ['workshoppilot.db', 'workshoppilot.db-wal']) copyFileSync(join(app.dataDir, file), join(crashed, file));
    app.dispose();
    app.clock.advance(3 * 3_600_000);
    app = openTestApp({ dataDir: crashed, clock: app.clock });
    expect(sessions()).toMatchObject([{ endedAt: lastEdit }]);
    expect(status()).toBe('paused');
  });

  test('completing the workshop ends its session and it stays completed when the window leaves', async () => {
    const live = await open();
    await edit('hello');
    await app.client.workshops.setStatus({ workshopId, status: 'completed' });
    expect(sessions()).toMatchObject([{ endedAt: new Date(app.clock.now()) }]);
    await live.close();
    app.clock.advance(LEAVE_GRACE_MS);
    expect(status()).toBe('completed');
  });
});
