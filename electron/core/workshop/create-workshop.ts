import { deterministicId } from '../../../shared/domain/deterministic-id.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { NewWorkshop } from '../../../shared/schema/sqlite/types.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import { withFreshIds } from '../sample/fresh-ids.ts';
import { sampleWorkshop } from '../sample/sample-workshop.ts';
import type { OutputWrite } from '../store/output-write.ts';
import type { Store, UnitOfWork } from '../store/store.ts';

/** A title and the idea the workshop starts from; both already checked by the contract. */
export interface WorkshopIdea {
  readonly title: string;
  readonly originalIdea: string;
}

type Created = { readonly workshopId: string };

/** Creates a draft: the workshop, its owner and a row for every step definition, in one transaction. */
export function createWorkshop(store: Store, actor: string, idea: WorkshopIdea): Result<Created, UseCaseError> {
  return store.mutate(actor, (unit) => ok({ workshopId: insertWorkshop(unit, idea) }));
}

/**
 * A new draft with copies of all step outputs under fresh item ids. Step statuses start anew; sessions, members and build
 * packs stay with the original.
 */
export function duplicateWorkshop(
  store: Store,
  actor: string,
  workshopId: string,
  title: string,
): Result<Created, UseCaseError> {
  return store.mutate(actor, (unit): Result<Created, UseCaseError> => {
    const original = unit.workshop(workshopId);
    if (original === undefined) return err(notFound('workshop', workshopId));
    const outputs = Object.fromEntries(unit.steps(workshopId).map((step) => [step.stepId, unit.output(step.id)]));
    const copy = insertWorkshop(unit, { title, originalIdea: original.originalIdea });
    fillOutputs(unit, copy, withFreshIds(outputs, createPrefixedId), 'in_progress');
    return ok({ workshopId: copy });
  });
}

/** Creates the sample workshop: complete in all ten steps but for a build pack, which the caller generates. */
export function createSample(store: Store, actor: string, language: 'en' | 'de'): Result<Created, UseCaseError> {
  return store.mutate(actor, (unit) => {
    const sample = sampleWorkshop(language);
    const workshopId = insertWorkshop(unit, sample);
    fillOutputs(unit, workshopId, withFreshIds(sample.outputs, createPrefixedId), 'complete');
    unit.update('workshops', workshopId, { status: 'completed' });
    return ok({ workshopId });
  });
}

/** Inserts a draft of the actor's with its ten steps; answers with its id. */
export function insertWorkshop(unit: UnitOfWork, { title, originalIdea }: WorkshopIdea): string {
  const workshopId = createPrefixedId('ws');
  const workshop: NewWorkshop = { id: workshopId, clerkUserId: unit.actor, title: title.trim(), originalIdea };
  unit.insert('workshops', workshop);
  const memberId = deterministicId('wm', workshopId, unit.actor);
  unit.insert('workshop_members', { id: memberId, workshopId, clerkUserId: unit.actor, role: 'owner' });
  for (const { id: stepId } of unit.stepDefinitions()) {
    unit.insert('workshop_steps', { id: deterministicId('wst', workshopId, stepId), workshopId, stepId });
  }
  return workshopId;
}

/** Writes outputs into the steps of a new workshop and marks those that get anything. */
export function fillOutputs(
  unit: UnitOfWork,
  workshopId: string,
  outputs: Readonly<Record<string, StepOutput>>,
  status: 'in_progress' | 'complete',
): void {
  for (const step of unit.steps(workshopId)) {
    const writes = writesOf(outputs[step.stepId] ?? {}, unit);
    if (writes.length === 0) continue;
    unit.writeOutput(step.id, writes);
    const completedAt = status === 'complete' ? unit.now : null;
    unit.update('workshop_steps', step.id, { status, startedAt: unit.now, completedAt });
  }
}

/** The writes that make a whole output; items without an author get the actor and the time of the transaction. */
function writesOf(output: StepOutput, unit: UnitOfWork): readonly OutputWrite[] {
  return Object.entries(output).flatMap(([key, value]): OutputWrite[] => {
    if (!isItems(value)) return [{ kind: 'put', path: [key], value }];
    return Object.entries(value).map(([id, item]) => ({
      kind: 'put',
      path: [key, id],
      value: { by: unit.actor, createdAt: unit.now.getTime(), ...item },
    }));
  });
}

function isItems(value: unknown): value is Readonly<Record<string, object>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
}
