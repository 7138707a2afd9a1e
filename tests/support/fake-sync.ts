import { err, ok } from '../../shared/domain/result.ts';
import type { HelloAnswer, JoinAnswer, RemoteStore, Role } from '../../electron/core/sync/protocol.ts';
import type { EngineParts } from '../../electron/core/sync/remote-opener.ts';
import type { SyncConflict, SyncEngine, SyncEvent, SyncStatus, WorkshopSync } from '../../electron/core/sync/sync-engine.ts';
import type { SyncPorts } from '../../electron/core/sync/sync-supervisor.ts';

type Hello = Awaited<ReturnType<RemoteStore['hello']>>;
type Join = Awaited<ReturnType<RemoteStore['join']>>;

export function helloFrom(person: string, protocol: readonly [number, number] = [1, 1]): Hello {
  return ok<HelloAnswer>({ ok: true, protocol, now: 0, person, hash: 'h', scopes: [] });
}

export function joined(scope: string): Join {
  return ok<JoinAnswer>({ ok: true, now: 0, scope, role: 'editor' });
}

/** Stands in for the remotes and the engine at the ports this project owns: tests say what they answer and see what is asked. */
export class FakeSync {
  /** What remotes answer; a function may wait. */
  hello: () => Promise<Hello> | Hello = () => helloFrom('anna');
  join: () => Promise<Join> | Join = () => ok({ ok: false, now: 0, error: 'gone' });
  readonly opened: { readonly label: string; readonly secret: string; closed: boolean }[] = [];
  /** The engine that runs now; undefined before a connect. */
  engine: FakeEngine | undefined;
  readonly tokens: string[] = [];

  readonly ports: Omit<SyncPorts, 'secrets' | 'accounts' | 'known'> = {
    openRemote: (config, secret, log) => {
      const entry = { label: config.label, secret, closed: false };
      this.opened.push(entry);
      log.info(`opening ${secret}`, { deep: { address: secret } });
      const unused = () => Promise.resolve(err({ kind: 'offline' as const, detail: '' }));
      return {
        hello: async () => this.hello(),
        join: async ({ token }) => {
          this.tokens.push(token);
          return this.join();
        },
        push: unused,
        pull: unused,
        digest: unused,
        close: async () => {
          entry.closed = true;
        },
      };
    },
    startEngine: (parts) => (this.engine = new FakeEngine(parts)),
  };
}

/** An engine that does nothing by itself. */
export class FakeEngine implements SyncEngine {
  readonly calls: string[] = [];
  readonly parts: EngineParts;
  stopped = false;
  /** Set by tests. */
  conflictList: SyncConflict[] = [];
  eventList: SyncEvent[] = [];
  #status: SyncStatus;
  readonly #listeners = new Set<() => void>();

  constructor(parts: EngineParts) {
    this.parts = parts;
    const person = parts.store.personId;
    this.#status = { remote: parts.config, link: { kind: 'online', person, since: 0 }, paused: false, workshops: [], available: [] };
  }

  roleOf(workshopId: string): Role | null {
    return this.#status.workshops.find((entry) => entry.workshopId === workshopId)?.role ?? null;
  }

  status(): SyncStatus {
    return this.#status;
  }

  /** Changes the status as an engine would, and tells. */
  become(changes: Partial<SyncStatus>): void {
    this.#status = { ...this.#status, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Puts one workshop into a state. */
  setWorkshop(workshopId: string, changes: Partial<WorkshopSync>): void {
    const others = this.#status.workshops.filter((entry) => entry.workshopId !== workshopId);
    const before = this.#status.workshops.find((entry) => entry.workshopId === workshopId);
    const entry: WorkshopSync = { workshopId, chosen: true, role: 'owner', state: { kind: 'syncing' }, unseenConflicts: 0, ...before, ...changes };
    this.become({ workshops: [...others, entry] });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  pause(): void {
    this.calls.push('pause');
    this.become({ paused: true });
  }

  resume(): void {
    this.calls.push('resume');
    this.become({ paused: false });
  }

  look(): void {
    this.calls.push('look');
  }

  async syncNow(): Promise<void> {
    this.calls.push('syncNow');
  }

  choose(workshopId: string, chosen: boolean): void {
    this.calls.push(`choose ${workshopId} ${String(chosen)}`);
    this.setWorkshop(workshopId, { chosen, state: chosen ? { kind: 'waiting', changes: 3 } : { kind: 'local_only' } });
  }

  fetch(workshopIds: readonly string[]): void {
    this.calls.push(`fetch ${workshopIds.join(' ')}`);
    this.become({ available: this.#status.available.filter((found) => !workshopIds.includes(found.workshopId)) });
  }

  conflicts(workshopId: string): readonly SyncConflict[] {
    return this.conflictList.filter((conflict) => conflict.workshopId === workshopId);
  }

  restoreConflict(id: string): ReturnType<SyncEngine['restoreConflict']> {
    const found = this.conflictList.find((conflict) => conflict.id === id);
    if (found === undefined) return err({ kind: 'not_found', id });
    this.conflictList = this.conflictList.map((conflict) => (conflict.id === id ? { ...conflict, restored: true, seen: true } : conflict));
    this.become({});
    return ok(null);
  }

  markConflictsSeen(workshopId: string): void {
    this.conflictList = this.conflictList.map((conflict) => (conflict.workshopId === workshopId ? { ...conflict, seen: true } : conflict));
    this.setWorkshop(workshopId, { unseenConflicts: 0 });
  }

  events(limit: number): readonly SyncEvent[] {
    return this.eventList.slice(0, limit);
  }

  stop(): void {
    this.stopped = true;
    this.#listeners.clear();
  }
}
