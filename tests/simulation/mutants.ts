// npm run mutants: turns off one rule of the protocol at a time and looks for a schedule that notices.
import { ALL_RULES, type SyncRules } from '../../electron/core/sync/rules.ts';
import { ONCE_FAILED } from './once-failed.ts';
import { failuresOf, simulate } from './simulate.ts';

/** Schedules that are tried on a mutant before it counts as alive. */
export const MUTANT_SCHEDULES = 60_000;

/** What became of a mutant. */
export interface Verdict {
  readonly rule: keyof SyncRules;
  /** The first failure; null when the mutant lives. */
  readonly noticed: { readonly seed: number; readonly failure: string } | null;
  readonly schedules: number;
}

/** Runs schedules with one rule off until one fails: first those that once failed, then new ones. */
export async function judgeMutant(rule: keyof SyncRules, count: number, budgetSeconds = Infinity): Promise<Verdict> {
  const rules = { ...ALL_RULES, [rule]: false };
  for (const [what, schedule] of ONCE_FAILED) {
    const [failure] = failuresOf(schedule, rules);
    if (failure !== undefined) return { rule, schedules: 0, noticed: { seed: schedule.seed, failure: `${failure} (${what})` } };
  }
  const { schedules, failing } = await simulate({ from: 1, count, rules, stopAtFailure: true, budgetSeconds });
  const [first] = failing;
  return { rule, schedules, noticed: first === undefined ? null : { seed: first.seed, failure: first.failures[0] ?? '' } };
}

/** Rules that no schedule needs: no remote of a world refuses a request as a whole, and none forgets who owns a workshop. */
export const STEP_RULES = ['narrow', 'replay', 'lead'] as const satisfies readonly (keyof SyncRules)[];

/** The other rules, each a mutant for the simulator; those of `STEP_RULES` are killed in tests/sync/step-rules.test.ts. */
export const MUTANTS = (Object.keys(ALL_RULES) as readonly (keyof SyncRules)[]).filter((rule) => !(STEP_RULES as readonly string[]).includes(rule));

if (import.meta.main) {
  let alive = 0;
  for (const rule of MUTANTS) {
    const { noticed, schedules } = await judgeMutant(rule, MUTANT_SCHEDULES);
    if (noticed === null) alive += 1;
    process.stdout.write(noticed === null ? `ALIVE ${rule} after ${schedules} schedules\n` : `killed ${rule} by seed ${noticed.seed}: ${noticed.failure}\n`);
  }
  process.stdout.write(`${JSON.stringify({ mutants: MUTANTS.length, alive })}\n`);
  process.exitCode = alive === 0 ? 0 : 1;
}
