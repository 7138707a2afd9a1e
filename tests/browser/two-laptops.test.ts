import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import type { SyncStateEvent } from '../../shared/contract/sync.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { addPerson } from '../../electron/remote/persons.ts';
import { launchChromium } from '../support/chromium.ts';
import { startCutProxy, type CutProxy } from '../support/cut-proxy.ts';
import { connectToHost, firstEvent, type HostClient } from '../support/host-client.ts';
import { startHostProcess, type HostProcess } from '../support/host-process.ts';
import { sessionOf, startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';

/** Nothing here is quick on a busy machine. */
const PATIENCE = { timeout: 60_000, interval: 100 };

/** A laptop: the app in a process of its own, with a data folder of its own, and a cable of its own to the remote. */
interface Laptop {
  readonly dataDir: string;
  readonly host: HostProcess;
  readonly connection: HostClient;
  readonly client: FacilitatorClient;
  readonly cable: CutProxy;
  readonly address: string;
}

let remotes: PostgresRemotes;
let remote: Awaited<ReturnType<PostgresRemotes['remote']>>;
let browser: Browser;
let anna: Laptop;
let bert: Laptop;
let workshopId: string;
const complaints: string[] = [];

beforeAll(async () => {
  remotes = await startPostgresRemotes();
  remote = await remotes.remote();
  const owner = remote.connect();
  for (const person of ['anna', 'bert']) {
    const added = await addPerson(sessionOf(owner), { role: `${person}_laptop`, person, password: `secret-of-${person}` });
    if (!added.ok) throw new Error(added.error.kind);
  }
  browser = await launchChromium();
  [anna, bert] = [await laptop('anna'), await laptop('bert')];
});

afterAll(async () => {
  await browser.close();
  for (const { connection, host, cable, dataDir } of [anna, bert]) {
    connection.close();
    await host.stop();
    await cable.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  await remote.close();
  await remotes.stop();
});

async function laptop(person: string): Promise<Laptop> {
  const { port, pathname } = new URL(remote.address);
  const cable = await startCutProxy(Number(port));
  const dataDir = mkdtempSync(join(tmpdir(), `wp-${person}-`));
  const host = await startHostProcess({ dataDir });
  const connection = await connectToHost(host.address);
  const address = `postgres://${person}_laptop:secret-of-${person}@127.0.0.1:${String(cable.port)}${pathname}`;
  return { dataDir, host, connection, client: connection.client, cable, address };
}

async function open({ host }: Laptop, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(host.address.href);
  await page.waitForSelector('h1');
  await page.goto(new URL(path, host.address).href);
  await page.waitForSelector('h1');
  return page;
}

async function connectInPage(of: Laptop, person: string): Promise<Page> {
  const page = await open(of, '/sync');
  await page.getByRole('textbox', { name: 'Address' }).fill(of.address);
  await page.keyboard.press('Enter');
  await page.getByText(`You are ${person} there.`).waitFor({ timeout: 60_000 });
  return page;
}

const stateOf = async ({ client }: Laptop): Promise<SyncStateEvent['workshops'][number] | undefined> =>
  (await firstEvent(client.sync.watch())).workshops.find((entry) => entry.workshopId === workshopId);
const stateKind = (of: Laptop) => async () => (await stateOf(of))?.state.kind;

async function outputOf({ client }: Laptop, stepId: string): Promise<unknown> {
  const event = await firstEvent(client.steps.watch({ workshopId, stepId }));
  if (event.kind !== 'snapshot') throw new Error(event.kind);
  return event.output;
}

async function allOutputs(of: Laptop): Promise<string> {
  const outputs: unknown[] = [];
  for (const stepId of STEP_IDS) outputs.push(await outputOf(of, stepId));
  return JSON.stringify(outputs);
}

async function ideaText(of: Laptop, id: string): Promise<unknown> {
  const output = (await outputOf(of, 'ideate')) as { readonly ideas?: Readonly<Record<string, { readonly text?: string }>> };
  return output.ideas?.[id]?.text;
}

const write = ({ client }: Laptop, id: string, text: string) =>
  client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'set', collection: 'ideas', id, field: 'text', value: text }] });
const add = ({ client }: Laptop, id: string, text: string) =>
  client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'add', collection: 'ideas', id, fields: { text } }] });

