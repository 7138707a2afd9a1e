import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project's root folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An error whose message says all that a person needs: no stack is shown for it. */
export class SetupError extends Error {}

/**
 * Runs a program to its end. Its output goes to stderr, so that a script's own stdout stays what it promises; with `quiet` it is
 * kept back and only shown when the program fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, shell?: boolean, env?: NodeJS.ProcessEnv, timeoutMs?: number, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code; 1 where a signal ended it
 */
export function run(command, args, { quiet = false, shell = false, env = process.env, timeoutMs, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    const held = [];
    child.stdout?.on('data', (chunk) => held.push(chunk));
    child.stderr?.on('data', (chunk) => held.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(held));
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a script's body: a `SetupError` becomes one line on stderr and exit code 1, anything else keeps its stack.
 *
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
