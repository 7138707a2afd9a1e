import { randomBytes, randomInt } from 'node:crypto';

import type { Clock } from './core/clock.ts';
import { createSyncEngine } from './core/sync/engine/create-sync-engine.ts';
import type { EngineStarter } from './core/sync/remote-opener.ts';
import type { SyncPorts } from './core/sync/sync-supervisor.ts';
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

/** Reads how far the open database has come with the workshops of a remote; nothing while none is open. */
export function knownWorkshops(supervisor: SqliteSupervisor): SyncPorts['known'] {
  return (remoteId) => {
    const sync = supervisor.store?.sync;
    if (sync === undefined) return [];
    return sync.knownScopes(remoteId).flatMap((scope) => {
      const { chosen, role } = sync.progress(remoteId, scope);
      return scope === 'catalog' ? [] : [{ workshopId: scope, chosen, role }];
    });
  };
}

/** Starts real engines on the database that the supervisor has open. */
export function engineStarter(supervisor: SqliteSupervisor, clock: Clock, inFront: () => boolean): EngineStarter {
  return ({ store, remote, config, log }) => {
    const open = supervisor.store;
    if (open === undefined || open !== store) throw new Error('An engine was asked for on a database that is not open.');
    return createSyncEngine({ store: open, remote, config, clock, random, log, later: whenRead, attention: () => (inFront() ? 'focused' : 'background') });
  };
}
