import { ALL_RULES, type SyncRules } from '../../electron/core/sync/rules.ts';
import type { Backend } from './backends.ts';
import { MemorySimRemote } from './memory-sim-remote.ts';
import { makeSchedule, shrink, type Schedule } from './schedule.ts';
import { runLater, runNow, settled, type Waiting } from './sim-remote.ts';
import type { Unshown } from './witness.ts';
import { World, type WorldParts } from './world.ts';

/** What a run of schedules found. */
export interface Findings {
  readonly schedules: number;
  readonly operations: number;
  /** Schedules in which laptops and remotes did not end the same, or an invariant other than I2 broke. */
  readonly divergences: number;
  /** Schedules in which something that was acknowledged was lost (I2). */
  readonly lost: number;
  /** Edits that were sent, replaced by somebody who had not seen them, and are shown to nobody (docs/known-gaps.md): how many, by why. */
  readonly unshown: Readonly<Partial<Record<Unshown, number>>>;
  readonly seconds: number;
  readonly failing: readonly { readonly seed: number; readonly failures: readonly string[] }[];
}

function partsOf(rules: SyncRules, backend?: Backend): WorldParts {
  return {
    rules,
    *remotes(clocks) {
      return backend === undefined ? clocks.map((now) => new MemorySimRemote(now)) : yield* settled(backend.remotes(clocks));
    },
  };
}

function* play(schedule: Schedule, parts: WorldParts): Waiting<World> {
  const world = new World(schedule, parts);
  yield* world.run(schedule.actions);
  return world;
}

/** Runs one schedule with remotes in memory; an empty list is good. */
export function failuresOf(schedule: Schedule, rules: SyncRules = ALL_RULES): readonly string[] {
  return runNow(play(schedule, partsOf(rules))).witness.failures;
}

/** What `simulate` runs. */
export interface Simulation {
  readonly from: number;
  readonly count: number;
  /** Every how manyth seed is this run's: two processes share the seeds between them. */
  readonly step?: number;
  readonly rules?: SyncRules;
  /** Where remotes are; in memory where it is left out. */
  readonly backend?: Backend | undefined;
  /** Ends early after this many seconds. */
  readonly budgetSeconds?: number;
  /** Ends at the first failure. */
  readonly stopAtFailure?: boolean;
  readonly progress?: (schedules: number) => void;
}

/** Schedules between two reports of progress. */
const STRIDE = { memory: 5_000, database: 25 } as const;

/** Runs the schedules of consecutive seeds. */
export async function simulate({ from, count, step = 1, rules = ALL_RULES, backend, budgetSeconds = Infinity, stopAtFailure = false, progress }: Simulation): Promise<Findings> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1_000;
  const failing: { seed: number; failures: readonly string[] }[] = [];
  const parts = partsOf(rules, backend);
  const stride = backend === undefined ? STRIDE.memory : STRIDE.database;
  let [schedules, operations] = [0, 0];
  const unshown: Partial<Record<Unshown, number>> = {};
  while (schedules < count && seconds() < budgetSeconds && !(stopAtFailure && failing.length > 0)) {
    const schedule = makeSchedule(from + schedules * step);
    const work = play(schedule, parts);
    const { witness } = backend === undefined ? runNow(work) : await runLater(work);
    if (witness.failures.length > 0) failing.push({ seed: schedule.seed, failures: witness.failures });
    operations += witness.operations;
    for (const [why, count] of witness.unshown) unshown[why] = (unshown[why] ?? 0) + count;
    schedules += 1;
    if (schedules % stride === 0) progress?.(schedules);
  }
  const lost = failing.filter(({ failures }) => failures[0]?.startsWith('I2') === true).length;
  return { schedules, operations, divergences: failing.length - lost, lost, unshown, seconds: seconds(), failing };
}

/** The smallest schedule with the same kind of failure as a seed's. */
export async function shrunk(seed: number, backend?: Backend, rules: SyncRules = ALL_RULES): Promise<{ readonly schedule: Schedule; readonly failures: readonly string[] }> {
  const schedule = makeSchedule(seed);
  const parts = partsOf(rules, backend);
  const work = (function* (): Waiting<Schedule> {
    const kind = (yield* play(schedule, parts)).witness.failures[0]?.slice(0, 3);
    return yield* shrink(schedule, function* (candidate) {
      return (yield* play(candidate, parts)).witness.failures[0]?.slice(0, 3) === kind;
    });
  })();
  const small = await runLater(work);
  return { schedule: small, failures: (await runLater(play(small, parts))).witness.failures };
}
