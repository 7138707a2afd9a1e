import type { Result } from '../../../shared/domain/result.ts';
import { BATCH_BOUNDS, type Batch, type BatchBounds } from './batch.ts';
import { hlcMs, laterHlc, ZERO_HLC, type Hlc } from './hlc.ts';
import { isRowTombstone, ORIGIN_WINNER, type PushCursor } from './merge.ts';
import { NO_PROGRESS, type ScopeProgress } from './progress.ts';
import {
  AHEAD_BOUND_MS,
  BATCH_LIMITS,
  CLOCK_BOUND_MS,
  PROTOCOL_VERSION,
  type Anchor,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  type Refusal,
  type TransportError,
  type WireRegister,
} from './protocol.ts';
import type { SyncRules } from './rules.ts';
import { newestOf, type Refused, type SyncCommand } from './sync-storage.ts';

/** One scope on one remote. Everything but `progress` may be forgotten at any moment: a crash does. */
export interface ScopeState {
  readonly scope: string;
  readonly progress: ScopeProgress;
  /** What the running push holds. */
  readonly sending: Batch | null;
  /** The progress that the running pull left with. */
  readonly pulling: ScopeProgress | null;
  /** Send one transaction at a time: the remote could not take a batch as a whole. */
  readonly narrow: boolean;
  /** When the running request left by the laptop's own clock, milliseconds. */
  readonly sentAt: number;
  /** Readings that another remote took are ahead of this one's clock: a push says so. */
  readonly ahead: boolean;
}

/** What the step is told besides the event. */
export interface ScopeContext {
  readonly remote: string;
  readonly device: string;
  readonly rules: SyncRules;
  /** Registers a page. */
  readonly pageLimit: number;
  readonly clockOffset: number;
  /** The laptop's own clock, uncorrected, milliseconds. */
  readonly localNow: number;
  /** The newest place in the log. */
  readonly lastSeq: number;
  /** Whether the scope syncs with other remotes, too. */
  readonly shared: boolean;
  /** The greatest reading that some remote is known to hold; looked up only where clocks of remotes differ. */
  readonly newestShared: () => Hlc;
}

export type Answered<T> = Result<T | Refusal, TransportError>;

/** What can happen to a scope. */
export type ScopeEvent =
  /** There is a batch to send; `id` is 16 hex digits never used before. */
  | { readonly kind: 'push'; readonly batch: Batch; readonly id: string }
  | { readonly kind: 'pushed'; readonly answer: Answered<PushAnswer> }
  | { readonly kind: 'pull' }
  | { readonly kind: 'pulled'; readonly answer: Answered<PullAnswer> }
  /** Hashes differ though nothing is on its way: read and send everything once more. */
  | { readonly kind: 'differs' }
  /** The remote has forgotten what was deleted before a moment, milliseconds. */
  | { readonly kind: 'swept'; readonly before: number };

export type ScopeSend =
  | { readonly kind: 'push'; readonly request: PushRequest }
  | { readonly kind: 'pull'; readonly request: PullRequest };

/** What a step leads to. `state` counts once `commit` is on disk, and only then. */
export interface ScopeStep {
  readonly state: ScopeState;
  readonly commit: readonly SyncCommand[];
  readonly send?: ScopeSend;
  /** `again`: the same direction has more to do; `retry`: later; `stopped`: a person or a new version must come first. */
  readonly then: 'done' | 'again' | 'retry' | 'version' | TransportError['kind'];
}

/** The state after a start: nothing but what is on disk. */
export function scopeState(scope: string, progress: ScopeProgress): ScopeState {
  return { scope, progress, sending: null, pulling: null, narrow: false, sentAt: 0, ahead: false };
}

/**
 * Whether a request is under way. One at a time for each scope and remote: two answers that crossed a restore of the remote could
 * each look right, and together hide that it was put back (docs/decisions/0010-one-request-a-scope.md).
 */
export function isBusy(state: ScopeState): boolean {
  return state.sending !== null || state.pulling !== null;
}

/** Whether a request may leave now. */
export function mayStart(state: ScopeState, kind: 'push' | 'pull', rules: SyncRules): boolean {
  return rules.oneRequest ? !isBusy(state) : (kind === 'push' ? state.sending : state.pulling) === null;
}

