import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const CHECK_MS = 500;

function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The parent of another process; undefined where that cannot be found out. */
function parentOf(pid) {
  if (process.platform === 'win32') return undefined;
  const parent = Number(process.platform === 'linux' ? statusField(pid, 'PPid') : spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)]).stdout);
  return Number.isInteger(parent) && parent > 1 ? parent : undefined;
}

function statusField(pid, name) {
  try {
    return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

function end() {
  // Without a listener nothing has to be put away yet.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
}

/**
 * Ends this process as SIGTERM would when the wrapper that started it is gone, even by kill -9: another Node that holds a
 * channel to it, or npm with the shell it uses. A process that a person started by hand goes on when its shell ends.
 */
export function followParent() {
  if (process.channel !== undefined) {
    process.once('disconnect', end);
    return;
  }
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const wrappers = [parent, parentOf(parent)].filter((pid) => pid !== undefined);
  const timer = setInterval(() => {
    if (process.ppid === parent && wrappers.every(exists)) return;
    clearInterval(timer);
    end();
  }, CHECK_MS);
  timer.unref();
}
