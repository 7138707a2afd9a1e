import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { PROTOCOL_VERSION, type RemoteStore, type Role } from '../protocol.ts';
import { restoreReplaced } from '../restore-conflict.ts';
import type { LinkState, RemoteConfig, StopReason, SyncEngine, SyncEvent, SyncStatus, WorkshopSyncState } from '../sync-engine.ts';
import type { SyncedStore } from '../sync-storage.ts';
import { backoffMs } from './backoff.ts';
import { createCommitGroup } from './commit-group.ts';
import { createLanes } from './lanes.ts';
import { createScopeWorker, type ScopeWorker, type WorkerOutcome } from './scope-worker.ts';
import { createTitles } from './titles.ts';

/** What a running sync stands on. */
export interface SyncEngineDeps {
  readonly store: SyncedStore;
  readonly remote: RemoteStore;
  readonly config: RemoteConfig;
  readonly clock: Clock;
  readonly random: {
    /** In [0, 1). */
    next(): number;
    /** 16 hex digits, never the same twice. */
    id(): string;
  };
  readonly log: Log;
  /** How closely to watch a remote that gives no hints, while nobody else works there; `focused` where it is left out. */
  readonly attention?: () => 'together' | 'focused' | 'background';
  /** Runs something when the input that is here already has been read, a little later where many answers are expected; at the end of this turn where it is left out. */
  readonly later?: (run: () => void, expected: number) => void;
}

/** Milliseconds between looks at a remote. */
const POLL_MS = { together: 2_000, focused: 15_000, background: 60_000 } as const;
/** Others count as working along for this long after something of theirs came, milliseconds. */
const TOGETHER_MS = 60_000;
/** Status listeners hear at most this often, milliseconds. */
const TELL_MS = 100;
/**
 * Scopes that are worked on side by side: what a bootstrap costs is round trips, and a remote that has answered all must not wait while
 * this laptop writes to its disk. Over HTTPS each is a connection of its own.
 */
const LANES = { direct: 64, https: 32 } as const;
/** First and later self-checks of a scope, milliseconds. */
const FIRST_CHECK_MS = 10 * 60_000;
const CHECK_MS = 7 * 86_400_000;

const CATALOG = 'catalog';

