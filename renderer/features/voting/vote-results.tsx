import { createContext, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { latestResults, type Tally } from '../../../shared/domain/voting.ts';
import { useActions, usePart } from '../step/step-context.tsx';
import s from './voting.module.css';

type Results = ReadonlyMap<string, Tally>;

const NONE: Results = new Map();

const ResultsContext = createContext<Results>(NONE);

/** Knows the newest closed vote of the step for all cards below; renders them again only when a result changes. */
export function VoteResultsProvider({ children }: { readonly children: ReactNode }) {
  const { stepId } = useActions();
  const [remember] = useState(rememberResults);
  return <ResultsContext value={usePart(stepId, remember)}>{children}</ResultsContext>;
}

/** `latestResults` that answers with the same map for as long as no result changes. */
function rememberResults(): (output: StepOutput) => Results {
  let known = NONE;
  return (output) => {
    const fresh = latestResults(output);
    if (!sameResults(known, fresh)) known = fresh;
    return known;
  };
}

/** The results of all items of the newest closed votes, by item. The same map until one changes. */
export function useVoteResults(): Results {
  return useContext(ResultsContext);
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
