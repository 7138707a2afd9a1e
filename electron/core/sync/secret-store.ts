/**
 * Where a secret lies: in a file only the system's keychain can open, in a file with a key beside it (docs/decisions/0004 says
 * what that protects), or in memory until the app ends.
 */
export type SecretPlace = 'keychain' | 'file' | 'this_run';

/** Port: keeps the secrets of remotes. They are never in the database, its backups or a log. */
export interface SecretStore {
  /** The secret of a remote; undefined where there is none, or none that can be read any more. */
  get(id: string): string | undefined;
  /** Keeps a secret and says where; `this_run` when there is no better place or it cannot be written now. */
  set(id: string, secret: string): SecretPlace;
  /** Where the secret of a remote lies; undefined where there is none. */
  placeOf(id: string): SecretPlace | undefined;
  /** Forgets a secret; safe to repeat. */
  delete(id: string): void;
}
