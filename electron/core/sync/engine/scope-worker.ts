import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { packBatch } from '../batch.ts';
import { deviceOf } from '../merge.ts';
import type { ScopeProgress } from '../progress.ts';
import type { DigestAnswer, Refusal, RemoteStore } from '../protocol.ts';
import { PROTOCOL_VERSION } from '../protocol.ts';
import { ALL_RULES } from '../rules.ts';
import {
  boundsOf,
  isBusy,
  PAGE_LIMIT,
  pushCursor,
  scopeState,
  scopeStep,
  type ScopeContext,
  type ScopeEvent,
  type ScopeSend,
  type ScopeState,
  type ScopeStep,
} from '../scope-step.ts';
import type { SyncStorage } from '../sync-storage.ts';
import type { CommitGroup } from './commit-group.ts';

/** What a worker stands on. */
export interface WorkerDeps {
  readonly remoteId: string;
  readonly remote: RemoteStore;
  readonly storage: SyncStorage;
  readonly group: CommitGroup;
  readonly clock: Clock;
  readonly log: Log;
  /** 16 hex digits, never the same twice. */
  readonly newId: () => string;
  /** Called when anything that the status shows may have changed. */
  readonly changed: () => void;
  /** Called when something came that another device wrote. */
  readonly heard: () => void;
  /** Whether the engine was stopped: nothing is read or written any more. */
  readonly isStopped: () => boolean;
}

/** How work on a scope ended. */
export type WorkerOutcome = Exclude<ScopeStep['then'], 'again'> | 'storage';

/** Takes one scope through pushes and pulls, one request at a time, until nothing is wanted. */
export interface ScopeWorker {
  readonly scope: string;
  progress(): ScopeProgress;
  readonly running: boolean;
  /** Why the last work ended early; null when it did not. */
  readonly trouble: 'storage' | null;
  /** What is known of it from now on, because it is on disk. */
  setProgress(progress: ScopeProgress): void;
  want(what: { readonly push?: boolean; readonly pull?: boolean }): void;
  /** Works until nothing is wanted, or something fails. Safe to call while it runs: the running one sees new wishes. */
  work(): Promise<WorkerOutcome>;
  /** Compares hashes with the remote when nothing is on its way; reads and sends everything once more where they differ. */
  check(): Promise<WorkerOutcome>;
  unsent(): number;
  /** Says that something was written into the scope. */
  wrote(): void;
}

/** Entries to read from the log at first; a longer transaction is read with ever more. */
const OUTBOX_LIMIT = 501;

