import { createContext, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { latestResults, type Tally } from '../../../shared/domain/voting.ts';
import { useActions, useAnyOutput } from '../step/step-context.tsx';
import s from './voting.module.css';

type Results = ReadonlyMap<string, Tally>;

const NONE: Results = new Map();

const ResultsContext = createContext<Results>(NONE);

/** Knows the newest closed vote of the step for all cards below; renders them again only when a result changes. */
export function VoteResultsProvider({ children }: { readonly children: ReactNode }) {
  const { stepId } = useActions();
  const fresh = latestResults(useAnyOutput(stepId));
  const [results, setResults] = useState(fresh);
  const same = sameResults(results, fresh);
  // React renders again at once, before anything below sees the old results.
  if (!same) setResults(fresh);
  return <ResultsContext value={same ? results : fresh}>{children}</ResultsContext>;
}

/** The dots and rank of an item in the newest closed vote on its collection; undefined when it got none. */
export function useVoteResult(itemId: string): Tally | undefined {
  return useContext(ResultsContext).get(itemId);
}

/** The dots of an item as a small badge; nothing when it has none. */
export function VoteCount({ itemId }: { readonly itemId: string }) {
  const result = useVoteResult(itemId);
  return result === undefined ? null : <VoteBadge dots={result.dots} rank={result.rank} />;
}

/** Dots and rank as a small badge. */
export function VoteBadge({ dots, rank }: { readonly dots: number; readonly rank: number }) {
  const { t } = useTranslation('room');
  const words = t('vote.badge', { count: dots, rank });
  return (
    <span className={s['badge']} data-first={rank === 1 || undefined} role="img" aria-label={words} title={words}>
      <span className={s['dot']} aria-hidden />
      {dots}
    </span>
  );
}

function sameResults(a: Results, b: Results): boolean {
  if (a.size !== b.size) return false;
  for (const [id, line] of b) {
    const other = a.get(id);
    if (other === undefined || other.dots !== line.dots || other.rank !== line.rank) return false;
  }
  return true;
}
