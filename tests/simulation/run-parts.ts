import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { BackendKind } from './backends.ts';
import type { Findings } from './simulate.ts';

/** What to run, in two processes. */
export interface Run {
  readonly from: number;
  readonly schedules: number;
  readonly budgetSeconds: number;
  readonly backend?: BackendKind;
  readonly onProgress?: (line: string) => void;
}

const PROCESSES = 2;

/** Shares seeds between two processes and joins what they found; `seconds` is wall time. */
export async function runInParts({ from, schedules, budgetSeconds, backend = 'memory', onProgress }: Run): Promise<Findings> {
  const started = performance.now();
  const parts = await Promise.all(
    Array.from({ length: PROCESSES }, (_, at) => part(from + at, Math.ceil((schedules - at) / PROCESSES), budgetSeconds, backend, onProgress)),
  );
  const sum = (of: (findings: Findings) => number): number => parts.reduce((so, findings) => so + of(findings), 0);
  return {
    schedules: sum((one) => one.schedules),
    operations: sum((one) => one.operations),
    divergences: sum((one) => one.divergences),
    lost: sum((one) => one.lost),
    unshown: sumOfEach(parts.map((one) => one.unshown)),
    seconds: (performance.now() - started) / 1_000,
    failing: parts.flatMap((one) => one.failing),
  };
}

function sumOfEach(parts: readonly Findings['unshown'][]): Findings['unshown'] {
  const sums: Record<string, number> = {};
  for (const one of parts) for (const [why, count] of Object.entries(one)) sums[why] = (sums[why] ?? 0) + count;
  return sums;
}

async function part(from: number, count: number, budget: number, backend: BackendKind, onProgress: ((line: string) => void) | undefined): Promise<Findings> {
  const args = ['--no-warnings', join(import.meta.dirname, 'part.ts'), ...[from, count, PROCESSES, budget, backend].map(String)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const problems: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    problems.push(chunk);
    onProgress?.(chunk.toString().trim());
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`a part of the simulation ended with ${code}: ${Buffer.concat(problems).toString()}`);
  return JSON.parse(Buffer.concat(out).toString()) as Findings;
}
