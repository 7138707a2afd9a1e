import { ATTACHMENT_LIMITS, pictureType } from '../../../shared/domain/attachments.ts';
import { err, type Result } from '../../../shared/domain/result.ts';
import { invalidInput, type UseCaseError } from '../errors.ts';
import type { StoreReads } from '../store/store.ts';
import type { AttachmentFiles } from './attachment-files.ts';

/** Keeps a picture in the data folder. What is not a PNG, JPEG or WebP by its first bytes is refused, whatever it says it is. */
export function keepPicture(files: AttachmentFiles, bytes: Uint8Array): Result<string, UseCaseError> {
  if (bytes.byteLength > ATTACHMENT_LIMITS.bytes) return err(invalidInput(['data'], 'too_large'));
  if (pictureType(bytes) === undefined) return err(invalidInput(['data'], 'not_a_picture'));
  return files.put(bytes);
}

/** A picture may wait so long for the note that it was made for. */
const GRACE_MS = 24 * 60 * 60 * 1_000;

/**
 * Deletes the pictures that nothing refers to any more: they never came on a note, or the workshop they were on has been deleted, and no
 * copy of the database that could be put back knows them (`ofCopies`; undefined where one cannot tell: then all stay). A deleted note
 * still refers to its picture, so that undo finds it. To be called when a database has just been opened: later, undo may remember
 * pictures that no register does. Answers how many went.
 */
export function sweepPictures(files: AttachmentFiles, store: Pick<StoreReads, 'referredAttachments'>, ofCopies: () => ReadonlySet<string> | undefined, nowMs: number): number {
  const old = files.olderThan(nowMs - GRACE_MS);
  if (old.length === 0) return 0;
  const referred = store.referredAttachments();
  const unused = old.filter((name) => !referred.has(name));
  // Backups are read only where something could go.
  const kept = unused.length === 0 ? undefined : ofCopies();
  if (kept === undefined) return 0;
  const going = unused.filter((name) => !kept.has(name));
  for (const name of going) files.remove(name);
  return going.length;
}
