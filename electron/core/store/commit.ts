import type { OutputChange } from '../../../shared/domain/operations.ts';
import type { RowTable } from './rows.ts';

/** One thing a transaction changed, for live queries. */
export type CommittedChange =
  | { readonly kind: 'inserted' | 'updated' | 'removed'; readonly table: RowTable; readonly id: string; readonly workshopId: string | null }
  /** Values inside one step's output. A restored or removed item is one change at its own path. */
  | {
      readonly kind: 'output';
      readonly workshopId: string;
      readonly stepId: string;
      readonly stepRowId: string;
      readonly changes: readonly OutputChange[];
    }
  /** A part of a picture came to be among the registers. */
  | { readonly kind: 'picture'; readonly workshopId: string }
  /** What this laptop alone remembers about a workshop (last opened, pending delete). */
  | { readonly kind: 'local'; readonly workshopId: string }
  /** A preference of this laptop. */
  | { readonly kind: 'setting'; readonly key: string; readonly workshopId: null };

/** What one committed transaction changed, in the order it was written. */
export interface Commit {
  /** Number of the transaction on this laptop. */
  readonly tx: number;
  /** Person who made it. */
  readonly actor: string;
  readonly changes: readonly CommittedChange[];
}
