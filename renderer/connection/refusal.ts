import type { ErrorCode } from './error-code.ts';

/** An edit the host did not take. */
export interface Refusal {
  readonly id: number;
  readonly code: ErrorCode;
  readonly workshopId: string;
  /** Null for edits of the workshop itself. */
  readonly stepId: string | null;
  /** The texts it held, for copying. */
  readonly texts: readonly string[];
  readonly logId?: string | undefined;
  /** True while the edit is still shown and sent again from time to time: nothing typed is lost as long as the page is open. */
  readonly kept: boolean;
}

/** How the page's edits stand. `saved` only when the host has acknowledged every one. */
export type SaveState = 'saved' | 'saving' | 'waiting' | { readonly failed: readonly Refusal[] };
