import { canonicalJson } from './canonical-json.ts';
import { isHlc, type Hlc } from './hlc.ts';
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
 * Writes registers anew in the order of their readings, so that what was written after something else still is. The bound of
 * an item's tombstone moves with the readings that it speaks of: what its author had seen stays deleted, and nothing more.
 */
export function reauthor<T extends Ahead>(registers: readonly T[], tick: () => Hlc, rules: SyncRules): readonly Reauthored<T>[] {
  const byAge = [...registers].sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const moved: [before: Hlc, after: Hlc][] = [];
  return byAge.map((register) => {
    const bound = tombstoneBound(register);
    const value = bound === undefined || !rules.tombstoneBound ? register.value : canonicalJson(movedBound(bound, moved));
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

/** The new reading of the newest one at or below the bound; the bound itself where it lies below all that moved. */
function movedBound(bound: Hlc, moved: readonly (readonly [Hlc, Hlc])[]): Hlc {
  return moved.findLast(([before]) => before <= bound)?.[1] ?? bound;
}
