import { Random } from './random.ts';
import type { Waiting } from './sim-remote.ts';

/** What can be done to a world; the numbers of an action say to whom, and how. */
export const ACTIONS = [
  'write', 'pair', 'delete_item', 'session', 'push', 'pull', 'deliver', 'wait', 'jump', 'crash', 'backup', 'put_back', 'copy',
  'remote_backup', 'remote_restore', 'member', 'web', 'full', 'bad', 'crash_at_commit', 'skew',
  'cross', 'delete_workshop', 'claim', 'newer', 'cut',
] as const;
export type ActionKind = (typeof ACTIONS)[number];

/** One thing that happens. Meaningful in any order and after any others were left out, so that schedules shrink. */
export type Action = readonly [kind: ActionKind, a: number, b: number, c: number];

/** A schedule: everything that happens in a world, decided beforehand. */
export interface Schedule {
  readonly seed: number;
  readonly laptops: number;
  readonly remotes: number;
  /** Workshops; absent in schedules from before there were several. */
  readonly scopes?: number;
  /** Registers a page, and changes a batch. */
  readonly page: number;
  readonly batch: number;
  readonly actions: readonly Action[];
  /** Milliseconds that the clock of the second remote is ahead of the first's at the beginning; absent: none. */
  readonly apart?: number;
}

const WEIGHTS: readonly (readonly [ActionKind, number])[] = [
  ['write', 22], ['pair', 4], ['delete_item', 6], ['session', 4], ['push', 16], ['pull', 14], ['deliver', 50], ['wait', 6],
];
const FAULTS: readonly (readonly [ActionKind, number])[] = [
  ['jump', 3], ['crash', 2], ['backup', 1.5], ['put_back', 0.7], ['copy', 0.4], ['remote_backup', 1.5], ['remote_restore', 0.8],
  ['member', 0.7], ['web', 2], ['full', 1], ['bad', 1], ['crash_at_commit', 2], ['skew', 0.3], ['cross', 2], ['delete_workshop', 0.4],
  ['claim', 2], ['newer', 2], ['cut', 3],
];

/** The schedule of a seed. Most are small; one in forty is large. Each has its own mixture of faults, so that none hides another. */
export function makeSchedule(seed: number): Schedule {
  const random = new Random(seed);
  const large = random.chance(0.025);
  const laptops = large ? 2 + random.below(11) : 2 + random.below(3);
  const length = large ? 150 + random.below(400) : 40 + random.below(80);
  const faults = FAULTS.filter(() => random.chance(0.4));
  const table: ActionKind[] = [];
  for (const [kind, weight] of [...WEIGHTS, ...faults]) for (let n = 0; n < weight * 10; n += 1) table.push(kind);
  const actions = Array.from({ length }, (): Action => [random.pick(table), random.below(1 << 20), random.below(1 << 20), random.below(1 << 20)]);
  const scopes = random.chance(0.6) ? 1 : random.chance(0.75) ? 2 : 3;
  const remotes = random.chance(0.35) ? 2 : 1;
  const sizes = { page: 2 + random.below(6), batch: 3 + random.below(6) };
  const apart = remotes > 1 && random.chance(0.5) ? random.below(12 * 3_600_000) - 6 * 3_600_000 : 0;
  return { seed, laptops, remotes, scopes, ...sizes, actions, apart };
}

/**
 * The smallest schedule that still fails, as far as leaving things out finds it: first large parts, then single actions, then
 * laptops.
 */
export function* shrink(schedule: Schedule, fails: (candidate: Schedule) => Waiting<boolean>): Waiting<Schedule> {
  let best = schedule;
  for (let size = best.actions.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.actions.length; ) {
      const candidate = { ...best, actions: [...best.actions.slice(0, at), ...best.actions.slice(at + size)] };
      if (yield* fails(candidate)) best = candidate;
      else at += size;
    }
  }
  for (let laptops = 2; laptops < best.laptops; laptops += 1) {
    const candidate = { ...best, laptops };
    if (yield* fails(candidate)) return candidate;
  }
  return best;
}
