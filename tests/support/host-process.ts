import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

/** A node host in a process of its own. */
export interface HostProcess {
  readonly process: ChildProcess;
  readonly pid: number;
  /** What it printed after `ready`: the address with the token of this run. */
  readonly address: URL;
  /** What it wrote to stderr so far. */
  errors(): string;
  /** Ends it as a person would (SIGTERM) and waits. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would (SIGKILL) and waits. */
  kill(): Promise<void>;
}

export interface HostOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built node host and waits for its `ready` line. Rejects with what it said when it ends before. */
export async function startHostProcess({ dataDir, port = 0, env = {} }: HostOptions): Promise<HostProcess> {
  const host = spawn(process.execPath, [join(ROOT, 'out/main/node-host.cjs'), '--port', String(port), '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let errors = '';
  host.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(host, 'exit') as Promise<[number | null]>;
  const address = await Promise.race([
    readyAddress(host),
    ended.then(([code]) => {
      throw new Error(`The host ended with ${code} before it was ready: ${errors}`);
    }),
  ]);
  if (host.pid === undefined) throw new Error('The host has no process id.');
  return {
    process: host,
    pid: host.pid,
    address,
    errors: () => errors,
    async stop() {
      host.kill('SIGTERM');
      return (await ended)[0];
    },
    async kill() {
      host.kill('SIGKILL');
      await ended;
    },
  };
}

async function readyAddress(host: ChildProcess): Promise<URL> {
  if (host.stdout === null) throw new Error('The host has no stdout.');
  for await (const line of createInterface({ input: host.stdout })) {
    const match = /^ready (http:\S+)$/.exec(line);
    if (match?.[1] !== undefined) return new URL(match[1]);
  }
  throw new Error('The host closed its output without a ready line.');
}
