import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { ROOT, SetupError } from './project.mjs';

const LOCAL = join(ROOT, 'node_modules', '.bin', 'node');

/** better-sqlite3 needs Node-API 10, which Node has since 22.14; on an older one it ends the process instead of throwing. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
}

function localIsUsable() {
  if (!existsSync(LOCAL)) return false;
  const answer = spawnSync(LOCAL, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && isNewEnough(answer.stdout.trim());
}

/**
 * Path of a Node that can run the app: the one from node_modules where the lockfile brings one for this system, else the
 * running one.
 *
 * @returns {string}
 * @throws {SetupError} when neither is new enough
 */
export function nodeBinary() {
  if (isRunning(LOCAL)) return process.execPath;
  if (localIsUsable()) return LOCAL;
  if (isNewEnough(process.version)) return process.execPath;
  throw new SetupError(
    `Node 22.14 or newer is needed on ${process.platform}-${process.arch}, and this is ${process.version}. Get it from https://nodejs.org and try again.`,
  );
}

/** The environment in which `node` and the project's tools are the project's own. */
export function projectEnv() {
  const bin = join(ROOT, 'node_modules', '.bin');
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = process.env[key] ?? '';
  return path.split(delimiter)[0] === bin ? { ...process.env } : { ...process.env, [key]: `${bin}${delimiter}${path}` };
}

function isRunning(binary) {
  try {
    return realpathSync(binary) === realpathSync(process.execPath);
  } catch {
    return false;
  }
}

/**
 * Runs `script` again with the Node that fits, when the running one does not. The child holds a channel to this process and ends
 * itself when the channel breaks, so nothing is left behind even when this process is killed.
 *
 * @param {string} script absolute path
 * @returns {Promise<boolean>} true when it ran in another Node and its exit code is taken over: the caller has nothing left to do
 */
export async function ranInFittingNode(script) {
  const binary = nodeBinary();
  Object.assign(process.env, projectEnv());
  if (binary === process.execPath || isRunning(binary)) return false;
  const child = spawn(binary, [script, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, forward);
  return true;
}
