import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import type { StepEvent, StepState } from '../../shared/contract/steps.ts';
import { createPrefixedId } from '../../shared/domain/ids.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import type { FieldSpec, StepModel, StepOutput } from '../../shared/domain/step-model.ts';
import { stepModel } from '../../shared/domain/step-models.ts';
import { applyOperations } from './apply-operations.ts';
import { collapseInto } from './collapse.ts';
import type { Connection } from './connection.ts';
import { LiveQuery } from './live-query.ts';
import type { Packing } from './outbox.ts';
import type { SaveBoard } from './save-board.ts';
import { laidOver, withAcknowledged, withSent, withStepEvent, type StepView } from './step-view.ts';
import { Writer } from './writer.ts';

/** A step as a page shows it: what the host has confirmed, and on top of it the edits that are still on their way. */
export interface StepSnapshot {
  readonly state: StepState;
  readonly output: StepOutput;
}

const LINGER_MS = 2_000;
/** Room for what surrounds the edits in a message. */
const ENVELOPE_BYTES = 4_096;

const PACKING: Packing<StepOperation> = {
  collapse: collapseInto,
  mostOperations: LIMITS.operationsPerRequest,
  // A character may need three bytes, and the envelope needs some.
  mostCharacters: Math.floor(LIMITS.messageBytes / 4),
  mostBytes: LIMITS.messageBytes - ENVELOPE_BYTES,
  newGesture: () => createPrefixedId('gst'),
};

/** One step's live value and its writer. */
export class StepStore {
  readonly live: LiveQuery<StepView, StepEvent>;
  readonly writer: Writer<StepOperation>;
  #shown: { readonly view: StepView; readonly edits: readonly StepOperation[]; readonly snapshot: StepSnapshot } | undefined;
  #onEdit = new Set<() => void>();

  constructor(connection: Connection, board: SaveBoard, workshopId: string, stepId: string) {
    const { client } = connection;
    const input = { workshopId, stepId };
    this.live = new LiveQuery(connection, {
      open: (signal) => client.steps.watch(input, { signal }),
      reduce: withStepEvent,
      lingerMs: LINGER_MS,
    });
    this.writer = new Writer<StepOperation>(connection, board, {
      ...input,
      packing: PACKING,
      send: ({ operations, gesture }) => sendOperations(client, input, operations, gesture),
      textsOf: (operations) => textsOf(stepModel(stepId), operations),
      onChange: () => this.#onEdit.forEach((listener) => listener()),
      onSending: (operations) => this.live.update((view) => withSent(view, operations)),
      onAcknowledged: () => this.live.update(withAcknowledged),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.live.subscribe(listener);
    this.#onEdit.add(listener);
    return () => {
      stop();
      this.#onEdit.delete(listener);
    };
  };

  readonly getSnapshot = (): StepSnapshot | undefined => {
    const live = this.live.getState();
    if (live.status !== 'ready') return undefined;
    const { value: view } = live;
    const edits = laidOver(view, this.writer.unacknowledged);
    const shown = this.#shown;
    // An edit that leaves, or that the host has taken, makes no other page: nothing may be drawn again because of it.
    const same = shown?.view.output === view.output && sameEdits(shown.edits, edits);
    if (same && shown.view.state === view.state) return shown.snapshot;
    const snapshot = { state: view.state, output: same ? shown.snapshot.output : applyOperations(view.output, edits) };
    this.#shown = { view, edits, snapshot };
    return snapshot;
  };
}

function sameEdits(a: readonly StepOperation[], b: readonly StepOperation[]): boolean {
  return a === b || (a.length === b.length && a.every((operation, at) => operation === b[at]));
}

function sendOperations(
  client: FacilitatorClient,
  input: { readonly workshopId: string; readonly stepId: string },
  operations: readonly StepOperation[],
  gesture: string | undefined,
): Promise<unknown> {
  return client.steps.apply({ ...input, operations: [...operations], ...(gesture === undefined ? {} : { gesture }) });
}

function textsOf(model: StepModel, operations: readonly StepOperation[]): readonly string[] {
  return operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'add': {
        const fields = model.collections[operation.collection]?.fields ?? {};
        return Object.entries(operation.fields).flatMap(([name, value]) => text(fields[name], value));
      }
      case 'set':
        return text(model.collections[operation.collection]?.fields[operation.field], operation.value);
      case 'set_root':
        return text(model.root[operation.field], operation.value);
      case 'move':
      case 'delete':
        return [];
    }
  });
}

function text(spec: FieldSpec | undefined, value: unknown): readonly string[] {
  return (spec === undefined || spec.kind === 'text') && typeof value === 'string' && value.trim() !== '' ? [value] : [];
}