/** How much the next push may hold. */
export function boundsOf(state: ScopeState, bounds: BatchBounds = BATCH_BOUNDS): BatchBounds {
  return state.narrow ? { ...bounds, transactions: 1 } : bounds;
}

/** The push cursor of a progress. */
export function pushCursor(remote: string, progress: ScopeProgress): PushCursor {
  return { remote, pushed: progress.pushed, resendTo: progress.resendTo };
}

/** The protocol of one scope: what to store and what to send after an event. Pure. */
export function scopeStep(state: ScopeState, event: ScopeEvent, context: ScopeContext): ScopeStep {
  switch (event.kind) {
    case 'push':
      return mayStart(state, 'push', context.rules) ? push(state, event.batch, event.id, context) : idle(state);
    case 'pull':
      return mayStart(state, 'pull', context.rules) ? pull(state, context) : idle(state);
    case 'pushed':
      return event.answer.ok ? pushed(state, event.answer.value, context) : lost({ ...state, sending: null }, event.answer.error);
    case 'pulled':
      return event.answer.ok ? pulled(state, event.answer.value, context) : lost({ ...state, pulling: null }, event.answer.error);
    case 'swept':
      return settle(state, { ...state.progress, swept: event.before }, 'done', [
        { kind: 'sweep', before: event.before, cursor: pushCursor(context.remote, state.progress) },
      ]);
    case 'differs':
      return settle(state, { ...state.progress, repair: true, staged: 0, pushed: 0, resendTo: context.lastSeq }, 'again', [
        { kind: 'drop_stage' },
        { kind: 'event', event: { kind: 'repaired', count: 1, detail: '' } },
      ]);
  }
}

function idle(state: ScopeState): ScopeStep {
  return { state, commit: [], then: 'done' };
}

function push(state: ScopeState, batch: Batch, id: string, context: ScopeContext): ScopeStep {
  const { progress, scope } = state;
  const { device, rules } = context;
  // Whether an edit is of a row that is still there shows when everything is read.
  if (progress.anew) return idle(state);
  if (batch.transactions.length === 0) {
    // Looked through and nothing found: known until the next start, and on disk with the next thing that is.
    return { state: { ...state, progress: { ...progress, pushed: batch.upTo }, narrow: false }, commit: [], then: 'done' };
  }
  const request: PushRequest = { v: PROTOCOL_VERSION, scope, device, id, seen: progress.seen, since: progress.cursor, tx: batch.transactions, ...aheadOf(state, batch, context), ...someOf(batch.base) };
  // Another remote may refuse what this one takes though its answer is lost: that it was sent has to be known by then.
  const offered = context.shared && rules.ahead ? laterHlc(progress.offered, newestIn(batch)) : progress.offered;
  const early = { ...progress, offered, pushed: rules.acknowledge ? progress.pushed : batch.upTo };
  return {
    state: { ...state, progress: early, sending: batch, sentAt: context.localNow },
    commit: rules.acknowledge && offered === progress.offered ? [] : [{ kind: 'progress', progress: early }],
    send: { kind: 'push', request },
    then: 'done',
  };
}

