import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** What the machine of a test is like. */
export interface StubOptions {
  readonly userData: string;
  readonly firstInstance?: boolean;
  readonly locale?: string;
  readonly dark?: boolean;
  readonly packaged?: boolean;
  readonly displays?: readonly unknown[];
  /** The app's root, where it is not this project. */
  readonly root?: string;
}

/** The built main process in a Node of its own, with the stub in Electron's place. */
export interface DesktopProcess {
  /** Runs one of the driver's commands and answers with its result. */
  ask<T = unknown>(command: string, ...args: readonly unknown[]): Promise<T>;
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>;
  errors(): string;
  signal(name: NodeJS.Signals): void;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts it; its window is open when the first command that needs one is answered. */
export function startDesktop(options: StubOptions): DesktopProcess {
  const child = fork(join(options.root ?? ROOT, 'out/main/desktop.cjs'), [], {
    cwd: ROOT,
    execArgv: ['--require', join(ROOT, 'tests/desktop/stub/driver.cjs')],
    env: { ...process.env, STUB_OPTIONS: JSON.stringify(options) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = (once(child, 'exit') as Promise<[number | null]>).then(([code]) => code);
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return {
    ended,
    errors: () => errors,
    signal: (name) => void child.kill(name),
    async ask<T>(command: string, ...args: readonly unknown[]): Promise<T> {
      const id = (last += 1);
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      child.send({ id, command, args: [...args] });
      const answer = await Promise.race([
        answered,
        ended.then((code): Answer => ({ id, error: `The main process ended with ${code}: ${errors}` })),
      ]);
      if (answer.error !== undefined) throw new Error(answer.error);
      // What a command answers with is known to the test that gives it.
      return answer.result as T;
    },
  };
}
