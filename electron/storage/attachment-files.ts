import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok } from '../../shared/domain/result.ts';
import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import { databaseFiles, fileSize, makeFolder, syncFile, syncFolder } from './database-files.ts';
import { storageErrorOf } from './sqlite-errors.ts';

const NAME = /^[0-9a-f]{64}$/;
/** A file on its way to its name; never looked at after a crash. */
const INCOMING = '.incoming';

/** The attachments of the data folder `dataDir`. Its folder is made with the first of them. */
export function createAttachmentFiles(dataDir: string): AttachmentFiles {
  const { folder, attachments } = databaseFiles(dataDir);
  return {
    put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = join(attachments, sha256);
      if (fileSize(path) === bytes.byteLength) return ok(sha256);
      const incoming = path + INCOMING;
      try {
        makeFolder(attachments);
        writeFileSync(incoming, bytes);
        // First the bytes, then the name: a power cut leaves all of the file under its name, or nothing.
        syncFile(incoming);
        renameSync(incoming, path);
        syncFolder(attachments);
        return ok(sha256);
      } catch (error) {
        rmSync(incoming, { force: true });
        const storageError = storageErrorOf(error, folder);
        if (storageError === undefined) throw error;
        return err(storageError);
      }
    },
    async read(sha256) {
      if (!NAME.test(sha256)) return undefined;
      try {
        return new Uint8Array(await readFile(join(attachments, sha256)));
      } catch {
        return undefined;
      }
    },
    async readBase64(sha256) {
      if (!NAME.test(sha256)) return undefined;
      try {
        return await readFile(join(attachments, sha256), 'base64');
      } catch {
        return undefined;
      }
    },
    has: (sha256) => NAME.test(sha256) && fileSize(join(attachments, sha256)) !== undefined,
    olderThan(ms) {
      if (fileSize(attachments) === undefined) return [];
      return readdirSync(attachments).filter((name) => {
        const found = statSync(join(attachments, name), { throwIfNoEntry: false });
        return found?.isFile() === true && found.mtimeMs < ms && (NAME.test(name) || name.endsWith(INCOMING));
      });
    },
    remove(sha256) {
      rmSync(join(attachments, sha256), { force: true });
    },
  };
}
