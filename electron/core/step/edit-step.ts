import type { StepOperation } from '../../../shared/domain/operations.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isOutsideStep, isRoomState } from '../../../shared/domain/room-state.ts';
import { valueAt } from '../../../shared/domain/output-path.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import { touchWorkshop } from '../session/touch-workshop.ts';
import type { OutputWrite } from '../store/output-write.ts';
import type { StepRow, Store, UnitOfWork } from '../store/store.ts';
import { presenceOf, targetOf, type History, type HistoryEntry, type HistoryKey } from './history.ts';
import { invertWrites, sameValue } from './invert-writes.ts';
import { planOperations } from './plan-operations.ts';

/** What the step use cases need. */
export interface StepDeps {
  readonly store: Store;
  readonly history: History;
  /** Told after every edit that changed something, for the session's idle clock. */
  readonly edited: (workshopId: string) => void;
}

export interface StepAddress {
  readonly workshopId: string;
  readonly stepId: string;
}

/** The step's row, if the workshop and the step are there. */
export function findStep(unit: UnitOfWork, { workshopId, stepId }: StepAddress): Result<StepRow, UseCaseError> {
  if (unit.workshop(workshopId) === undefined) return err(notFound('workshop', workshopId));
  const step = unit.step(workshopId, stepId);
  return step === undefined ? err(notFound('step', stepId)) : ok(step);
}

/** Writes into a step's output and remembers how to undo it. Answers whether anything changed. */
export function writeStep(
  deps: StepDeps,
  actor: string,
  address: StepAddress,
  plan: (unit: UnitOfWork, output: StepOutput, stepRowId: string) => Result<readonly OutputWrite[], UseCaseError>,
  gesture?: string,
): Result<{ readonly changed: boolean }, UseCaseError> {
  const entry = deps.store.mutate(actor, (unit): Result<HistoryEntry | null, UseCaseError> => {
    const step = findStep(unit, address);
    if (!step.ok) return step;
    const output = unit.output(step.value.id);
    const planned = plan(unit, output, step.value.id);
    return planned.ok ? ok(commitWrites(unit, step.value, output, planned.value, true)) : planned;
  });
  if (!entry.ok) return entry;
  if (entry.value === null) return ok({ changed: false });
  const undoable = withoutRoomState(entry.value);
  if (undoable !== null) deps.history.push({ ...address, actor }, undoable, gesture);
  deps.edited(address.workshopId);
  return ok({ changed: true });
}

/** Applies a person's operations to a step: all or none. */
export function applyOperations(
  deps: StepDeps,
  actor: string,
  address: StepAddress,
  operations: readonly StepOperation[],
  gesture?: string,
): Result<{ readonly changed: boolean }, UseCaseError> {
  return writeStep(
    deps,
    actor,
    address,
    (unit, output, row) =>
      planOperations(address.stepId, output, operations, { actor, now: unit.now }, (collection, id) =>
        unit.itemWasDeleted(row, collection, id),
      ),
    gesture,
  );
}

/**
 * Takes back this person's newest edit of the step that still can be taken back, or does it again. What somebody else has
 * changed since stays as it is.
 */
export function travelHistory(
  deps: StepDeps,
  actor: string,
  address: StepAddress,
  direction: 'undo' | 'redo',
): Result<{ readonly changed: boolean }, UseCaseError> {
  const key: HistoryKey = { ...address, actor };
  for (;;) {
    const entry = deps.history.take(key, direction);
    const applied = deps.store.mutate(actor, (unit): Result<HistoryEntry | null, UseCaseError> => {
      const step = findStep(unit, address);
      if (!step.ok || entry === undefined) return step.ok ? ok(null) : step;
      const output = unit.output(step.value.id);
      return ok(commitWrites(unit, step.value, output, stillOurs(output, entry), false));
    });
    if (!applied.ok) {
      if (entry !== undefined) deps.history.putBack(key, direction, entry);
      return applied;
    }
    if (entry === undefined) return ok({ changed: false });
    if (applied.value === null) continue;
    deps.history.putBack(key, direction === 'undo' ? 'redo' : 'undo', applied.value);
    deps.edited(address.workshopId);
    return ok({ changed: true });
  }
}

function commitWrites(
  unit: UnitOfWork,
  step: StepRow,
  output: StepOutput,
  writes: readonly OutputWrite[],
  additions: boolean,
): HistoryEntry | null {
  const { writes: effective, inverse } = invertWrites(output, writes, additions);
  if (effective.length === 0) return null;
  unit.writeOutput(step.id, effective);
  if (step.status === 'not_started' && effective.some((write) => !isOutsideStep(rootKey(write)))) {
    unit.update('workshop_steps', step.id, { status: 'in_progress', startedAt: step.startedAt ?? unit.now });
  }
  touchWorkshop(unit, step.workshopId);
  return { wrote: effective, inverse };
}

/** The part of an edit that undo may take back; null when it only ran the room (timer, votes, spotlight). */
function withoutRoomState({ wrote, inverse }: HistoryEntry): HistoryEntry | null {
  const ofStep = (write: OutputWrite): boolean => !isRoomState(rootKey(write));
  const kept = inverse.filter(ofStep);
  if (kept.every((write) => rootKey(write) === 'schemaVersion')) return null;
  return { wrote: wrote.filter(ofStep), inverse: kept };
}

function rootKey(write: OutputWrite): string {
  return write.kind === 'put' || write.kind === 'clear' ? (write.path[0] ?? '') : write.collection;
}

function stillOurs(output: StepOutput, { wrote, inverse }: HistoryEntry): readonly OutputWrite[] {
  const written = new Map(wrote.map((write) => [targetOf(write), write]));
  return inverse.filter((back) => {
    if (back.kind !== 'put' && back.kind !== 'clear') return true;
    // What an item held that the edit deleted, nobody has changed while it was gone.
    if (written.get(presenceOf(back))?.kind === 'delete_item' && valueAt(output, back.path.slice(0, 2)) === undefined) return true;
    const ours = written.get(targetOf(back));
    if (ours === undefined || (ours.kind !== 'put' && ours.kind !== 'clear')) return true;
    return sameValue(valueAt(output, back.path), ours.kind === 'put' ? ours.value : undefined);
  });
}
