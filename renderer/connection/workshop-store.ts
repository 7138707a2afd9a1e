import type { WorkshopDetail } from '../../shared/contract/workshops.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import type { Connection } from './connection.ts';
import { LiveQuery } from './live-query.ts';
import type { Packing } from './outbox.ts';
import type { SaveBoard } from './save-board.ts';
import { Writer } from './writer.ts';

/** A change of the workshop's own texts. */
export interface WorkshopEdit {
  readonly field: 'title' | 'originalIdea';
  readonly value: string;
}

const LINGER_MS = 500;

const PACKING: Packing<WorkshopEdit> = {
  collapse: (edits, next) => [...edits.filter((edit) => edit.field !== next.field), next],
  mostOperations: 2,
  mostCharacters: LIMITS.messageBytes / 4,
  mostBytes: LIMITS.messageBytes / 2,
  newGesture: () => 'details',
};

/** One workshop's live value and the writer of its title and idea. Null once it is deleted. */
export class WorkshopStore {
  readonly live: LiveQuery<WorkshopDetail | null, WorkshopDetail | null>;
  readonly writer: Writer<WorkshopEdit>;
  readonly #onEdit = new Set<() => void>();
  #shown: { readonly detail: WorkshopDetail; readonly edits: readonly WorkshopEdit[]; readonly snapshot: WorkshopDetail } | undefined;

  constructor(connection: Connection, board: SaveBoard, workshopId: string) {
    const { client } = connection;
    this.live = new LiveQuery(connection, {
      open: (signal) => client.workshops.watch({ workshopId }, { signal }),
      reduce: (_known, detail) => detail,
      lingerMs: LINGER_MS,
    });
    this.writer = new Writer<WorkshopEdit>(connection, board, {
      workshopId,
      stepId: null,
      packing: PACKING,
      send: ({ operations }) => client.workshops.update({ workshopId, ...asFields(operations) }),
      textsOf: (edits) => edits.map((edit) => edit.value),
      onChange: () => this.#onEdit.forEach((listener) => listener()),
      onSending: () => {},
      onAcknowledged: (edits) => this.live.update((detail) => (detail === null ? null : { ...detail, ...asFields(edits) })),
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

  /** The workshop with the edits that are still on their way; null when it is deleted, undefined while it is loading. */
  readonly getSnapshot = (): WorkshopDetail | null | undefined => {
    const live = this.live.getState();
    if (live.status === 'gone') return null;
    if (live.status !== 'ready') return undefined;
    const { value: detail } = live;
    const edits = this.writer.unacknowledged;
    if (detail === null || edits.length === 0) return detail;
    if (this.#shown?.detail === detail && this.#shown.edits === edits) return this.#shown.snapshot;
    const snapshot = { ...detail, ...asFields(edits) };
    this.#shown = { detail, edits, snapshot };
    return snapshot;
  };
}

function asFields(edits: readonly WorkshopEdit[]): Partial<Record<WorkshopEdit['field'], string>> {
  return Object.fromEntries(edits.map(({ field, value }) => [field, value]));
}