/** Starts to sync an open database with one remote. */
export function createSyncEngine({ store, remote, config, clock, random, log, attention = () => 'focused', later = (run) => void Promise.resolve().then(run) }: SyncEngineDeps): SyncEngine {
  const storage = store.sync;
  const workers = new Map<string, ScopeWorker>();
  const listed = new Map<string, { readonly role: Role; readonly head: number }>();
  const checkAt = new Map<string, number>();
  /** Failures in a row of single scopes: one workshop's trouble delays no other (I7). */
  const titles = createTitles();
  const troubled = new Map<string, number>();
  const listeners = new Set<() => void>();
  let known: string | undefined;
  let link: LinkState = { kind: 'connecting' };
  let paused = false;
  let stopped = false;
  let failures = 0;
  let heardAt = -Infinity;
  let cancelTimer: () => void = () => undefined;
  let cancelTell: (() => void) | null = null;
  let round: Promise<void> | null = null;
  const lanes = createLanes(LANES[config.kind]);
  const group = createCommitGroup(config.id, storage, later, () => stopped);

  const now = (): number => clock.now() + storage.clockOffset();

  const changed = (): void => {
    if (cancelTell !== null || stopped) return;
    cancelTell = clock.after(TELL_MS, () => {
      cancelTell = null;
      for (const listener of [...listeners]) listener();
    });
  };

  const happened = (kind: SyncEvent['kind'], workshopId: string | null = null, detail = ''): void =>
    storage.addEvent({ at: now(), workshopId, kind, count: 1, detail });

  const workerOf = (scope: string): ScopeWorker => {
    let worker = workers.get(scope);
    if (worker === undefined) {
      worker = createScopeWorker(scope, { remoteId: config.id, remote, storage, group, clock, log, newId: () => random.id(), changed, heard, isStopped: () => stopped });
      workers.set(scope, worker);
      checkAt.set(scope, clock.now() + FIRST_CHECK_MS);
    }
    return worker;
  };

  const together = (): boolean => remote.onHint === undefined && Math.abs(clock.now() - heardAt) < TOGETHER_MS;

  /** Others work along from now on. */
  const heard = (): void => {
    const sooner = !together();
    heardAt = clock.now();
    if (sooner && together() && round === null && link.kind === 'online' && failures === 0) schedule(POLL_MS.together);
  };

  const isSynced = (scope: string): boolean => workers.get(scope)?.progress().chosen === true;

  const setLink = (next: LinkState): void => {
    if (next.kind === 'online' && link.kind !== 'online') happened('connected');
    if (next.kind === 'offline' && link.kind === 'online') happened('went_offline');
    if (next.kind === 'stopped' && link.kind !== 'stopped') happened('stopped', null, next.why);
    link = next;
    changed();
  };

  const schedule = (ms: number): void => {
    cancelTimer();
    if (stopped || paused) return;
    cancelTimer = clock.after(ms, () => void runRound());
  };

  /** Takes an outcome into account; true when the round may go on. */
  const goesOn = (outcome: WorkerOutcome): boolean => {
    switch (outcome) {
      case 'done':
        return true;
      case 'unauthorized':
      case 'not_set_up':
      case 'version':
      case 'forbidden':
        setLink({ kind: 'stopped', why: outcome });
        return false;
      case 'storage':
      case 'retry':
      case 'busy':
      case 'invalid_answer':
      case 'offline': {
        failures += 1;
        const wait = backoffMs(failures, random.next());
        if (outcome === 'offline' || link.kind === 'connecting') {
          setLink({ kind: 'offline', since: link.kind === 'offline' ? link.since : now(), nextTryAt: now() + wait });
        }
        schedule(wait);
        return false;
      }
    }
  };

  const hello = async (): Promise<boolean> => {
    const answered = await remote.hello({ v: PROTOCOL_VERSION, device: storage.device, ...(known === undefined ? {} : { known }) });
    if (stopped) return false;
    if (!answered.ok) return goesOn(answered.error.kind);
    const answer = answered.value;
    if (!answer.ok) return goesOn(answer.error === 'version' ? 'version' : answer.error === 'forbidden' ? 'forbidden' : 'retry');
    if (PROTOCOL_VERSION < answer.protocol[0] || PROTOCOL_VERSION > answer.protocol[1]) return goesOn('version');
    if (answer.scopes !== undefined) {
      listed.clear();
      for (const [scope, role, head] of answer.scopes) listed.set(scope, { role, head });
      known = answer.hash;
    }
    setLink({ kind: 'online', person: answer.person, since: link.kind === 'online' ? link.since : now() });
    await askTitles();
    return !stopped;
  };

  /** Asks what the workshops are called that the list shows and that are not here. Nothing waits for a name but the list. */
  const askTitles = async (): Promise<void> => {
    const here = new Set(storage.workshops());
    const wanted = titles.wanted([...listed].flatMap(([scope, { head }]) => (scope === CATALOG || here.has(scope) ? [] : [[scope, head] as const])));
    if (wanted.length === 0) return;
    const answered = await remote.hello({ v: PROTOCOL_VERSION, device: storage.device, ...(known === undefined ? {} : { known }), titles: wanted.map(([scope]) => scope) });
    if (!answered.ok || !answered.value.ok) return;
    titles.learn(wanted, answered.value.titles ?? []);
    changed();
  };

  /** What the last hello says is to be fetched. */
  const wantsPull = (worker: ScopeWorker): boolean => {
    const progress = worker.progress();
    const there = listed.get(worker.scope);
    if (there === undefined) return progress.seen[0] > 0 && progress.status === 'active';
    return there.head !== progress.cursor || progress.repair || progress.anew || progress.staged > 0 || progress.status !== 'active';
  };

  /** Milliseconds until the next look: a remote that gives hints need not be asked more often because others work along. */
  const pollMs = (): number => POLL_MS[together() ? 'together' : attention()];

  /** Milliseconds until a scope in trouble is tried again; Infinity where there is none. */
  const retryIn = (): number => Math.min(Infinity, ...[...troubled.values()].map((count) => backoffMs(count, random.next())));

  /** What an outcome of one scope means for all: its own trouble nothing, but that it is tried again sooner. */
  const forAll = ({ scope }: ScopeWorker, outcome: WorkerOutcome): WorkerOutcome => {
    if (scope === CATALOG && outcome === 'retry') return 'done';
    if (outcome !== 'retry' && outcome !== 'invalid_answer') {
      troubled.delete(scope);
      return outcome;
    }
    troubled.set(scope, (troubled.get(scope) ?? 0) + 1);
    schedule(retryIn());
    return 'done';
  };

  const workOn = async (worker: ScopeWorker): Promise<WorkerOutcome> => forAll(worker, await lanes.run(async () => (stopped ? 'done' : worker.work())));

  /** One scope's part of a round. */
  const visit = async (worker: ScopeWorker): Promise<WorkerOutcome> => {
    if (stopped || paused) return 'done';
    worker.want({ pull: wantsPull(worker), push: worker.scope !== CATALOG });
    const outcome = await workOn(worker);
    if (outcome !== 'done' || troubled.has(worker.scope)) return outcome;
    const head = worker.progress().cursor;
    const there = listed.get(worker.scope);
    if (there !== undefined && head > there.head) listed.set(worker.scope, { ...there, head });
    if (clock.now() < (checkAt.get(worker.scope) ?? Infinity)) return 'done';
    checkAt.set(worker.scope, clock.now() + CHECK_MS);
    return forAll(worker, await worker.check());
  };

  /** Visits scopes side by side, as far as there are lanes; what went wrong first ends the round for all. */
  const visitAll = async (all: readonly ScopeWorker[]): Promise<WorkerOutcome> => {
    const outcomes = await Promise.all(all.map((worker) => visit(worker)));
    return outcomes.find((outcome) => outcome !== 'done') ?? 'done';
  };

  const doRound = async (): Promise<void> => {
    if (!(await hello())) return;
    if (listed.has(CATALOG)) workerOf(CATALOG);
    const catalog = workers.get(CATALOG);
    for (const turn of [[catalog], [...workers.values()].filter(({ scope }) => scope !== CATALOG && isSynced(scope))]) {
      const outcome = await visitAll(turn.filter((worker) => worker !== undefined));
      if (stopped || paused || !goesOn(outcome)) return;
    }
    failures = 0;
    schedule(Math.min(pollMs(), retryIn()));
  };

  const runRound = (): Promise<void> => {
    if (stopped || paused) return Promise.resolve();
    cancelTimer();
    round ??= doRound()
      .catch((error: unknown) => {
        // A defect must not end sync for good: the next round finds the state that is on disk.
        log.error('a round of sync failed', error);
        goesOn('retry');
      })
      .finally(() => {
        round = null;
        changed();
      });
    return round;
  };

  /** One scope at once, between rounds: after an edit here, or a hint from there. */
  const nudge = (scope: string, what: { readonly push?: boolean; readonly pull?: boolean }): void => {
    const worker = workers.get(scope);
    if (worker === undefined || !isSynced(scope)) return;
    worker.want(what);
    changed();
    if (stopped || paused || link.kind !== 'online' || worker.running) return;
    // Backing off: the round that is due will find it.
    if (failures > 0 || troubled.has(scope)) return;
    void workOn(worker)
      .then((outcome) => {
        if (!stopped) goesOn(outcome);
      })
      .catch((error: unknown) => {
        log.error('sync failed', error);
        goesOn('retry');
      });
  };

  for (const scope of storage.knownScopes(config.id)) workerOf(scope);
  const stopCommits = store.onCommit((commit) => {
    changed();
    const scopes = new Set(commit.changes.flatMap(({ workshopId }) => (workshopId === null ? [] : [workshopId])));
    for (const scope of scopes) workers.get(scope)?.wrote();
    if (commit.actor === 'sync') return;
    for (const scope of scopes) {
      // The write has to be acknowledged to the person first: sending starts when this turn is over.
      if (isSynced(scope)) void Promise.resolve().then(() => nudge(scope, { push: true }));
    }
  });
  const stopHints = remote.onHint?.((scope) => nudge(scope, { pull: true }));
  void runRound();

  const stateOf = (worker: ScopeWorker | undefined): WorkshopSyncState => {
    if (worker?.progress().chosen !== true) return { kind: 'local_only' };
    const progress = worker.progress();
    const changes = worker.unsent();
    const why: StopReason | null =
      progress.status === 'frozen' ? 'forbidden'
      : progress.status === 'gone' ? 'gone'
      : paused ? 'paused'
      : link.kind === 'stopped' ? link.why
      : worker.trouble;
    if (why !== null) return { kind: 'stopped', why, changes };
    if (worker.running) return { kind: 'syncing' };
    if (changes > 0 || progress.syncedAt === 0) return { kind: 'waiting', changes };
    return { kind: 'up_to_date', at: progress.syncedAt };
  };

  const roleOf = (workshopId: string): Role | null => listed.get(workshopId)?.role ?? workers.get(workshopId)?.progress().role ?? null;

  const status = (): SyncStatus => {
    const here = storage.workshops();
    const fetching = [...workers.values()]
      .filter((worker) => worker.scope !== CATALOG && isSynced(worker.scope) && worker.progress().status !== 'gone')
      .map(({ scope }) => scope);
    const deleted = storage.recoverable().filter(({ workshopId }) => !here.includes(workshopId));
    const ids = [...new Set([...here, ...fetching])];
    return {
      remote: config,
      link,
      paused,
      workshops: [...ids.map((workshopId) => {
        const worker = workers.get(workshopId);
        return {
          workshopId,
          chosen: worker?.progress().chosen ?? false,
          role: roleOf(workshopId),
          state: stateOf(worker),
          unseenConflicts: storage.unseenConflicts(workshopId),
          ...(here.includes(workshopId) ? {} : titleThere(workshopId)),
        };
      }), ...deleted.map((one) => ({
        ...one,
        chosen: false,
        role: null,
        state: { kind: 'stopped' as const, why: 'gone' as const, changes: 0 },
        unseenConflicts: storage.unseenConflicts(one.workshopId),
      }))],
      available: [...listed].flatMap(([workshopId, { role }]) => (workshopId === CATALOG || ids.includes(workshopId) ? [] : [{ workshopId, role, title: titles.of(workshopId) }])),
    };
  };

  const titleThere = (workshopId: string): { readonly titleThere?: string } => {
    const title = titles.of(workshopId);
    return title === null ? {} : { titleThere: title };
  };

  /** Chooses workshops or no longer, all in one transaction; nothing changes where the disk refuses it. */
  const choose = (workshopIds: readonly string[], chosen: boolean): void => {
    const progress = new Map(
      workshopIds.map((workshopId) => {
        const before = workerOf(workshopId).progress();
        return [workshopId, { ...before, chosen, status: chosen ? ('active' as const) : before.status }];
      }),
    );
    const commands = new Map([...progress].map(([workshopId, one]) => [workshopId, [{ kind: 'progress' as const, progress: one }]]));
    if (!storage.commitAll(config.id, commands).ok) return;
    changed();
    for (const [workshopId, one] of progress) {
      workerOf(workshopId).setProgress(one);
      if (chosen) nudge(workshopId, { push: true, pull: listed.has(workshopId) });
    }
  };

  return {
    status,
    roleOf,
    onChange(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    pause() {
      if (paused) return;
      paused = true;
      cancelTimer();
      happened('paused');
      changed();
    },
    resume() {
      if (!paused) return;
      paused = false;
      happened('resumed');
      failures = 0;
      changed();
      void runRound();
    },
    look() {
      if (link.kind === 'online' && failures === 0 && troubled.size === 0) void runRound();
    },
    async syncNow() {
      failures = 0;
      troubled.clear();
      // A round that is under way may have passed what this call is about.
      await round;
      if (link.kind === 'stopped') setLink({ kind: 'connecting' });
      await runRound();
    },
    choose: (workshopId, chosen) => choose([workshopId], chosen),
    fetch: (workshopIds) => choose(workshopIds, true),
    conflicts: (workshopId) => storage.conflicts(workshopId),
    restoreConflict(id) {
      const conflict = storage.conflict(id);
      if (conflict === undefined) return err({ kind: 'not_found', id });
      // A recovered copy of the whole is a workshop of one's own; everything else is an edit.
      const isCopy = conflict.kind === 'recovered' && conflict.table === 'workshops';
      if (!isCopy && roleOf(conflict.workshopId) === 'viewer') return err({ kind: 'read_only_role' });
      const restored = restoreReplaced(store, conflict);
      if (!restored.ok) return restored;
      const marked = storage.markRestored(id);
      return marked.ok ? ok(null) : marked;
    },
    markConflictsSeen(workshopId) {
      storage.markSeen(workshopId);
      changed();
    },
    events: (limit) => storage.events(limit),
    stop() {
      stopped = true;
      cancelTimer();
      cancelTell?.();
      stopCommits();
      stopHints?.();
    },
  };
}
