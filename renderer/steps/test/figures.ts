import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { METRIC_KINDS } from '../../../shared/domain/steps/test.ts';
import { testVerdict, type Verdict } from '../../../shared/domain/verdict.ts';
import type { ItemIn } from '../../features/step/collections.ts';

export type Test = ItemIn<'test', 'tests'>;
export type MetricKind = (typeof METRIC_KINDS)[number];
/** The figures of a test that are measured in its metric. */
export type Figure = 'target' | 'kill' | 'actual';

const FIGURES: readonly Figure[] = ['target', 'kill', 'actual'];
/** What a yes-or-no test usually asks: yes confirms, no ends it. */
const YES_NO_DEFAULTS: { readonly [F in Figure]?: number } = { target: 1, kill: 0 };

/** The edits that give a test another kind of metric, or none. Figures that cannot exist in the new kind are emptied, or get its usual ones. */
export function kindChange(test: Test, kind: MetricKind | null): readonly StepOperation[] {
  const set = (field: string, value: unknown): StepOperation => ({ kind: 'set', collection: 'tests', id: test.id, field, value });
  const changed = FIGURES.flatMap((field) => {
    const value = test[field] ?? null;
    if (value !== null && fits(kind, value)) return [];
    const next = kind === 'yes_no' ? (YES_NO_DEFAULTS[field] ?? null) : null;
    return next === value ? [] : [set(field, next)];
  });
  return [set('metricKind', kind), ...changed];
}

function fits(kind: MetricKind | null, value: number): boolean {
  if (kind === 'yes_no') return value === 0 || value === 1;
  return kind !== 'qualitative' || (value >= 1 && value <= 5);
}

/** What tests have shown so far; `open` ones lack target or result. */
export type VerdictCounts = Readonly<Record<Verdict | 'open', number>>;

/** How many tests came to which verdict. */
export function countVerdicts(tests: readonly Test[]): VerdictCounts {
  const counts: Record<Verdict | 'open', number> = { validated: 0, promising: 0, inconclusive: 0, invalidated: 0, open: 0 };
  for (const test of tests) counts[testVerdict(test)?.verdict ?? 'open'] += 1;
  return counts;
}

/** How many notes of feedback each test has, by its id. */
export function countByTest(feedback: readonly ItemIn<'test', 'feedback'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { testId } of feedback) {
    if (typeof testId === 'string') counts.set(testId, (counts.get(testId) ?? 0) + 1);
  }
  return counts;
}
