import { ZERO_HLC, type Hlc } from './hlc.ts';
import { NO_ANCHOR, type Anchor, type Role } from './protocol.ts';

/** `frozen`: no right to write any more; `gone`: deleted there. Both keep everything that is here. */
export type ScopeStatus = 'active' | 'frozen' | 'gone';

/** How far this laptop has come with one scope on one remote; on disk with the data that it speaks of. */
export interface ScopeProgress {
  /** Whether a person wants it synced. */
  readonly chosen: boolean;
  readonly role: Role | null;
  readonly status: ScopeStatus;
  /** All registers of the feed up to this sequence number are applied. */
  readonly cursor: number;
  /** All registers up to this one lie in the stage; 0: the stage is empty. */
  readonly staged: number;
  /** The newest point of the feed ever seen. */
  readonly seen: Anchor;
  /** All log entries up to this local number are on the remote, or need not be. */
  readonly pushed: number;
  /** Log entries up to this local number are sent even if they came from this remote: it has lost them. */
  readonly resendTo: number;
  /** The feed is to be read once more from its beginning, without moving the cursor back. */
  readonly repair: boolean;
  /** Away for too long: all that the remote holds is to be read, and what it no longer has was deleted. */
  readonly anew: boolean;
  /** What was deleted before this moment is forgotten here as there, milliseconds. */
  readonly swept: number;
  /** The greatest reading that is known to be on the remote, or to have been there. */
  readonly newest: Hlc;
  /** The greatest reading that was sent there and may have arrived; kept where the scope syncs with other remotes, too. */
  readonly offered: Hlc;
  /** When a round last ended with nothing left to do, milliseconds. */
  readonly syncedAt: number;
}

/** The progress of a scope that was never synced. */
export const NO_PROGRESS: ScopeProgress = {
  chosen: false,
  role: null,
  status: 'active',
  cursor: 0,
  staged: 0,
  seen: NO_ANCHOR,
  pushed: 0,
  resendTo: 0,
  repair: false,
  anew: false,
  swept: 0,
  newest: ZERO_HLC,
  offered: ZERO_HLC,
  syncedAt: 0,
};
