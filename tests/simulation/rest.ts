import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { Evidence } from './evidence.ts';
import type { HeldRegister } from '../../electron/core/sync/absorb.ts';
import { isMember, isRowOf, type Place } from './places.ts';
import { projectModel } from './project-model.ts';
import { settled, type SimRemote, type Waiting } from './sim-remote.ts';
import type { Laptop } from './laptop.ts';
import type { Network } from './network.ts';
import type { Schedule } from './schedule.ts';
import type { Witness } from './witness.ts';

/** A world as it is healed and judged. */
export interface RestingWorld {
  readonly schedule: Schedule;
  readonly places: readonly Place[];
  readonly laptops: readonly Laptop[];
  readonly remotes: readonly SimRemote[];
  readonly network: Network;
  readonly witness: Witness;
  /** A database was copied over another: then somebody may hold what they are no member of. */
  readonly copied: boolean;
  time: number;
  mayWrite(place: Place, laptop: number): boolean;
  grantAll(): Waiting<void>;
}

/** Heals everything and lets everybody sync until nothing moves any more. */
export function* comeToRest(world: RestingWorld): Waiting<void> {
  const { laptops, places, remotes, network, witness } = world;
  network.clear();
  world.time += 10_000;
  yield* world.grantAll();
  for (const laptop of laptops) {
    laptop.accident = 'none';
    laptop.full = false;
    laptop.crash();
  }
  // Two quiet rounds of everybody in a row: nothing is on its way any more.
  for (let quiet = 0, turn = 0; quiet < 2; turn += 1) {
    if (turn > 60) return witness.fail('I1', 'never at rest');
    world.time += 1_000;
    let moved = false;
    for (const [at, laptop] of laptops.entries()) {
      for (const place of places) {
        if (!world.mayWrite(place, at)) continue;
        for (const [remote, there] of remotes.entries()) moved = (yield* network.round(laptop, place, remote, there)) || moved;
      }
      if (witness.failures.length > 0) return;
    }
    quiet = moved ? 0 : quiet + 1;
  }
}

/** I1, I2, I6–I9 of a world at rest. */
export function* judgeRest(world: RestingWorld): Waiting<void> {
  const evidence = new Evidence();
  for (const { storage } of world.laptops) evidence.add(storage);
  for (const place of world.places) yield* judgePlace(world, place, evidence);
}

function* judgePlace(world: RestingWorld, place: Place, evidence: Evidence): Waiting<void> {
  const { laptops, remotes, schedule, witness } = world;
  const { scope } = place;
  const living: [name: string, registers: ReadonlyMap<string, WireRegister>][] = [];
  for (const [at, remote] of remotes.entries()) {
    const registers = yield* settled(remote.registers(scope));
    if (registers.get(`workshops|${scope}|$row`)?.[3] !== 'true') continue;
    living.push([`r${at}`, registers]);
    if (remote.rows !== undefined) checkRows(world, `r${at}`, registers, yield* settled(remote.rows(scope)), scope);
  }
  const [first] = living;
  for (const [name, registers] of living.slice(1)) witness.compare(name, first?.[1] ?? new Map<string, never>(), registers);
  for (const [at, laptop] of laptops.entries()) {
    const held = laptop.storage.registers(scope);
    const stranger = [...held.values()].find(({ table, rowId }) => !isRowOf(place, table, rowId));
    if (stranger !== undefined && schedule.scopes !== undefined) witness.fail('I9', `${laptop.person} holds ${stranger.table}|${stranger.rowId} in ${scope}`);
    if (!isMember(place, at, schedule)) {
      if (held.size > 0 && !world.copied) witness.fail('I9', `${laptop.person} holds ${scope} and is no member`);
      witness.excuse(laptop.person, scope);
    } else if (!world.mayWrite(place, at)) witness.excuse(laptop.person, scope);
    else if (first !== undefined) {
      witness.compare(laptop.person, first[1], onWire(held));
      checkSent(world, place, at);
    }
  }
  if (first !== undefined) return witness.judge(scope, first[1], evidence);
  if (!witness.wasDeleted(scope)) return witness.fail('I1', `${scope} is nowhere, and nobody deleted it`);
  witness.judgeDeleted(scope, evidence, (person) => laptops.find((one) => one.person === person)?.storage.registers(scope) ?? new Map<string, never>());
}

/** I7: nothing waits behind anything. */
function checkSent({ remotes, laptops, witness }: RestingWorld, { scope }: Place, at: number): void {
  const laptop = laptops[at];
  if (laptop === undefined) return;
  for (const [remote] of remotes.entries()) {
    const progress = laptop.storage.progress(`r${remote}`, scope);
    if (progress.status === 'gone') continue;
    const left = laptop.storage.unsent(scope, { remote: `r${remote}`, ...progress });
    if (left > 0 && laptop.state(`r${remote}`, scope).progress.pushed < laptop.storage.lastSeq()) witness.fail('I7', `${laptop.person} still holds ${left} unsent`);
  }
}

/** I8: a remote shows what its registers say, each claim once, and nothing without its parent. */
function checkRows({ witness }: RestingWorld, who: string, registers: ReadonlyMap<string, WireRegister>, shown: unknown, scope: string): void {
  const expected = JSON.stringify(projectModel(scope, [...registers.values()]));
  const sorted = JSON.stringify(sortKeys(shown));
  if (expected !== sorted) witness.fail('I8', `${who} shows ${sorted} instead of ${expected}`);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sortKeys(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function onWire(held: ReadonlyMap<string, HeldRegister>): ReadonlyMap<string, WireRegister> {
  return new Map([...held].map(([key, one]) => [key, [one.table, one.rowId, one.path, one.value, one.hlc, one.actor]]));
}
