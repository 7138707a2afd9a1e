import type { Backup, StorageState } from '../../../shared/contract/system.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Store } from '../store/store.ts';

/** Why a recovery could not be done; nothing was overwritten. */
export type RecoveryError =
  | { readonly kind: 'not_possible_now' }
  | { readonly kind: 'no_such_backup' }
  | { readonly kind: 'storage_full' }
  | { readonly kind: 'storage_read_only' };

/** Opens the database, says what is wrong when it cannot, and puts it right when a person asks. */
export interface StorageSupervisor {
  readonly state: StorageState;
  /** The open store, or undefined in every state but `ready`. */
  readonly store: Store | undefined;
  onChange(listener: () => void): () => void;
  /** Tries to open again. */
  retry(): void;
  restoreBackup(id: string): Result<null, RecoveryError>;
  /** Sets the damaged file aside and starts with an empty database. */
  startEmpty(): Result<null, RecoveryError>;
  /** Closes the database; safe to repeat. */
  close(): void;
}

export type { Backup };
