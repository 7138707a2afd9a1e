import type { Result } from '../../../shared/domain/result.ts';
import type { StorageError } from '../store/store.ts';

/** The files of the data folder that outputs refer to, named by the SHA-256 of their bytes in lowercase hex. */
export interface AttachmentFiles {
  /** Keeps bytes; when it returns they are on disk. The same bytes again change nothing. Answers with their name. */
  put(bytes: Uint8Array): Result<string, StorageError>;
  /** The bytes of that name, or undefined. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The same in base64. */
  readBase64(sha256: string): Promise<string | undefined>;
  /** Whether there are bytes of that name. */
  has(sha256: string): boolean;
  /** The names of all files that are older than `ms`. */
  olderThan(ms: number): readonly string[];
  /** Deletes a file; one that is not there is no error. */
  remove(sha256: string): void;
}
