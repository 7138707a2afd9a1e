import { setTimeout as sleep } from 'node:timers/promises';

import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../../tests/support/remote-postgres.ts';
import { startSlowProxy, type SlowProxy, type SlowWay } from '../../tests/support/slow-proxy.ts';
import { median, percentile, printFigure } from '../figure.ts';
import { benchPushes } from '../remote.ts';
import { bootstrap, plainCopy } from './bootstrap.ts';
import { fillRemote, PERSON, type Remote } from './data.ts';
import { drain, editToPeer, localWrites, placeOf, plainDrain, plainToPeer, plainWrites, rest, syncedLaptop } from './edits.ts';
import { growth } from './growth.ts';
import { writeField } from './laptop.ts';

/** How often the short measurements are repeated; the median counts. The first of them meets a server that has planned nothing yet. */
const TURNS = 5;

/** Ways to the server: at once, 50 ms there and back, and the same with one segment in a hundred lost (a fixed draw). */
const WAYS: readonly { readonly suffix: string; readonly way?: SlowWay; readonly targets: { readonly bootstrap?: number; readonly drain?: number } }[] = [
  { suffix: '', targets: { bootstrap: 0.45, drain: 0.15 } },
  { suffix: '_rtt50', way: { rttMs: 50 }, targets: { bootstrap: 1, drain: 0.6 } },
  { suffix: '_rtt50_loss1', way: { rttMs: 50, loss: 0.01, random: draws(7) }, targets: {} },
];

/** Sync from end to end, on disk at both ends: SQLite here, a real PostgreSQL there. Every figure beside plain SQL in the same run. */
export async function benchSync(): Promise<void> {
  const servers = await startPostgresRemotes();
  try {
    await benchBootstrap(servers, 10_000, WAYS);
    await benchBootstrap(servers, 100_000, WAYS.slice(0, 1));
    await benchDrain(servers);
    await benchPushes(servers);
    await benchLive(servers);
    benchLocal(await oneLaptop(servers));
    await benchGrowth(servers);
  } finally {
    await servers.stop();
  }
}

/** A way to a remote as one person, through a proxy where there is one. */
/** A way to a remote as one person, through a proxy where there is one. */
export async function door(remote: Remote, way: SlowWay | undefined): Promise<{ readonly store: RemoteStore; readonly proxy?: SlowProxy; readonly address: string; close(): Promise<void> }> {
  const direct = await remote.as(PERSON);
  if (way === undefined) return { store: direct, address: remote.address, close: async () => undefined };
  const url = new URL(remote.address);
  const proxy = await startSlowProxy(Number(url.port), way);
  url.port = String(proxy.port);
  const address = url.href;
  const parsed = parseDirectAddress(address.replace(/\/\/[^@]*@/, `//${url.pathname.slice(1)}_${PERSON}:secret@`));
  if (!parsed.ok) throw new Error(parsed.error.kind);
  const store = openDirectStore(parsed.value);
  return {
    store,
    proxy,
    address,
    async close() {
      await store.close();
      await proxy.stop();
    },
  };
}

async function benchBootstrap(servers: PostgresRemotes, notes: number, ways: typeof WAYS): Promise<void> {
  const workshops = notes / 100;
  const remote = await servers.remote();
  await fillRemote(remote, workshops, 10);
  for (const { suffix, way, targets } of ways) {
    const times: number[] = [];
    const references: number[] = [];
    for (let turn = 0; turn < (notes > 10_000 ? 1 : TURNS); turn += 1) {
      const through = await door(remote, way);
      references.push(await plainCopy(remote, notes, through.address));
      const { seconds, laptop } = await bootstrap(through.store, workshops);
      times.push(seconds);
      laptop.close();
      await through.close();
    }
    printFigure({
      name: `sync.bootstrap_${notes / 1_000}k_notes${suffix}_s`,
      value: median(times),
      unit: 's',
      ...(notes === 10_000 && targets.bootstrap !== undefined ? { target: targets.bootstrap } : {}),
      reference: { what: 'COPY out of PostgreSQL and one bulk insert into SQLite', value: median(references) },
    });
  }
  await remote.close();
}

