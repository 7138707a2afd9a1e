import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { keysAfter } from '../../../shared/domain/order-key.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { lastOrder, specOf } from './collections.ts';

/** What the actions of a step page need. */
export interface ActionDeps {
  readonly workshopId: string;
  readonly stepId: string;
  readonly client: FacilitatorClient;
  /** The output as the page shows it now. */
  readonly output: () => StepOutput;
  readonly apply: (operations: readonly StepOperation[], gesture?: string) => void;
  /** Hands typed text to the writer, then waits until the host has everything. */
  readonly settle: () => Promise<void>;
  /** Hands typed text to the writer without waiting. */
  readonly handOver: () => void;
  /** Tells that items are gone and offers to undo it. */
  readonly announceRemoval: (count: number) => void;
  /** Tells that a call failed. */
  readonly announceFailure: (error: unknown) => void;
}

/** Names one item. */
export interface ItemRef {
  readonly collection: string;
  readonly id: string;
}

/** Everything a page does to its step. The same object for as long as the page shows the same step. */
export interface StepActions {
  readonly workshopId: string;
  readonly stepId: string;
  readonly client: FacilitatorClient;
  /** Applies operations together: shown at once, saved in order, undone as one. */
  readonly apply: (operations: readonly StepOperation[], gesture?: string) => void;
  readonly set: (item: ItemRef, field: string, value: unknown, gesture?: string) => void;
  readonly setRoot: (field: string, value: unknown, gesture?: string) => void;
  /** Adds one item at the end of its collection; answers with its id. */
  readonly add: (collection: string, fields: Readonly<Record<string, unknown>>, order?: string) => string;
  /** Adds several items at the end, in order, as one edit, with further operations that go with it. */
  readonly addAll: (collection: string, items: readonly Readonly<Record<string, unknown>>[], also?: readonly StepOperation[]) => readonly string[];
  readonly move: (item: ItemRef, order: string) => void;
  /** Deletes items together, with further operations that keep the rest consistent, and offers to undo it. */
  readonly remove: (items: readonly ItemRef[], also?: readonly StepOperation[]) => void;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Waits until everything typed and edited is saved. */
  readonly settle: () => Promise<void>;
  /** Runs a call to the host after everything typed is saved; a failure is announced and answered with undefined. */
  readonly call: <T>(run: () => Promise<T>) => Promise<T | undefined>;
  readonly output: () => StepOutput;
}

/** Makes the actions of one step. */
export function stepActions(deps: ActionDeps): StepActions {
  const { workshopId, stepId, client, apply, settle } = deps;
  let travelling: Promise<unknown> = Promise.resolve();

  const call = async <T>(run: () => Promise<T>): Promise<T | undefined> => {
    try {
      await settle();
      return await run();
    } catch (error) {
      deps.announceFailure(error);
      return undefined;
    }
  };
  // One after the other: quick presses of the undo key must not overtake each other.
  const travel = (run: () => Promise<unknown>): Promise<void> => {
    const next = travelling.then(() => call(run)).then(() => undefined);
    travelling = next;
    return next;
  };
  const addAll: StepActions['addAll'] = (collection, items, also = []) => {
    const { prefix } = specOf(stepId, collection);
    const keys = keysAfter(lastOrder(deps.output(), stepId, collection), items.length);
    const ids = items.map(() => createPrefixedId(prefix));
    apply([
      ...items.map((fields, index): StepOperation => {
        // `keys` and `ids` are as long as `items`.
        return { kind: 'add', collection, id: ids[index] as string, fields, order: keys[index] as string };
      }),
      ...also,
    ]);
    return ids;
  };

  return {
    workshopId,
    stepId,
    client,
    apply,
    settle,
    call,
    addAll,
    output: deps.output,
    set: ({ collection, id }, field, value, gesture) => {
      apply([{ kind: 'set', collection, id, field, value }], gesture);
    },
    setRoot: (field, value, gesture) => {
      apply([{ kind: 'set_root', field, value }], gesture);
    },
    add: (collection, fields, order) => {
      if (order === undefined) return addAll(collection, [fields])[0] as string;
      const id = createPrefixedId(specOf(stepId, collection).prefix);
      apply([{ kind: 'add', collection, id, fields, order }]);
      return id;
    },
    move: ({ collection, id }, order) => {
      apply([{ kind: 'move', collection, id, order }]);
    },
    remove: (items, also = []) => {
      // Text typed into an item goes first: after the delete there is nothing left to write it to.
      deps.handOver();
      apply([...also, ...items.map(({ collection, id }): StepOperation => ({ kind: 'delete', collection, id }))]);
      deps.announceRemoval(items.length);
    },
    undo: () => travel(() => client.steps.undo({ workshopId, stepId })),
    redo: () => travel(() => client.steps.redo({ workshopId, stepId })),
  };
}
