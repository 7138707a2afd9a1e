import { ORPCError, type Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import { LANGUAGES, TEXT_SIZES, THEMES, type Preferences, type SystemStatus } from '../../shared/contract/system.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { StorageSupervisor } from '../core/system/storage-supervisor.ts';
import type { RecoveryError } from '../core/system/storage-supervisor.ts';
import type { Context } from './context.ts';
import { missing, orThrow, storageUnavailable } from './errors.ts';
import type { ServiceHost } from './services.ts';
import { createWake } from './wake.ts';

export interface SystemDeps {
  readonly supervisor: StorageSupervisor;
  readonly services: ServiceHost;
  readonly version: string;
  readonly surface: 'desktop' | 'browser';
}

const DEFAULTS: Preferences = { language: 'system', theme: 'system', textSize: 'normal' };

/** Preferences as they stand: what was stored where it is known, the defaults elsewhere and while no database is open. */
export function readPreferences(supervisor: StorageSupervisor): Preferences {
  const stored = supervisor.store?.setting('preferences');
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const pick = <T extends string>(options: readonly T[], key: keyof Preferences, fallback: T): T =>
    options.find((option) => option === given[key]) ?? fallback;
  return {
    language: pick(LANGUAGES, 'language', DEFAULTS.language),
    theme: pick(THEMES, 'theme', DEFAULTS.theme),
    textSize: pick(TEXT_SIZES, 'textSize', DEFAULTS.textSize),
  };
}

/** Procedures about the app itself; the only ones that work while no database is open. */
export function systemRouter(os: Implementer<FacilitatorContract, Context, Context>['system'], deps: SystemDeps) {
  const { supervisor } = deps;
  const status = (): SystemStatus => ({
    storage: supervisor.state,
    preferences: readPreferences(supervisor),
    version: deps.version,
    surface: deps.surface,
    personId: supervisor.store?.personId ?? '',
  });
  const recover = (result: Result<null, RecoveryError>, id: string): Record<never, never> => {
    if (result.ok) return {};
    switch (result.error.kind) {
      case 'no_such_backup':
        throw missing('backup', id);
      case 'not_possible_now':
        throw storageUnavailable(supervisor.state.state);
      case 'storage_full':
        throw new ORPCError('STORAGE_FULL', { defined: true, data: {} });
      case 'storage_read_only':
        throw new ORPCError('STORAGE_READ_ONLY', { defined: true, data: {} });
    }
  };
  return {
    watchStatus: os.watchStatus.handler(async function* ({ signal }) {
      const wake = createWake(signal);
      const stops = [supervisor.onChange(() => wake.ring()), watchSettings(supervisor, () => wake.ring())];
      try {
        do yield status();
        while (await wake.wait());
      } finally {
        for (const stop of stops) stop();
      }
    }),
    setPreferences: os.setPreferences.handler(({ input }) => {
      const { store } = deps.services.get();
      const value = { ...readPreferences(supervisor), ...input };
      orThrow(
        store.mutate(store.personId, (unit) => {
          unit.setSetting('preferences', value);
          return ok(null);
        }),
      );
      return {};
    }),
    restoreBackup: os.restoreBackup.handler(({ input }) => recover(supervisor.restoreBackup(input.id), input.id)),
    startEmpty: os.startEmpty.handler(() => recover(supervisor.startEmpty(), '')),
    retryOpen: os.retryOpen.handler(() => {
      supervisor.retry();
      return {};
    }),
  };
}

/** Follows setting changes through every database the supervisor opens. */
function watchSettings(supervisor: StorageSupervisor, changed: () => void): () => void {
  const attach = (): (() => void) | undefined =>
    supervisor.store?.onCommit((commit) => {
      if (commit.changes.some((change) => change.kind === 'setting')) changed();
    });
  let detach = attach();
  const stop = supervisor.onChange(() => {
    detach?.();
    detach = attach();
  });
  return () => {
    stop();
    detach?.();
  };
}
