import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

/** A real file system of a few megabytes, in memory, that a test can fill or make read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room that is left, but for some kilobytes. */
  fill(leave?: number): void;
  /** Gives the room back. */
  free(): void;
  readOnly(yes: boolean): void;
}

const mount = (...args: readonly string[]): string => execFileSync('mount', [...args], { stdio: 'pipe', encoding: 'utf8' });

/** Why this machine lets a test mount no disk; undefined when it does. */
export const noSmallDisk: string | undefined = whyNot();

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux (tmpfs)';
  if (process.getuid?.() !== 0) return 'needs root to mount a tmpfs';
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-probe-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `mounting a tmpfs is not permitted here: ${String(error).split('\n')[0] ?? ''}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mounts a disk of `kilobytes`; it is gone when the test is over. Only where `noSmallDisk` is undefined. */
export function smallDisk(kilobytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-disk-'));
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
    rmSync(folder, { recursive: true, force: true });
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill(leave = 0) {
      for (const bytes of [1 << 20, 1 << 16, 1 << 12]) {
        try {
          for (let n = 0; n < 10_000; n += 1) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
        } catch {
          // Full at this size of bite.
        }
      }
      truncateSync(ballast, Math.max(0, statSync(ballast).size - leave * 1024));
    },
    free: () => rmSync(ballast, { force: true }),
    readOnly: (yes) => void mount('-o', `remount,${yes ? 'ro' : 'rw'}`, folder),
  };
}
