import { describe, expect, test } from 'vitest';

import { judgeMutant, MUTANTS, MUTANT_SCHEDULES } from './mutants.ts';
import { ONCE_FAILED } from './once-failed.ts';
import { runInParts } from './run-parts.ts';
import { makeSchedule } from './schedule.ts';
import { failuresOf, type Findings } from './simulate.ts';

/** Schedules and seconds of this run: 100,000 are meant to fit with room to spare on two idle cores. */
const SCHEDULES = 100_000;
const BUDGET_SECONDS = 150;
const MUTANT_SECONDS = 90;
/** On a database a schedule takes a hundred times as long. */
const BACKEND_SCHEDULES = { pglite: 100, postgres: 200 } as const;
const BACKEND_SECONDS = 20;

const INVARIANTS = [
  'I1 laptops and remotes converge',
  'I2 nothing acknowledged is lost',
  'I3 repeated, reordered and cut off messages do nothing',
  'I4 nobody sees half a transaction',
  'I5 cursors never go back but by a fork',
  'I6 an edit made after seeing another never loses to it',
  'I7 one bad item delays nothing else',
  'I8 rows show once, with their parents, as the registers say',
  'I9 nothing leaves its workshop',
  'I10 no reading is issued twice',
];

describe('the simulator', () => {
  test('plays a seed the same way every time', () => {
    expect(makeSchedule(42)).toEqual(makeSchedule(42));
    expect(makeSchedule(42)).not.toEqual(makeSchedule(43));
  });

  test.each(ONCE_FAILED)('stays right where it once was not: %s', (_, once) => expect(failuresOf(once)).toEqual([]));

  describe(`after ${SCHEDULES} schedules of faults, at rest`, () => {
    let run: Promise<Findings> | undefined;
    const findings = (): Promise<Findings> => (run ??= runInParts({ from: 1, schedules: SCHEDULES, budgetSeconds: BUDGET_SECONDS }));

    test.each(INVARIANTS)('%s', { timeout: (BUDGET_SECONDS + 60) * 1_000 }, async (title) => {
      const { failing } = await findings();
      expect(failing.filter(({ failures }) => failures.some((failure) => failure.startsWith(`${title.split(' ')[0] ?? ''}:`)))).toEqual([]);
    });

    test('nothing else failed, and it says how much was tried', { timeout: (BUDGET_SECONDS + 60) * 1_000 }, async () => {
      const { failing, unshown, ...figures } = await findings();
      console.log(`simulation: ${JSON.stringify(figures)}`);
      if (Object.keys(unshown).length > 0) console.log(`NOTE: sent edits that were replaced by somebody who had not seen them, and are in nobody’s list: ${JSON.stringify(unshown)}`);
      if (figures.schedules < SCHEDULES) console.log(`NOTE: this machine is slower than meant: ${figures.schedules} of ${SCHEDULES} schedules in ${BUDGET_SECONDS} s`);
      expect(failing).toEqual([]);
      expect(figures.schedules).toBeGreaterThan(1_000);
    });
  });

  test.each(['pglite', 'postgres'] as const)('I1–I10 hold with real databases as remotes: %s', { timeout: (BACKEND_SECONDS + 120) * 1_000 }, async (backend) => {
    const { failing, unshown: _, ...figures } = await runInParts({ from: 1, schedules: BACKEND_SCHEDULES[backend], budgetSeconds: BACKEND_SECONDS, backend });
    console.log(`simulation on ${backend}: ${JSON.stringify(figures)}`);
    if (figures.schedules < BACKEND_SCHEDULES[backend]) console.log(`NOTE: ${figures.schedules} of ${BACKEND_SCHEDULES[backend]} schedules in ${BACKEND_SECONDS} s`);
    expect(failing).toEqual([]);
    expect(figures.schedules).toBeGreaterThan(1);
  });

  test.each(MUTANTS)('notices when the rule “%s” is off', { timeout: (MUTANT_SECONDS + 30) * 1_000 }, async (rule) => {
    const { noticed, schedules } = await judgeMutant(rule, MUTANT_SCHEDULES, MUTANT_SECONDS);
    expect(noticed, `alive after ${schedules} schedules`).not.toBeNull();
  });
});
