import type { CommittedChange } from '../core/store/commit.ts';

/** One transaction of sync. */
export interface SyncTransaction {
  readonly tx: number;
  /** Tells live queries after the commit. */
  note(change: CommittedChange): void;
}
