import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';

import type { StepOperation } from '../../shared/domain/operations.ts';
import { connectToHost, firstEvent, type HostClient } from '../support/host-client.ts';
import { startHostProcess } from '../support/host-process.ts';

const KILLS = 200;
const ITEMS = 5;

const dataDir = mkdtempSync(join(tmpdir(), 'workshoppilot-kill-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** What one item was last told to be, and what was on its way when the power went. */
interface Told {
  acknowledged: number;
  sent: number;
}

describe('kill -9 during a stream of edits', () => {
  test(
    `after each of ${KILLS} kills every acknowledged edit is there, the file is sound and the app starts`,
    async () => {
      const told = new Map<string, Told>();
      let workshopId = '';
      let acknowledged = 0;
      for (let kill = 0; kill <= KILLS; kill += 1) {
        const host = await startHostProcess({ dataDir });
        const connection = await connectToHost(host.address);
        if (workshopId === '') workshopId = await prepare(connection, told);
        else await expectAllThere(connection, workshopId, told);
        if (kill === KILLS) {
          connection.close();
          await host.stop();
          break;
        }
        const stream = streamEdits(connection, workshopId, told);
        // Anywhere between the first request on its way and some hundred edits on disk.
        await sleep((kill * 37) % 200);
        await host.kill();
        acknowledged += await stream;
        connection.close();
        expectSound();
      }
      expect(acknowledged).toBeGreaterThan(KILLS);
      console.log(`${KILLS} kills, ${acknowledged} acknowledged edits, none lost`);
    },
    15 * 60_000,
  );
});

async function prepare({ client }: HostClient, told: Map<string, Told>): Promise<string> {
  const { workshopId } = await client.workshops.create({ title: 'Power cuts', originalIdea: '' });
  for (let n = 0; n < ITEMS; n += 1) told.set(`nte_item${n}`, { acknowledged: 0, sent: 0 });
  const operations = [...told.keys()].map((id): StepOperation => ({ kind: 'add', collection: 'ideas', id, fields: { text: '0' } }));
  await client.steps.apply({ workshopId, stepId: 'ideate', operations });
  return workshopId;
}

/** Edits one item after the other until the connection breaks; answers how many edits were acknowledged. */
async function streamEdits({ client }: HostClient, workshopId: string, told: Map<string, Told>): Promise<number> {
  let count = 0;
  for (;;) {
    for (const [id, item] of told) {
      item.sent = item.acknowledged + 1;
      const operations: StepOperation[] = [{ kind: 'set', collection: 'ideas', id, field: 'text', value: String(item.sent) }];
      const answered = await client.steps.apply({ workshopId, stepId: 'ideate', operations }).then(
        () => true,
        () => false,
      );
      if (!answered) return count;
      item.acknowledged = item.sent;
      count += 1;
    }
  }
}

/** An edit that was on its way may be there or not; one that was acknowledged must. */
async function expectAllThere({ client }: HostClient, workshopId: string, told: Map<string, Told>): Promise<void> {
  const event = await firstEvent(client.steps.watch({ workshopId, stepId: 'ideate' }));
  if (event.kind !== 'snapshot') throw new Error('A stream begins with a snapshot.');
  const ideas = event.output['ideas'] as Readonly<Record<string, { readonly text: string }>>;
  for (const [id, item] of told) {
    const there = Number(ideas[id]?.text);
    expect([item.acknowledged, item.sent], `${id} after a kill`).toContain(there);
    item.acknowledged = there;
    item.sent = there;
  }
}

/** Checks a copy, so that it is the app that has to recover the original. */
function expectSound(): void {
  const copy = mkdtempSync(join(tmpdir(), 'workshoppilot-check-'));
  for (const file of ['workshoppilot.db', 'workshoppilot.db-wal']) {
    if (existsSync(join(dataDir, file))) copyFileSync(join(dataDir, file), join(copy, file));
  }
  const db = new Database(join(copy, 'workshoppilot.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  rmSync(copy, { recursive: true });
}
