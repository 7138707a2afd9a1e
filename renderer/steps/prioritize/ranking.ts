import { keysAfter } from '../../../shared/domain/order-key.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { riceScore } from '../../../shared/domain/rice.ts';
import { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import type { Feature } from './features.ts';

/** The cut line: below the last must. */
export interface CutLine {
  /** The feature it is drawn under. */
  readonly after: string;
  /** Features above it that are no must. */
  readonly others: number;
}

/** Where the cut line of a stack rank is; null while there is no must. */
export function cutLine(ranked: readonly Feature[]): CutLine | null {
  const at = ranked.findLastIndex(({ moscow }) => moscow === 'must');
  const last = ranked[at];
  if (last === undefined) return null;
  return { after: last.id, others: ranked.slice(0, at).filter(({ moscow }) => moscow !== 'must').length };
}

/** Ways to bring a stack rank into order by itself. */
export type Arrangement = 'class' | 'score';

/** Features by class (unsorted ones before the won'ts) or by RICE score, the unknown last; equal ones keep their order. */
export function arranged(ranked: readonly Feature[], by: Arrangement): readonly Feature[] {
  const place = by === 'class' ? placeOfClass : (feature: Feature): number => -(riceScore(feature) ?? -1);
  return [...ranked].sort((a, b) => place(a) - place(b));
}

function placeOfClass({ moscow }: Feature): number {
  return moscow === undefined || moscow === null ? MOSCOW.indexOf('wont') - 0.5 : MOSCOW.indexOf(moscow);
}

/** The moves that bring features into an order; none when they are in it already. */
export function movesInto(order: readonly Feature[], ranked: readonly Feature[]): readonly StepOperation[] {
  if (order.every((feature, index) => feature.id === ranked[index]?.id)) return [];
  const keys = keysAfter(null, order.length);
  return order.flatMap((feature, index): StepOperation[] => {
    // `keys` is as long as `order`.
    const key = keys[index] as string;
    return feature.order === key ? [] : [{ kind: 'move', collection: 'features', id: feature.id, order: key }];
  });
}
