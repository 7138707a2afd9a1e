import { BATCH_BOUNDS, packBatch } from '../../electron/core/sync/batch.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import type { SyncRules } from '../../electron/core/sync/rules.ts';
import {
  boundsOf,
  mayStart,
  pushCursor,
  scopeState,
  scopeStep,
  type ScopeContext,
  type ScopeEvent,
  type ScopeSend,
  type ScopeState,
  type ScopeStep,
} from '../../electron/core/sync/scope-step.ts';
import type { MemoryStorage } from './memory-storage.ts';

/** Sizes of a world, small so that batches and pages are cut often. */
export interface Sizes {
  readonly page: number;
  readonly batch: number;
}

/** What the next commit meets; `full_write`: what the next edit of the person meets. */
export type Accident = 'none' | 'full' | 'full_write' | 'crash_before' | 'crash_after';

/** One laptop: its disk, and per remote the state that a crash takes. */
export class Laptop {
  readonly person: string;
  readonly storage: MemoryStorage;
  readonly #rules: SyncRules;
  readonly #sizes: Sizes;
  readonly #wall: () => number;
  #states = new Map<string, ScopeState>();
  /** Rises with every crash: answers to a dead process reach nobody. */
  life = 0;
  skew = 0;
  accident: Accident = 'none';
  full = false;
  onRegression: (what: string) => void = () => undefined;

  constructor(person: string, storage: MemoryStorage, rules: SyncRules, sizes: Sizes, wall: () => number) {
    this.person = person;
    this.storage = storage;
    this.#rules = rules;
    this.#sizes = sizes;
    this.#wall = wall;
  }

  now(): number {
    return this.#wall() + this.skew;
  }

  crash(): void {
    this.life += 1;
    this.#states = new Map();
    this.storage.reopen();
  }

  state(remote: string, scope: string): ScopeState {
    const key = `${remote}|${scope}`;
    let state = this.#states.get(key);
    if (state === undefined) this.#states.set(key, (state = scopeState(scope, this.storage.progress(remote, scope))));
    return state;
  }

  /** Whether an edit of the person fails for want of space; nothing of it is kept, and they are told so. */
  refusesWrite(): boolean {
    const once = this.accident === 'full_write';
    if (once) this.accident = 'none';
    return once || this.full;
  }

  /** What a push would send now; undefined when there is nothing, or one is under way. */
  startPush(remote: string, scope: string, newId: () => string): ScopeSend | undefined {
    const state = this.state(remote, scope);
    if (!mayStart(state, 'push', this.#rules) || state.progress.status !== 'active') return undefined;
    const lead = this.#rules.lead && state.progress.seen[0] === 0;
    let limit = this.#sizes.batch + 1;
    for (;;) {
      const outbox = this.storage.outbox({ scope, limit, lead, ...pushCursor(remote, state.progress) });
      const bounds = { ...BATCH_BOUNDS, changes: this.#sizes.batch };
      const batch = packBatch(outbox, boundsOf(state, bounds), this.#rules);
      if (batch !== 'cut') return this.take(remote, scope, { kind: 'push', batch, id: batch.entries.length === 0 ? '' : newId() })?.send;
      limit *= 8;
    }
  }

  startPull(remote: string, scope: string): ScopeSend | undefined {
    return mayStart(this.state(remote, scope), 'pull', this.#rules) ? this.take(remote, scope, { kind: 'pull' })?.send : undefined;
  }

  /** One step of the protocol, its commit included; undefined when the commit failed or the laptop died of it. */
  take(remote: string, scope: string, event: ScopeEvent): ScopeStep | undefined {
    const before = this.state(remote, scope);
    const step = scopeStep(before, event, this.#context(remote, scope));
    if (step.commit.length > 0) {
      if (this.full || this.accident === 'full') return this.#failed(remote, scope, event, before);
      if (this.accident === 'crash_before') return this.#die();
      this.#watch(before, step);
      this.storage.commit(remote, scope, step.commit, this.now());
      if (step.commit.some((command) => command.kind === 'quarantine')) this.#reload(remote, scope);
      if (this.accident === 'crash_after') return this.#die();
    }
    this.#states.set(`${remote}|${scope}`, step.state);
    return step;
  }

  /** What is set aside has to be read anew from every remote, and their progress on disk says so now. */
  #reload(remote: string, scope: string): void {
    for (const [key, state] of this.#states) {
      const other = key.slice(0, key.indexOf('|'));
      if (other !== remote) this.#states.set(key, { ...state, progress: this.storage.progress(other, scope) });
    }
  }

  /** A commit that failed leaves everything as it was; the answer counts as lost. */
  #failed(remote: string, scope: string, event: ScopeEvent, before: ScopeState): undefined {
    this.accident = 'none';
    const state = event.kind === 'pushed' ? { ...before, sending: null } : event.kind === 'pulled' ? { ...before, pulling: null } : before;
    this.#states.set(`${remote}|${scope}`, state);
    return undefined;
  }

  #die(): undefined {
    this.accident = 'none';
    this.crash();
    return undefined;
  }

  #watch({ progress: from }: ScopeState, { state: { progress: to }, commit }: ScopeStep): void {
    if (to.cursor >= from.cursor && to.seen[0] >= from.seen[0]) return;
    const rewound = commit.some((command) => command.kind === 'event' && command.event.kind === 'remote_rewound');
    if (!rewound) this.onRegression(`cursor ${from.cursor} → ${to.cursor}, seen ${from.seen[0]} → ${to.seen[0]}`);
  }

  #context(remote: string, scope: string): ScopeContext {
    return {
      remote,
      device: this.storage.device,
      rules: this.#rules,
      pageLimit: this.#sizes.page,
      clockOffset: this.storage.clockOffset(),
      localNow: this.now(),
      lastSeq: this.storage.lastSeq(),
      shared: this.storage.isShared(remote, scope),
      newestShared: () => this.storage.newestShared(remote),
    };
  }
}

/** The calls of a remote store that a schedule makes. */
export type RemoteCall = Parameters<RemoteStore['push']>[0] | Parameters<RemoteStore['pull']>[0];
