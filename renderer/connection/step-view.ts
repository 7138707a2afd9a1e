import type { StepEvent, StepState } from '../../shared/contract/steps.ts';
import type { OutputChange, StepOperation } from '../../shared/domain/operations.ts';
import { withChanges } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { applyOperations, operationPath, pathsOverlap } from './apply-operations.ts';

/**
 * What is known of one step. `output` is what the stream has told and nothing else, so it always ends as the host has it. An edit
 * of ours may be acknowledged before the stream tells of it; until then it is laid over the output.
 */
export interface StepView {
  readonly state: StepState;
  readonly output: StepOutput;
  /** Edits of the request under way that the stream has not told of. */
  readonly sent: readonly StepOperation[];
  /** Acknowledged edits that the stream has not told of, oldest first. */
  readonly echoing: readonly StepOperation[];
}

/** Takes in one event of `steps.watch`. Parts that did not change keep their identity. A change before any snapshot is ignored. */
export function withStepEvent(view: StepView | undefined, event: StepEvent): StepView | undefined {
  // What a snapshot holds of edits under way is unknown, so it has the last word on them once they are acknowledged.
  if (event.kind === 'snapshot') return { state: event.state, output: event.output, sent: [], echoing: [] };
  if (view === undefined) return undefined;
  const changes = event.changes.map(({ path, value }): OutputChange => ({ path, value }));
  const output = withChanges(view.output, changes);
  return changes.reduce(withSettled, { ...view, state: event.state, output });
}

/** A request with these edits is about to leave. */
export function withSent(view: StepView, operations: readonly StepOperation[]): StepView {
  return { ...view, sent: operations };
}

/** The host has taken the request under way: what the stream has not told of yet is still to come. */
export function withAcknowledged(view: StepView): StepView {
  return view.sent.length === 0 ? view : { ...view, sent: [], echoing: [...view.echoing, ...view.sent] };
}

/** The edits that lie over the stream's word: acknowledged ones it has not told of, then `unacknowledged` ones, each once. */
export function laidOver({ echoing }: StepView, unacknowledged: readonly StepOperation[]): readonly StepOperation[] {
  if (echoing.length === 0) return unacknowledged;
  // Between an acknowledgement and the settling of its request an edit is in both lists.
  const known = new Set(echoing);
  return [...echoing, ...unacknowledged.filter((operation) => !known.has(operation))];
}

/** What a page shows: the stream's word, and over it what `laidOver` says. */
export function shownOutput(view: StepView, unacknowledged: readonly StepOperation[]): StepOutput {
  return applyOperations(view.output, laidOver(view, unacknowledged));
}

/**
 * The stream tells of every write in the host's order. A change that is just what one of our edits wrote is that edit's echo: it
 * and our earlier ones of the same place are done. Any other change of the place is newer than what was acknowledged.
 */
function withSettled(view: StepView, change: OutputChange): StepView {
  if (view.echoing.length === 0 && view.sent.length === 0) return view;
  const ours = [...view.echoing, ...view.sent];
  const echo = ours.findIndex((operation) => isEchoOf(operation, change));
  const settled = (operation: StepOperation, at: number): boolean =>
    (echo < 0 || at <= echo) && pathsOverlap(operationPath(operation), change.path);
  const left = ours.map((operation, at) => (settled(operation, at) ? null : operation));
  const still = (operation: StepOperation | null): operation is StepOperation => operation !== null;
  return {
    ...view,
    echoing: left.slice(0, view.echoing.length).filter(still),
    sent: left.slice(view.echoing.length).filter(still),
  };
}

function isEchoOf(operation: StepOperation, change: OutputChange): boolean {
  const path = operationPath(operation);
  if (path.length !== change.path.length || !pathsOverlap(path, change.path)) return false;
  switch (operation.kind) {
    case 'add':
      return change.value !== undefined;
    case 'delete':
      return change.value === undefined;
    case 'move':
      return change.value === operation.order;
    case 'set':
    case 'set_root':
      return sameValue(change.value, operation.value);
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
