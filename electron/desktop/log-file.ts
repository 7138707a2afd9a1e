import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Log } from '../core/log.ts';
import { createJsonLinesLog } from '../json-lines-log.ts';

/** The log begins a new file at the start of the app once it is this long; one old file is kept. */
const MAX_BYTES = 1024 * 1024;

/** A log in `folder` and on stderr. A log that cannot be written must not stop the app. */
export function createLogFile(folder: string): Log {
  const file = join(folder, 'workshoppilot.log');
  quietly(() => {
    mkdirSync(folder, { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.old`);
  });
  return createJsonLinesLog((line) => {
    quietly(() => appendFileSync(file, line));
    quietly(() => process.stderr.write(line));
  });
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // There is nowhere left to say it.
  }
}