function pushed(before: ScopeState, answer: PushAnswer | Refusal, context: ScopeContext): ScopeStep {
  const batch = before.sending;
  const state = { ...before, sending: null };
  if (batch === null) return { state, commit: [], then: 'done' };
  if (!answer.ok) return refusedPush(state, batch, answer, context);
  const refused = answer.rejected.flatMap(({ n, code, detail }): Refused[] => {
    const entries = batch.entries[n - 1];
    return entries === undefined ? [] : [{ code, detail, entries }];
  });
  // The remote would not make the workshop at all, whatever is wrong with it: to take back what was refused would take it away here, too.
  if (refused.length > 0 && answer.head === 0 && context.rules.quarantine) return stopped(state, 'frozen');
  const sent = batch.transactions.reduce((sum, { c }) => sum + c.length, 0);
  const { progress } = state;
  const follows = answer.first === progress.cursor + 1 || !context.rules.echo;
  const echo = answer.first !== undefined && follows && progress.staged === 0 && !progress.repair;
  const next: ScopeProgress = {
    ...progress,
    seen: laterAnchor(progress.seen, answer.anchor),
    newest: newestOf(answer.winners, laterHlc(progress.newest, newestIn(batch))),
    // Nothing but this push stands between the cursor and the head: to pull it would bring back what is here.
    cursor: echo ? Math.max(progress.cursor, answer.head) : progress.cursor,
    pushed: context.rules.quarantine || refused.length === 0 ? Math.max(batch.upTo, progress.pushed) : progress.pushed,
    repair: progress.repair || (refused.length > 0 && context.rules.repair),
    staged: refused.length > 0 ? 0 : progress.staged,
  };
  const commands: SyncCommand[] = [...clockOf(answer.now, state, context)];
  if (answer.winners.length > 0 && context.rules.winners) {
    commands.push({ kind: 'apply', registers: answer.winners, staged: false, origin: '', cursor: pushCursor(context.remote, progress) });
  }
  if (refused.length > 0 && context.rules.quarantine) commands.push({ kind: 'drop_stage' }, { kind: 'quarantine', refused });
  commands.push({ kind: 'event', event: { kind: 'pushed', count: sent, detail: '' } });
  return settle({ ...state, narrow: state.narrow && batch.more }, next, batch.more ? 'again' : 'done', commands);
}

function refusedPush(state: ScopeState, batch: Batch, refusal: Refusal, context: ScopeContext): ScopeStep {
  if (refusal.error === 'clock') {
    const clock = clockOf(refusal.now, state, context);
    if (!context.rules.reauthor) return { state, commit: clock, then: 'retry' };
    const bound = refusal.now + CLOCK_BOUND_MS;
    // What some remote took stays as it is: others hold it, and were told so. Only this laptop's own clock is to be corrected.
    // A millisecond later, because what goes on there has to be greater than that reading.
    const shared = context.rules.ahead ? Math.min(hlcMs(context.newestShared()) + 1, refusal.now + AHEAD_BOUND_MS) : 0;
    return settle({ ...state, ahead: shared > bound }, { ...state.progress, offered: ZERO_HLC }, 'again', [
      ...clock,
      { kind: 'reauthor', above: Math.max(bound, shared) },
      { kind: 'event', event: { kind: 'clock_corrected', count: 1, detail: String(refusal.now - context.localNow) } },
    ]);
  }
  if (refusal.error === 'malformed' || refusal.error === 'too_large') {
    const [entries] = batch.entries;
    if (batch.entries.length > 1 || entries === undefined) return { state: { ...state, narrow: context.rules.narrow }, commit: [], then: 'again' };
    // The workshop's own row, which leads: without it the rest has no place there, and to set it aside again and again would never end.
    if (batch.upTo <= state.progress.pushed) return stopped({ ...state, narrow: false }, 'frozen');
    const detail = refusal.error === 'malformed' ? refusal.detail : '';
    const next = { ...state.progress, pushed: Math.max(batch.upTo, state.progress.pushed), repair: true, staged: 0 };
    return settle({ ...state, narrow: false }, next, 'again', [
      { kind: 'drop_stage' },
      { kind: 'quarantine', refused: [{ code: refusal.error, detail, entries }] },
    ]);
  }
  return refused(state, refusal, context);
}

/** What is written on top of a reading has its millisecond, or a little more where many were: 65,536 readings make one. */
const ON_TOP_MS = 60_000;

function aheadOf({ ahead }: ScopeState, batch: Batch, { newestShared }: ScopeContext): { readonly ahead?: true } {
  return ahead && hlcMs(newestIn(batch)) <= hlcMs(newestShared()) + ON_TOP_MS ? { ahead: true } : {};
}

function newestIn({ transactions }: Batch): Hlc {
  return transactions.reduce<Hlc>((so, { c }) => newestOf(c, so), ZERO_HLC);
}

/** Left out where it is empty: it would travel with every edit. */
function someOf(base: Batch['base']): { readonly base?: Batch['base'] } {
  return Object.keys(base).length === 0 ? {} : { base };
}

/** The sequence number that the next page begins after. */
function pageStart({ repair, anew, staged, cursor }: ScopeProgress): number {
  return repair || anew ? staged : Math.max(staged, cursor);
}

