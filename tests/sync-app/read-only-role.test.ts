import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { buildPacks } from '../../shared/contract/build-packs.ts';
import { steps } from '../../shared/contract/steps.ts';
import { workshops } from '../../shared/contract/workshops.ts';
import { NO_PROGRESS } from '../../electron/core/sync/progress.ts';
import type { SyncedStore } from '../../electron/core/sync/sync-storage.ts';
import { FakeSync } from '../support/fake-sync.ts';
import { readLive } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let sync: FakeSync;
let app: TestApp;

beforeEach(() => {
  sync = new FakeSync();
  app = openTestApp({ sync: sync.ports });
});
afterEach(() => app.dispose());

const codeOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'done', (error: { code: string }) => error.code);
/** What only reads, or makes something of one's own. */
const READS = ['steps.watch', 'workshops.watchList', 'workshops.watch', 'workshops.watchInsight', 'workshops.create', 'workshops.createSample', 'workshops.duplicate', 'workshops.undoDelete', 'buildPacks.preview', 'buildPacks.get', 'buildPacks.save'];

test('whoever may only look changes nothing through any procedure, and everything again once they are an editor', async () => {
  const { client } = app;
  const { workshopId } = await client.workshops.createSample({ language: 'en' });
  const [pack] = app.store().buildPacks(workshopId);
  const step = { workshopId, stepId: 'ideate' };
  const add = (id: string) => client.steps.apply({ ...step, operations: [{ kind: 'add', collection: 'ideas', id, fields: { text: id } }] });
  await add('nte_before');
  const [idea = ''] = Object.keys(app.store().output(app.store().step(workshopId, 'define')?.id ?? '')['questions'] ?? {});
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'steps.apply': () => add('nte_viewer'),
    'steps.undo': () => client.steps.undo(step),
    'steps.redo': () => client.steps.redo(step),
    'steps.complete': () => client.steps.complete({ ...step, anyway: true }),
    'steps.reopen': () => client.steps.reopen(step),
    'steps.carryForward': () => client.steps.carryForward({ workshopId, source: { step: 'define', collection: 'questions' }, target: { step: 'ideate', collection: 'ideas' }, items: [idea] }),
    'steps.acceptUpdate': () => client.steps.acceptUpdate({ ...step, collection: 'ideas', item: 'nte_before' }),
    'workshops.update': () => client.workshops.update({ workshopId, title: 'Mine now' }),
    'workshops.setStatus': () => client.workshops.setStatus({ workshopId, status: 'draft' }),
    'workshops.delete': () => client.workshops.delete({ workshopId }),
    'buildPacks.generate': () => client.buildPacks.generate({ workshopId, format: 'markdown', language: 'en' }),
    'buildPacks.delete': () => client.buildPacks.delete({ buildPackId: pack?.id ?? '' }),
  };
  // A procedure that comes later has to be put on one side or the other.
  const all = Object.entries({ steps, workshops, buildPacks }).flatMap(([part, procedures]) => Object.keys(procedures).map((name) => `${part}.${name}`));
  expect([...READS, ...Object.keys(changes)].toSorted()).toEqual(all.toSorted());

  await client.sync.connect({ address: 'postgres://anna:correct-horse@127.0.0.1:5432/team' });
  sync.engine?.setWorkshop(workshopId, { role: 'viewer' });
  const held = (): string => {
    const store = app.store();
    return JSON.stringify([store.workshop(workshopId), store.steps(workshopId), store.steps(workshopId).map(({ id }) => store.output(id)), store.buildPacks(workshopId), store.sessions(workshopId)]);
  };
  const before = held();
  for (const [name, change] of Object.entries(changes)) expect([name, await codeOf(change())]).toEqual([name, 'READ_ONLY_ROLE']);
  expect(held()).toBe(before);
  expect((await client.buildPacks.preview({ workshopId, format: 'markdown', language: 'en' })).content).toContain('#');
  expect(await client.sync.export({ workshopId })).toMatchObject({ outcome: 'download' });
  const copy = await client.workshops.duplicate({ workshopId, title: 'A copy' });
  expect(await codeOf(client.workshops.update({ workshopId: copy.workshopId, title: 'Mine' }))).toBe('done');

  sync.engine?.setWorkshop(workshopId, { role: 'editor' });
  expect(await codeOf(changes['steps.apply']?.() ?? Promise.reject(new Error('none')))).toBe('done');
  sync.engine?.setWorkshop(workshopId, { role: 'viewer' });
  await client.sync.disconnect();
  expect(await codeOf(add('nte_alone'))).toBe('done');
});

test('the role holds while the remote’s secret is missing, from what the disk knows', async () => {
  const { workshopId } = await app.client.workshops.create({ title: 'Shared', originalIdea: '' });
  await app.client.sync.connect({ address: 'postgres://anna:correct-horse@127.0.0.1:5432/team' });
  const remoteId = sync.engine?.parts.config.id ?? '';
  const { sync: storage } = app.store() as SyncedStore;
  storage.commit(remoteId, workshopId, [{ kind: 'progress', progress: { ...NO_PROGRESS, chosen: true, role: 'viewer' } }]);
  app.app.dispose();
  rmSync(join(app.dataDir, 'secrets.json'));
  app = app.reopen();
  const live = await readLive((options) => app.client.sync.watch(undefined, options));
  expect(await live.next()).toMatchObject({ secret: 'missing', workshops: [{ workshopId, chosen: true, role: 'viewer', state: { kind: 'stopped', why: 'unauthorized' } }] });
  await live.close();
  expect(await codeOf(app.client.workshops.update({ workshopId, title: 'Mine' }))).toBe('READ_ONLY_ROLE');
  // A page that opens the workshop knows with its first look, before it hears anything of sync.
  const open = await readLive((options) => app.client.workshops.watch({ workshopId }, options));
  expect(await open.next()).toMatchObject({ id: workshopId, readOnly: true });
  await open.close();
  const own = await app.client.workshops.create({ title: 'Own', originalIdea: '' });
  const mine = await readLive((options) => app.client.workshops.watch({ workshopId: own.workshopId }, options));
  expect(await mine.next()).not.toHaveProperty('readOnly');
  await mine.close();
});