/** Creates the worker of one scope. */
export function createScopeWorker(scope: string, deps: WorkerDeps): ScopeWorker {
  const { remoteId, remote, storage, group, clock, newId, changed, heard, isStopped } = deps;
  let state: ScopeState = scopeState(scope, storage.progress(remoteId, scope));
  let wantsPush = false;
  let wantsPull = false;
  let running: Promise<WorkerOutcome> | null = null;
  let trouble: 'storage' | null = null;
  let counted: number | null = null;

  const context = (): ScopeContext => ({
    remote: remoteId,
    device: storage.device,
    rules: ALL_RULES,
    pageLimit: PAGE_LIMIT,
    clockOffset: storage.clockOffset(),
    localNow: clock.now(),
    lastSeq: storage.lastSeq(),
    shared: storage.isShared(remoteId, scope),
    newestShared: () => storage.newestShared(remoteId),
  });

  /** One step with its commit; undefined when the disk refused it, which leaves everything as it was. */
  const take = (event: ScopeEvent): ScopeStep | undefined => {
    const step = scopeStep(state, event, context());
    return settled(step.commit.length > 0 && !storage.commit(remoteId, scope, step.commit).ok ? undefined : step);
  };

  /** What a step leaves behind that is on disk now; undefined when the disk refused it, which leaves everything as it was. */
  const settled = (step: ScopeStep | undefined): ScopeStep | undefined => {
    if (step === undefined) {
      trouble = 'storage';
      state = { ...state, sending: null, pulling: null };
      return undefined;
    }
    state = step.state;
    counted = null;
    return step;
  };

  const startPush = (): ScopeSend | undefined => {
    const { progress } = state;
    if (isBusy(state) || progress.status !== 'active') return undefined;
    for (let limit = OUTBOX_LIMIT; ; limit *= 8) {
      const outbox = storage.outbox({ scope, limit, lead: ALL_RULES.lead && progress.seen[0] === 0, ...pushCursor(remoteId, progress) });
      const batch = packBatch(outbox, boundsOf(state), ALL_RULES);
      if (batch !== 'cut') return take({ kind: 'push', batch, id: newId() })?.send;
    }
  };

  const exchange = async (send: ScopeSend): Promise<ScopeStep | undefined> => {
    const answer: Promise<ScopeEvent> =
      send.kind === 'push'
        ? remote.push(send.request).then((got) => ({ kind: 'pushed', answer: got }))
        : remote.pull(send.request).then((got) => ({ kind: 'pulled', answer: got }));
    let taken: ScopeStep | undefined;
    await group.take(answer, { scope, step: (event) => scopeStep(state, event, context()), settled: (step) => void (taken = settled(step)) });
    if (taken?.commit.some((command) => command.kind === 'apply' && command.registers.some(([, , , , hlc]) => deviceOf(hlc) !== storage.device)) === true) heard();
    return taken;
  };

  const run = async (): Promise<WorkerOutcome> => {
    trouble = null;
    while (wantsPull || wantsPush) {
      // Downloads first: what comes in lets conflicts be seen before they are sent.
      const kind = wantsPull ? 'pull' : 'push';
      if (kind === 'pull') wantsPull = false;
      else wantsPush = false;
      const send = kind === 'pull' ? take({ kind: 'pull' })?.send : startPush();
      if (trouble !== null) return 'storage';
      if (send === undefined) continue;
      const step = await exchange(send);
      if (step === undefined) return 'storage';
      const { progress } = state;
      if (step.then === 'again') {
        if (kind === 'pull') wantsPull = true;
        else wantsPush = true;
      } else if (step.then !== 'done') return step.then;
      if (kind === 'push' && (progress.seen[0] > progress.cursor || progress.repair || progress.anew)) wantsPull = true;
      // Nobody writes the catalog: what every laptop seeded into it stays here.
      if (kind === 'pull' && progress.pushed === 0 && progress.role !== 'reader') wantsPush = true;
      changed();
    }
    if (state.progress.status === 'active') rememberRest();
    return 'done';
  };

  /** The time of rest goes to disk once a minute at most: it is a line in a list, not worth a write an edit. */
  const rememberRest = (): void => {
    const now = clock.now() + storage.clockOffset();
    const { progress } = state;
    state = { ...state, progress: { ...progress, syncedAt: now } };
    if (now - progress.syncedAt > 60_000) storage.commit(remoteId, scope, [{ kind: 'progress', progress: state.progress }]);
  };

  const workUntilDone = async (): Promise<WorkerOutcome> => {
    try {
      for (;;) {
        const outcome = await run();
        // A wish that came while the last step ended must not wait for the next round.
        if (outcome !== 'done' || !(wantsPush || wantsPull)) return outcome;
      }
    } finally {
      running = null;
      changed();
    }
  };

  const work = (): Promise<WorkerOutcome> => (running ??= workUntilDone());

  const sameHashes = (answer: DigestAnswer): boolean => {
    const mine = storage.digest(scope);
    return answer.rows.length === mine.size && answer.rows.every(([table, rowId, hash]) => mine.get(`${table}|${rowId}`) === hash);
  };

  const atRest = (answer: DigestAnswer | Refusal): answer is DigestAnswer =>
    answer.ok && answer.head === state.progress.cursor && !isBusy(state) && unsent() === 0;

  /** Asked with every look at the status, so counted only when something changed. */
  const unsent = (): number => (counted ??= storage.unsent(scope, pushCursor(remoteId, state.progress)));

  return {
    scope,
    progress: () => state.progress,
    get running() {
      return running !== null;
    },
    get trouble() {
      return trouble;
    },
    setProgress(progress) {
      state = { ...state, progress };
      counted = null;
    },
    want({ push = false, pull = false }) {
      wantsPush ||= push;
      wantsPull ||= pull;
    },
    work,
    async check() {
      const answered = await remote.digest({ v: PROTOCOL_VERSION, scope, seen: state.progress.seen });
      if (isStopped()) return 'done';
      if (!answered.ok) return answered.error.kind;
      const { value } = answered;
      if (value.ok && value.swept !== undefined && value.swept > state.progress.swept && take({ kind: 'swept', before: value.swept }) === undefined) return 'storage';
      if (!atRest(answered.value) || sameHashes(answered.value)) return 'done';
      if (take({ kind: 'differs' }) === undefined) return 'storage';
      wantsPull = true;
      wantsPush = true;
      return work();
    },
    unsent,
    wrote: () => void (counted = null),
  };
}
