import { ALL_RULES, type SyncRules } from '../../electron/core/sync/rules.ts';
import { makeSchedule, shrink, type Schedule } from './schedule.ts';
import { World } from './world.ts';

/** What a run of schedules found. */
export interface Findings {
  readonly schedules: number;
  readonly operations: number;
  /** Schedules in which laptops and remotes did not end the same, or an invariant other than I2 broke. */
  readonly divergences: number;
  /** Schedules in which something that was acknowledged was lost (I2). */
  readonly lost: number;
  readonly seconds: number;
  readonly failing: readonly { readonly seed: number; readonly failures: readonly string[] }[];
}

/** Runs one schedule; an empty list is good. */
export function failuresOf(schedule: Schedule, rules: SyncRules = ALL_RULES): readonly string[] {
  return new World(schedule, rules).run(schedule.actions);
}

/** What `simulate` runs. */
export interface Simulation {
  readonly from: number;
  readonly count: number;
  /** Every how manyth seed is this run's: two processes share the seeds between them. */
  readonly step?: number;
  readonly rules?: SyncRules;
  /** Ends early after this many seconds. */
  readonly budgetSeconds?: number;
  /** Ends at the first failure. */
  readonly stopAtFailure?: boolean;
  readonly progress?: (schedules: number) => void;
}

/** Runs the schedules of consecutive seeds. */
export function simulate({ from, count, step = 1, rules = ALL_RULES, budgetSeconds = Infinity, stopAtFailure = false, progress }: Simulation): Findings {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1_000;
  const failing: { seed: number; failures: readonly string[] }[] = [];
  let schedules = 0;
  let operations = 0;
  while (schedules < count && seconds() < budgetSeconds && !(stopAtFailure && failing.length > 0)) {
    const schedule = makeSchedule(from + schedules * step);
    const world = new World(schedule, rules);
    const failures = world.run(schedule.actions);
    if (failures.length > 0) failing.push({ seed: schedule.seed, failures });
    operations += world.witness.operations;
    schedules += 1;
    if (schedules % 5_000 === 0) progress?.(schedules);
  }
  const lost = failing.filter(({ failures }) => failures[0]?.startsWith('I2') === true).length;
  return { schedules, operations, divergences: failing.length - lost, lost, seconds: seconds(), failing };
}

/** The smallest schedule with the same kind of failure as a seed's. */
export function shrunk(seed: number, rules: SyncRules = ALL_RULES): { readonly schedule: Schedule; readonly failures: readonly string[] } {
  const schedule = makeSchedule(seed);
  const kind = failuresOf(schedule, rules)[0]?.slice(0, 3);
  const small = shrink(schedule, (candidate) => failuresOf(candidate, rules)[0]?.slice(0, 3) === kind);
  return { schedule: small, failures: failuresOf(small, rules) };
}
