import type { SyncStateEvent } from '../../shared/contract/sync.ts';
import type { SystemStatus } from '../../shared/contract/system.ts';
import type { WorkshopListEvent } from '../../shared/contract/workshops.ts';
import { Connection } from './connection.ts';
import { Flushes, heldText, type Flushable } from './flushes.ts';
import { LiveQuery } from './live-query.ts';
import { SaveBoard } from './save-board.ts';
import { StepStore } from './step-store.ts';
import type { OpenTransport } from './transport.ts';
import { withListEvent, type WorkshopList } from './workshop-list.ts';
import { WorkshopStore } from './workshop-store.ts';

/** Everything the page shares with the host: one per page, made at start. */
export class HostLink {
  readonly connection: Connection;
  readonly saves: SaveBoard;
  readonly flushes: Flushes;
  readonly status: LiveQuery<SystemStatus, SystemStatus>;
  readonly list: LiveQuery<WorkshopList, WorkshopListEvent>;
  readonly sync: LiveQuery<SyncStateEvent, SyncStateEvent>;
  readonly #workshops = new Map<string, WorkshopStore>();
  readonly #steps = new Map<string, StepStore>();

  constructor(open: OpenTransport) {
    const connection = new Connection(open);
    const { client } = connection;
    this.connection = connection;
    this.saves = new SaveBoard(connection);
    this.saves.register(heldText);
    heldText.onChange(() => this.saves.refresh());
    this.flushes = new Flushes(() => this.#writers());
    this.status = new LiveQuery(connection, {
      open: (signal) => client.system.watchStatus(undefined, { signal }),
      reduce: (_known, status) => status,
      lingerMs: 60_000,
    });
    this.list = new LiveQuery(connection, {
      open: (signal) => client.workshops.watchList(undefined, { signal }),
      reduce: withListEvent,
      lingerMs: 10_000,
    });
    this.sync = new LiveQuery(connection, {
      open: (signal) => client.sync.watch(undefined, { signal }),
      reduce: (_known, state) => state,
      lingerMs: 10_000,
    });
    this.#retryWhenStorageOpens();
  }

  workshop(workshopId: string): WorkshopStore {
    return remembered(this.#workshops, workshopId, () => new WorkshopStore(this.connection, this.saves, workshopId));
  }

  step(workshopId: string, stepId: string): StepStore {
    return remembered(this.#steps, `${workshopId}/${stepId}`, () => new StepStore(this.connection, this.saves, workshopId, stepId));
  }

  *#writers(): Iterable<Flushable> {
    for (const { writer } of this.#steps.values()) yield writer;
    for (const { writer } of this.#workshops.values()) yield writer;
  }

  #retryWhenStorageOpens(): void {
    let before: string | undefined;
    this.status.subscribe(() => {
      const status = this.status.getState();
      const storage = status.status === 'ready' ? status.value.storage.state : undefined;
      if (storage === 'ready' && before !== 'ready') this.#retryAll();
      before = storage ?? before;
    });
  }

  #retryAll(): void {
    this.list.retry();
    this.sync.retry();
    for (const { live } of this.#workshops.values()) live.retry();
    for (const { live } of this.#steps.values()) live.retry();
    for (const writer of this.#writers()) if (writer.pending) void writer.flush();
  }
}

function remembered<K, V>(all: Map<K, V>, key: K, make: () => V): V {
  const found = all.get(key);
  if (found !== undefined) return found;
  const made = make();
  all.set(key, made);
  return made;
}
