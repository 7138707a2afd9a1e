import { ok } from '../../shared/domain/result.ts';
import { STEP_SEED } from '../../shared/domain/step-ids.ts';
import type { Store } from '../core/store/store.ts';

/**
 * Inserts those of the ten step definitions that are missing; writes nothing when all are there. Definitions that exist stay as
 * they are: a remote's words win over ours.
 */
export function seedSteps(store: Store): ReturnType<typeof store.mutate<null, never>> {
  return store.mutate<null, never>(store.personId, (unit) => {
    const known = new Set(unit.stepDefinitions().map((definition) => definition.id));
    for (const step of STEP_SEED) if (!known.has(step.id)) unit.insert('step_definitions', { ...step });
    return ok(null);
  });
}