async function benchDrain(servers: PostgresRemotes): Promise<void> {
  const remote = await servers.remote();
  await fillRemote(remote, 1, 100);
  for (const { suffix, way, targets } of WAYS) {
    const through = await door(remote, way);
    const synced = await syncedLaptop(through.store);
    const times: number[] = [];
    const references: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      through.proxy?.take();
      times.push(await drain(synced, `round ${turn}${suffix}`));
      if (suffix === '_rtt50' && turn === 0) {
        printFigure({ name: 'sync.bytes_per_edit', value: (through.proxy?.take() ?? Number.NaN) / 1_000, unit: 'B', target: 400 });
      }
      references.push(await plainDrain(remote, through.address));
    }
    printFigure({
      name: `sync.drain_1k${suffix}_s`,
      value: median(times),
      unit: 's',
      ...(targets.drain === undefined ? {} : { target: targets.drain }),
      reference: { what: 'the same rows by plain upserts, 500 a statement', value: median(references) },
    });
    synced.laptop.close();
    await through.close();
  }
  await remote.close();
}

/** Two laptops that look at the same workshop. */
async function benchLive(servers: PostgresRemotes): Promise<void> {
  const remote = await servers.remote();
  await fillRemote(remote, 1, 10);
  for (const { suffix, way } of WAYS.slice(0, 2)) {
    const doors = [await door(remote, way), await door(remote, way)] as const;
    const [one, other] = [await syncedLaptop(doors[0].store), await syncedLaptop(doors[1].store)];
    await sleep(200);
    await editToPeer(one, other, 20);
    const times = await editToPeer(one, other, way === undefined ? 300 : 60);
    const reference = await plainToPeer(remote, way === undefined ? 300 : 60, doors[0].address);
    printFigure({
      name: `sync.edit_to_peer${suffix}_p95_ms`,
      value: percentile(times, 0.95),
      unit: 'ms',
      ...(way === undefined ? { target: 15 } : {}),
      reference: { what: 'a plain upsert with NOTIFY, and the row read by who listens', value: percentile(reference, 0.95) },
    });
    if (doors[0].proxy !== undefined) await benchBytes(one, doors[0].proxy);
    for (const { laptop } of [one, other]) laptop.close();
    for (const { close } of doors) await close();
  }
  await remote.close();
}

/** What one edit that goes alone, and a round in which nothing happened, put on the wire, answers included. */
async function benchBytes(one: Awaited<ReturnType<typeof syncedLaptop>>, proxy: SlowProxy): Promise<void> {
  proxy.take();
  for (let n = 0; n < 20; n += 1) {
    const { row, note } = placeOf(n, 10);
    writeField(one.laptop.store, row, ['ideas', note, 'text'], `Typed alone ${n}: what one of twelve people said, in sixty`);
    await rest(one.engine);
  }
  await sleep(300);
  printFigure({ name: 'sync.bytes_per_lone_edit', value: proxy.take() / 20, unit: 'B' });
  for (let n = 0; n < 5; n += 1) await one.engine.syncNow();
  printFigure({ name: 'sync.noop_bytes', value: proxy.take() / 5, unit: 'B', target: 1_024 });
}

async function oneLaptop(servers: PostgresRemotes): ReturnType<typeof syncedLaptop> {
  const remote = await servers.remote();
  await fillRemote(remote, 1, 10);
  return syncedLaptop(await remote.as(PERSON));
}

function benchLocal(synced: Awaited<ReturnType<typeof syncedLaptop>>): void {
  localWrites(synced, 500);
  const times = localWrites(synced, 5_000);
  const plain = plainWrites(5_000);
  for (const [name, p, target] of [['p50', 0.5, 0.3], ['p99', 0.99, 1.5]] as const) {
    printFigure({
      name: `sync.local_write_${name}_ms`,
      value: percentile(times, p),
      unit: 'ms',
      target,
      reference: { what: 'the step row alone, without tables of sync, synchronous=FULL', value: percentile(plain, p) },
    });
  }
  synced.laptop.close();
}

async function benchGrowth(servers: PostgresRemotes): Promise<void> {
  const remote = await servers.remote();
  await fillRemote(remote, 1, 100);
  const synced = await syncedLaptop(await remote.as(PERSON));
  const { registers, bytes, remoteRegisters } = await growth(synced, remote);
  printFigure({ name: 'sync.growth_ratio', value: Math.max(registers, remoteRegisters), unit: '×', target: 1.05 });
  printFigure({ name: 'sync.growth_file_ratio', value: bytes, unit: '×', target: 1.05 });
  synced.laptop.close();
  await remote.close();
}

/** A fixed draw of numbers in [0, 1) (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