/** Whether a page can be the one that was asked for: an old answer, given once more, would show a part or go round for ever (I3, I4). */
function continues(left: ScopeProgress, { head, through, done }: PullAnswer): boolean {
  const after = pageStart(left);
  return head >= left.seen[0] && head >= through && (done ? through >= after : through > after);
}

function pull(state: ScopeState, { pageLimit, device, localNow }: ScopeContext): ScopeStep {
  const { progress, scope } = state;
  const after = pageStart(progress);
  const request: PullRequest = { v: PROTOCOL_VERSION, scope, seen: progress.seen, after, limit: pageLimit, device, since: progress.anew ? 0 : progress.cursor };
  return { state: { ...state, pulling: progress, sentAt: localNow }, commit: [], send: { kind: 'pull', request }, then: 'done' };
}

function pulled(before: ScopeState, answer: PullAnswer | Refusal, context: ScopeContext): ScopeStep {
  const state = { ...before, pulling: null };
  const left = before.pulling;
  // What was staged has been dropped in the meantime: this page continues what is not there any more.
  if (left === null || left.staged !== before.progress.staged || left.repair !== before.progress.repair || left.anew !== before.progress.anew) {
    return { state, commit: [], then: 'again' };
  }
  if (!answer.ok) return refused(state, answer, context);
  if (context.rules.replay && !continues(left, answer)) return { state, commit: [], then: 'invalid_answer' };
  const { progress } = state;
  const cursor = pushCursor(context.remote, progress);
  const known = {
    ...progress,
    seen: laterAnchor(progress.seen, answer.anchor),
    newest: newestOf(answer.page, progress.newest),
    role: answer.role,
    status: answer.role === 'owner' || answer.role === 'editor' ? ('active' as const) : progress.status,
  };
  const lost = answer.lost !== undefined && answer.lost.length > 0 && context.rules.tellLost ? answer.lost : undefined;
  const apply = (staged: boolean): SyncCommand => ({
    kind: 'apply', registers: answer.page, staged, origin: context.remote, cursor, whole: progress.anew, ...(lost === undefined ? {} : { lost }),
  });
  if (!answer.done) {
    const page: SyncCommand = context.rules.staging ? { kind: 'stage', through: answer.through, page: answer.page } : apply(false);
    return settle(state, { ...known, staged: answer.through }, 'again', [...clockOf(answer.now, state, context), page]);
  }
  const staged = progress.staged > 0;
  const next = {
    ...known,
    cursor: Math.max(progress.cursor, answer.head),
    staged: 0,
    repair: false,
    anew: false,
    swept: Math.max(progress.swept, answer.swept ?? 0),
    syncedAt: context.localNow + context.clockOffset,
  };
  const commands: SyncCommand[] = [...clockOf(answer.now, state, context)];
  if (next.swept > progress.swept) commands.push({ kind: 'sweep', before: next.swept, cursor });
  if (staged || answer.page.length > 0 || progress.anew || lost !== undefined) commands.push(apply(staged));
  if (staged) commands.push({ kind: 'drop_stage' });
  if (answer.page.length > 0) commands.push({ kind: 'event', event: { kind: 'pulled', count: answer.page.length, detail: '' } });
  if (commands.length === 0 && sameProgress(next, progress)) return { state, commit: [], then: 'done' };
  return settle(state, next, 'done', commands);
}

