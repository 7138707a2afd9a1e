import { isFilled } from '../../../shared/domain/collections.ts';
import type { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import type { ItemIn } from '../../features/step/collections.ts';

export type Feature = ItemIn<'prioritize', 'features'>;
export type MoscowClass = (typeof MOSCOW)[number];
/** The place of a feature without a class. */
export const UNSORTED = 'unsorted';
/** Where a feature stands: its class, or nowhere yet. */
export type Sorting = MoscowClass | typeof UNSORTED;

/** The features of each class, and those of none, each in stack rank. */
export function byClass(features: readonly Feature[]): Readonly<Record<Sorting, readonly Feature[]>> {
  const sorted: Record<Sorting, Feature[]> = { must: [], should: [], could: [], wont: [], unsorted: [] };
  for (const feature of features) sorted[sortingOf(feature)].push(feature);
  return sorted;
}

/** The class of a feature, `unsorted` while it has none. */
export function sortingOf({ moscow }: Feature): Sorting {
  return moscow ?? UNSORTED;
}

/** The name of a feature, or the words for one without. */
export function nameOf({ name }: Feature, unnamed: string): string {
  return isFilled(name) ? name : unnamed;
}

/**
 * The share of the effort, 0…1, that musts take among everything that may be built (won'ts cost nothing). Null while there is no
 * must, something is unsorted, or an effort is not judged. DSDM's advice is to keep it at 0.6 or below, so that could and should
 * can give way.
 */
export function mustShare(features: readonly Feature[]): number | null {
  const planned = features.filter(({ moscow }) => moscow !== 'wont');
  let all = 0;
  let musts = 0;
  for (const { moscow, effort } of planned) {
    if (moscow === undefined || moscow === null || typeof effort !== 'number') return null;
    all += effort;
    if (moscow === 'must') musts += effort;
  }
  return musts === 0 ? null : musts / all;
}
