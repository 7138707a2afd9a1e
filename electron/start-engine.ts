import { randomBytes, randomInt } from 'node:crypto';

import type { Clock } from './core/clock.ts';
import { createSyncEngine } from './core/sync/engine/create-sync-engine.ts';
import type { EngineStarter } from './core/sync/remote-opener.ts';
import type { SqliteSupervisor } from './storage/storage-supervisor.ts';

/** 2^48, the widest range that `randomInt` gives. */
const STEPS = 2 ** 48 - 1;

const random = {
  next: (): number => randomInt(STEPS) / STEPS,
  id: (): string => randomBytes(8).toString('hex'),
};

/** Answers of a bootstrap wait this long for each other, milliseconds: every write to the disk costs about as much. */
const GATHER_MS = 15;
/** With fewer answers on their way nobody waits. */
const MANY_ANSWERS = 8;

/** Lets a sync engine read what is here before it stores it. */
export function whenRead(run: () => void, expected: number): void {
  if (expected > MANY_ANSWERS) setTimeout(run, GATHER_MS);
  else setImmediate(run);
}

/** Starts real engines on the database that the supervisor has open. */
export function engineStarter(supervisor: SqliteSupervisor, clock: Clock, inFront: () => boolean): EngineStarter {
  return ({ store, remote, config, log }) => {
    const open = supervisor.store;
    if (open === undefined || open !== store) throw new Error('An engine was asked for on a database that is not open.');
    return createSyncEngine({ store: open, remote, config, clock, random, log, later: whenRead, attention: () => (inFront() ? 'focused' : 'background') });
  };
}