describe('two laptops with a real PostgreSQL between them', () => {
  test('one shares the sample workshop, the other joins with the token, and both hold the same bytes', async () => {
    workshopId = (await anna.client.workshops.createSample({ language: 'en' })).workshopId;
    const page = await connectInPage(anna, 'anna');
    await page.locator(`[data-sync-row="${workshopId}"]`).getByRole('switch').click({ force: true });
    await expect.poll(stateKind(anna), PATIENCE).toBe('up_to_date');
    const { token } = await anna.client.sync.share({ workshopId, role: 'editor', days: 7 });
    await expect.poll(stateKind(anna), PATIENCE).toBe('up_to_date');

    const other = await connectInPage(bert, 'bert');
    await other.getByLabel('Token').fill(token);
    await other.getByRole('button', { name: 'Join' }).click();
    await other.locator(`[data-sync-row="${workshopId}"]`).waitFor({ timeout: 60_000 });
    await expect.poll(stateKind(bert), PATIENCE).toBe('up_to_date');
    await expect.poll(async () => (await allOutputs(bert)) === (await allOutputs(anna)), PATIENCE).toBe(true);
    expect(await firstEvent(anna.client.sync.watchSharing({ workshopId }))).toMatchObject({ isOwner: true });
    for (const { client } of [anna, bert]) {
      const { events } = await client.sync.events({ limit: 100 });
      const kinds = new Set(events.map(({ kind }) => kind));
      expect([...kinds]).toEqual(expect.arrayContaining(['connected', 'pulled']));
      expect([...kinds].filter((kind) => ['frozen', 'refused', 'stopped', 'replaced'].includes(kind))).toEqual([]);
    }
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test('an edit here shows in an open page there', async () => {
    const page = await open(bert, '/');
    await anna.client.workshops.update({ workshopId, title: 'Things for all' });
    await page.getByRole('link', { name: 'Things for all' }).waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  test('with both cables out both go on; then every word is on both, and what was replaced is shown and brought back', async () => {
    await add(anna, 'nte_both', 'before');
    await expect.poll(() => ideaText(bert, 'nte_both'), PATIENCE).toBe('before');
    anna.cable.cut();
    bert.cable.cut();
    await add(anna, 'nte_onlyanna', 'only Anna has this');
    await add(bert, 'nte_onlybert', 'only Bert has this');
    await write(anna, 'nte_both', 'Anna’s bell');
    await write(bert, 'nte_both', 'Bert’s gong');
    await expect.poll(stateKind(anna), PATIENCE).toBe('waiting');
    const page = await open(anna, '/');
    await page.locator('[data-sync-link="offline"]').waitFor({ timeout: 60_000 });
    await page.locator(`[data-workshop="${workshopId}"]`).getByText('changes waiting').waitFor({ timeout: 60_000 });

    bert.cable.restore();
    anna.cable.restore();
    await expect.poll(async () => [await ideaText(anna, 'nte_onlybert'), await ideaText(bert, 'nte_onlyanna')], PATIENCE).toEqual([
      'only Bert has this',
      'only Anna has this',
    ]);
    await expect.poll(async () => (await allOutputs(anna)) === (await allOutputs(bert)), PATIENCE).toBe(true);
    expect(await ideaText(anna, 'nte_both')).toBe('Bert’s gong');

    await page.locator(`[data-workshop="${workshopId}"]`).getByText('1 edit was replaced').waitFor({ timeout: 60_000 });
    await page.goto(new URL(`/sync/${workshopId}`, anna.host.address).href);
    const conflict = page.getByRole('article');
    await conflict.getByText('Anna’s bell').waitFor();
    await conflict.getByText('Version of bert, which stands').waitFor();
    await expect.poll(() => conflict.count()).toBe(1);
    await conflict.getByRole('button', { name: /^Bring this back/ }).click();
    await expect.poll(() => ideaText(bert, 'nte_both'), PATIENCE).toBe('Anna’s bell');
    await page.context().close();
  });

  test('a restarted laptop goes on with its kept secret', async () => {
    await bert.host.kill();
    bert.connection.close();
    const host = await startHostProcess({ dataDir: bert.dataDir });
    const connection = await connectToHost(host.address);
    bert = { ...bert, host, connection, client: connection.client };
    await add(anna, 'nte_afterkill', 'after the power cut');
    await expect.poll(() => ideaText(bert, 'nte_afterkill'), PATIENCE).toBe('after the power cut');
  });

  test('a removed member’s late edits stay on their laptop, frozen, and can be exported', async () => {
    bert.cable.cut();
    await write(bert, 'nte_onlybert', 'a late thought of Bert');
    const memberBert = async () => (await firstEvent(anna.client.sync.watchSharing({ workshopId }))).members.find(({ person }) => person === 'bert');
    await expect.poll(async () => (await memberBert())?.role, PATIENCE).toBe('editor');
    const member = await memberBert();
    await anna.client.sync.removeMember({ workshopId, memberId: member?.id ?? '' });
    await expect.poll(stateKind(anna), PATIENCE).toBe('up_to_date');
    bert.cable.restore();
    void bert.client.sync.syncNow();
    await expect.poll(stateKind(bert), PATIENCE).toBe('stopped');
    expect((await stateOf(bert))?.state).toMatchObject({ kind: 'stopped', why: 'forbidden' });
    expect(await ideaText(bert, 'nte_onlybert')).toBe('a late thought of Bert');
    expect(await ideaText(anna, 'nte_onlybert')).toBe('only Bert has this');

    const page = await open(bert, '/sync');
    const row = page.locator(`[data-sync-row="${workshopId}"]`);
    await row.getByText('Stopped: no access').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('button', { name: /^Export/ }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('a late thought of Bert');
    expect(bert.host.errors() + anna.host.errors()).not.toMatch(/secret-of-/);
    expect(complaints).toEqual([]);
  });
});
