import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { connectToHost, firstEvent } from '../tests/support/host-client.ts';
import { startHostProcess } from '../tests/support/host-process.ts';
import { createWorkshops, temporaryDataDir } from './data.ts';
import { median, printFigure } from './figure.ts';

const WORKSHOPS = 1_000;
const RUNS = 7;

/** Time from process start to the first dashboard answer, and what the host then holds in memory while nobody does anything. */
export async function benchStart(): Promise<void> {
  const data = temporaryDataDir();
  try {
    const first = await startHostProcess({ dataDir: data.dir });
    const filler = await connectToHost(first.address);
    await createWorkshops(filler.client, WORKSHOPS);
    filler.close();
    await first.stop();

    const times: number[] = [];
    const resident: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      const host = await startHostProcess({ dataDir: data.dir });
      const { client, close } = await connectToHost(host.address);
      const event = await firstEvent(client.workshops.watchList());
      times.push(performance.now() - started);
      if (event.workshops.length !== WORKSHOPS) throw new Error(`The dashboard shows ${event.workshops.length} workshops.`);
      if (run === 0) {
        await sleep(5_000);
        resident.push(residentMb(host.pid));
      }
      close();
      await host.stop();
    }
    printFigure({ name: 'start.dashboard_ms', value: median(times), unit: 'ms', target: 500, reference: await bareNode() });
    const idle = resident[0];
    if (idle !== undefined && !Number.isNaN(idle)) printFigure({ name: 'host.idle_mb', value: idle, unit: 'MB', target: 150 });
  } finally {
    data.remove();
  }
}

async function bareNode(): Promise<{ readonly what: string; readonly value: number }> {
  const { spawnSync } = await import('node:child_process');
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    times.push(performance.now() - started);
  }
  return { what: 'node -e 0', value: median(times) };
}

/** Resident memory of a process in MB (10⁶ bytes), from /proc; NaN where there is none. */
function residentMb(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
}
