import postgres from 'postgres';

import type { RemoteStore, WireChange } from '../electron/core/sync/protocol.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../tests/support/remote-postgres.ts';
import { pullAll, taken, TestLaptop } from '../tests/support/wire.ts';
import { printFigure } from './figure.ts';

/** How long each rate is measured, in milliseconds. */
const SPAN_MS = 3_000;
const STEPS = ['empathize', 'define', 'ideate', 'prototype', 'test', 'prioritize', 'architect', 'spec', 'story', 'pack'];
const FIELDS = ['text', 'color', 'by', 'order', 'position'];

/** Pushes a second by several laptops at once, each beside plain upserts. */
export async function benchPushes(servers: PostgresRemotes): Promise<void> {
  for (const laptops of [1, 4, 16]) await benchPush(servers, laptops);
}

/** Measures the remote alone: writing and reading 50,000 registers, beside plain SQL. */
export async function benchRemote(): Promise<void> {
  const servers = await startPostgresRemotes();
  try {
    await benchPull(servers);
  } finally {
    await servers.stop();
  }
}

/** Repeats `once` in `lanes` lanes at once for a while; answers with how often a second it ran in all. */
async function perSecond(lanes: number, once: (lane: number, turn: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; performance.now() - start < SPAN_MS; turn += 1) {
        await once(lane, turn);
        count += 1;
      }
    }),
  );
  return (count * 1_000) / (performance.now() - start);
}

/** Each laptop edits notes of a workshop of its own, one edit a push: the worst case, as batches share the cost of a push. */
async function benchPush(servers: PostgresRemotes, count: number): Promise<void> {
  const remote = await servers.remote();
  const laptops = Array.from({ length: count }, (_, at) => new TestLaptop(`user_${at}`));
  const stores: RemoteStore[] = [];
  for (const [at, laptop] of laptops.entries()) {
    const store = await remote.as(laptop.person);
    stores.push(store);
    await taken(store.push(laptop.request(`ws_${at}`, [laptop.workshop(`ws_${at}`)])));
  }
  const edit = (lane: number, turn: number): WireChange | undefined =>
    laptops[lane]?.change('workshop_steps', `wst_ws_${lane}`, `output/notes/nte_${turn % 100}/text`, `words ${turn}`);
  const value = await perSecond(count, async (lane, turn) => {
    const [store, laptop, change] = [stores[lane], laptops[lane], edit(lane, turn)];
    if (store !== undefined && laptop !== undefined && change !== undefined) await taken(store.push(laptop.request(`ws_${lane}`, [[change]])));
  });
  await remote.sql('CREATE TABLE plain (LIKE sync_register INCLUDING ALL)');
  const plain = Array.from({ length: count }, () => postgres(remote.address, { max: 1, prepare: false, onnotice: () => undefined }));
  const reference = await perSecond(count, async (lane, turn) => {
    const [, rowId, path, text, hlc] = edit(lane, turn) ?? [];
    const sql = plain[lane];
    if (sql === undefined) return;
    await sql`INSERT INTO plain VALUES (${`ws_${lane}`}, 'workshop_steps', ${rowId ?? ''}, ${path ?? ''}, ${text ?? null}, ${hlc ?? ''}, 'p', ${turn})
      ON CONFLICT (scope, table_name, row_id, path) DO UPDATE SET value = excluded.value, hlc = excluded.hlc, seq = excluded.seq`;
  });
  printFigure({ name: `sync.push_${count}_per_s`, value, unit: '1/s', reference: { what: 'plain upserts of the same registers', value: reference } });
  await Promise.all(plain.map((sql) => sql.end()));
  await remote.close();
}

/** 100 workshops of 10 steps of 10 notes: what a laptop that joins fetches, and the same rows by plain SELECT. */
async function benchPull(servers: PostgresRemotes): Promise<void> {
  const remote = await servers.remote();
  const [laptop, store] = [new TestLaptop('user_a'), await remote.as('user_a')];
  const scopes = Array.from({ length: 100 }, (_, at) => `ws_${at}`);
  const pushed = performance.now();
  for (const scope of scopes) {
    const steps = STEPS.map((step) => [
      ...laptop.row('workshop_steps', `wst_${scope}_${step}`, { workshop_id: scope, step_id: step, status: 'not_started', created_at: 1 }),
      ...Array.from({ length: 10 }, (_, note) => FIELDS.map((field) => laptop.change('workshop_steps', `wst_${scope}_${step}`, `output/notes/nte_${note}/${field}`, `${field} of a note`))).flat(),
    ]);
    await taken(store.push(laptop.request(scope, [laptop.workshop(scope).slice(0, 7), ...steps])));
  }
  printFigure({ name: 'remote.push_50k_s', value: (performance.now() - pushed) / 1_000, unit: 's' });
  const start = performance.now();
  let registers = 0;
  for (const all of await Promise.all(scopes.map((scope) => pullAll(store, scope)))) registers += all.length;
  const value = (performance.now() - start) / 1_000;
  const plain = postgres(remote.address, { max: 1, prepare: false, onnotice: () => undefined });
  await plain`SELECT 1`;
  const from = performance.now();
  const rows = await plain`SELECT * FROM sync_register WHERE scope <> 'catalog' ORDER BY scope, seq`;
  const reference = { what: 'one plain SELECT of the same registers', value: (performance.now() - from) / 1_000 };
  if (rows.length !== registers) throw new Error(`${registers} pulled of ${rows.length}`);
  printFigure({ name: 'remote.pull_50k_s', value, unit: 's', reference });
  await plain.end();
  await remote.close();
}
