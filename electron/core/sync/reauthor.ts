import { canonicalJson } from './canonical-json.ts';
import { isHlc, laterHlc, type Hlc } from './hlc.ts';
import { parseOutputPath } from './register-path.ts';
import type { SyncRules } from './rules.ts';

/** A register that lies too far in the future. */
export interface Ahead {
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
  readonly value: string | null;
  readonly hlc: Hlc;
}

/** The same register, written anew. */
export interface Reauthored<T extends Ahead> {
  readonly register: T;
  readonly value: string | null;
  readonly hlc: Hlc;
}

/**
 * Where a clock goes on that had run too far ahead: at the greatest reading that may stay. Lower would be closer to the truth, but what
 * was issued there and written over since may be known elsewhere, or be the bound of a tombstone, and must not win against what
 * is written now. `newest` is the greatest reading held at or below the bound, `aboveMs` the bound in milliseconds.
 */
export function restartAt(aboveMs: number, newest: Hlc): Hlc {
  return laterHlc(newest, aboveMs.toString(16).padStart(12, '0') + '0'.repeat(20));
}

/**
 * Writes registers anew in the order of their readings, so that what was written after something else still is. The bound of
 * an item's tombstone moves with the readings that it speaks of: what its author had seen stays deleted, and nothing more. `above` is the
 * greatest reading that may stay.
 */
export function reauthor<T extends Ahead>(registers: readonly T[], above: Hlc, tick: () => Hlc, rules: SyncRules): readonly Reauthored<T>[] {
  const byAge = [...registers].sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const moved: [before: Hlc, after: Hlc][] = [];
  return byAge.map((register) => {
    const bound = tombstoneBound(register);
    const value = bound === undefined || !rules.tombstoneBound ? register.value : canonicalJson(bound > above ? (movedBound(bound, moved) ?? tick()) : bound);
    const hlc = tick();
    moved.push([register.hlc, hlc]);
    return { register, value, hlc };
  });
}

function tombstoneBound({ path, value }: Ahead): Hlc | undefined {
  if (value === null || parseOutputPath(path)?.kind !== 'tombstone') return undefined;
  const bound: unknown = JSON.parse(value);
  return isHlc(bound) ? bound : undefined;
}

/** The new reading of the newest one at or below the bound; none where all it speaks of has been written over since. */
function movedBound(bound: Hlc, moved: readonly (readonly [Hlc, Hlc])[]): Hlc | undefined {
  return moved.findLast(([before]) => before <= bound)?.[1];
}