function refused(state: ScopeState, refusal: Refusal, context: ScopeContext): ScopeStep {
  switch (refusal.error) {
    case 'rewound': {
      if (!context.rules.anchor) return { state, commit: [], then: 'retry' };
      const resendTo = context.rules.resend ? context.lastSeq : 0;
      const { chosen, role, newest, offered } = state.progress;
      const anew: ScopeProgress = { ...NO_PROGRESS, chosen, role, newest, offered, resendTo, pushed: context.rules.resend ? 0 : context.lastSeq };
      // An answer that is still on its way speaks of the remote as it was.
      return settle({ ...state, sending: null, pulling: null }, anew, 'again', [
        { kind: 'drop_stage' },
        { kind: 'event', event: { kind: 'remote_rewound', count: 1, detail: '' } },
      ]);
    }
    case 'gone':
      if (refusal.tombstone !== undefined && isTombstoneOf(state.scope, refusal.tombstone)) return deleted(state, refusal.tombstone, context.rules.tellLost ? refusal.lost : undefined, context);
      return stopped(state, 'gone');
    case 'forbidden':
      return stopped(state, 'frozen');
    case 'stale':
      return settle({ ...state, sending: null, pulling: null }, { ...state.progress, anew: true, repair: false, staged: 0 }, 'again', [
        { kind: 'drop_stage' },
        { kind: 'event', event: { kind: 'repaired', count: 1, detail: 'away' } },
      ]);
    case 'version':
      return { state, commit: [], then: 'version' };
    case 'clock':
    case 'malformed':
    case 'too_large':
      return { state, commit: [], then: 'retry' };
  }
}

/** Everything here stays as it is. */
function stopped(state: ScopeState, status: 'gone' | 'frozen'): ScopeStep {
  if (state.progress.status === status) return { state, commit: [], then: 'done' };
  return settle(state, { ...state.progress, status }, 'done', [
    { kind: 'event', event: { kind: status === 'gone' ? 'workshop_gone' : 'frozen', count: 1, detail: '' } },
  ]);
}

/** The copy here goes as it went there; what was not sent becomes a recovered copy, as with every row that somebody deleted. */
function deleted(state: ScopeState, tombstone: WireRegister, lost: readonly WireRegister[] = [], { remote }: ScopeContext): ScopeStep {
  const { progress } = state;
  return settle({ ...state, sending: null, pulling: null }, { ...progress, chosen: false, status: 'gone', staged: 0, repair: false }, 'done', [
    { kind: 'drop_stage' },
    // No point of the feed says that it is there: a remote that was put back from before the delete has to be told.
    { kind: 'apply', registers: [tombstone], staged: false, origin: ORIGIN_WINNER, cursor: pushCursor(remote, progress), lost },
    { kind: 'event', event: { kind: 'workshop_gone', count: 1, detail: '' } },
  ]);
}

function isTombstoneOf(scope: string, [table, rowId, path, value]: WireRegister): boolean {
  return table === 'workshops' && rowId === scope && isRowTombstone(path, value);
}

function lost(state: ScopeState, error: TransportError): ScopeStep {
  return { state, commit: [], then: error.kind };
}

function settle(state: ScopeState, progress: ScopeProgress, then: ScopeStep['then'], commands: readonly SyncCommand[]): ScopeStep {
  return { state: { ...state, progress }, commit: [...commands, { kind: 'progress', progress }], then };
}

/** Corrections below this are the network's, not the clock's, milliseconds. */
const CLOCK_NOISE_MS = 2_000;

/**
 * The remote's clock showed `now` at some moment between the request and its answer, so that it is ahead of the laptop's by no less
 * than if that was just now, and by no more than if it was when the request left. A slow answer says little, and moves nothing that
 * can be right.
 */
function clockOf(now: number, { sentAt }: ScopeState, { localNow, clockOffset }: ScopeContext): readonly SyncCommand[] {
  const least = now - localNow;
  // A clock that was set back meanwhile tells no time that passed.
  const most = Math.max(least, now - sentAt);
  if (clockOffset >= least - CLOCK_NOISE_MS && clockOffset <= most + CLOCK_NOISE_MS) return [];
  return [{ kind: 'clock', offset: clockOffset < least ? least : most }];
}

/** Answers may come in any order: what was seen never goes back (I5). */
function laterAnchor(a: Anchor, b: Anchor): Anchor {
  return b[0] > a[0] ? b : a;
}

function sameProgress(a: ScopeProgress, b: ScopeProgress): boolean {
  return (
    a.cursor === b.cursor && a.staged === b.staged && a.repair === b.repair && a.anew === b.anew && a.swept === b.swept && a.role === b.role && a.status === b.status &&
    a.seen[0] === b.seen[0] && a.seen[1] === b.seen[1]
  );
}

/** The limit of a page that the app asks for. */
export const PAGE_LIMIT = BATCH_LIMITS.pageChanges;
