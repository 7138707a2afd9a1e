import { useMemo } from 'react';

import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { keysAfter } from '../../../shared/domain/order-key.ts';
import { itemsOf } from '../../../shared/domain/collections.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import {
  PAPER_VOTER,
  roundsOf,
  votesOf,
  voteProblem,
  voteToRetract,
  type Round,
  type Tally,
  type VoteProblem,
} from '../../../shared/domain/voting.ts';
import type { StepActions } from '../step/step-actions.ts';
import { useShownOutput } from '../facilitation/private-brainstorm.tsx';
import { useActions } from '../step/step-context.tsx';
import { ballotLines } from './votable.ts';

/** What a new round is opened with. */
export interface NewRound {
  readonly title: string;
  readonly collection: string;
  readonly itemIds: readonly string[];
  readonly budget: number;
  readonly maxPerItem: number;
  readonly anonymous: boolean;
}

/** Everything one can do with the votes of a step. Each is one saved edit; none of them is in the step's undo. */
export interface VoteActions {
  readonly open: (round: NewRound) => string;
  readonly setOpen: (round: Round, open: boolean) => void;
  readonly remove: (round: Round) => void;
  /** Places a dot; answers why it could not. */
  readonly cast: (round: Round, voter: string, itemId: string) => VoteProblem | null;
  /** Takes the person's newest dot on the item back, if there is one. */
  readonly retract: (round: Round, voter: string, itemId: string) => void;
  /** Makes the paper wall's dots on each item as many as counted. */
  readonly setPaper: (round: Round, counts: ReadonlyMap<string, number>) => void;
  /** Ticks `selected` on the chosen items and takes it from the rest of the ballot; answers how many are selected. */
  readonly select: (round: Round, chosen: ReadonlySet<string>) => number;
  /** Puts the ballot's items in the order of the result, before everything else of their collection. */
  readonly sort: (round: Round, tallies: readonly Tally[]) => void;
}

/** The rounds and votes of the step that is open. */
export function useVotes() {
  const actions = useActions();
  const output = useShownOutput(actions.stepId);
  const { rounds: storedRounds, votes: storedVotes } = output;
  const rounds = useMemo(() => roundsOf({ rounds: storedRounds }), [storedRounds]);
  const votes = useMemo(() => votesOf({ votes: storedVotes }), [storedVotes]);
  const does = useMemo(() => voteActions(actions), [actions]);
  return { stepId: actions.stepId, output, rounds, votes, ...does };
}

/** Whether items of a collection can be marked as selected. */
export function canSelect(stepId: string, collection: string): boolean {
  return collectionSpec(stepId, collection)?.fields['selected']?.kind === 'flag';
}

/** The vote actions over a step's actions. */
export function voteActions(actions: StepActions): VoteActions {
  const { stepId, apply } = actions;
  const dot = (round: Round, itemId: string, voter: string): StepOperation => ({
    kind: 'add',
    collection: 'votes',
    id: createPrefixedId('vot'),
    fields: { roundId: round.id, itemId, voter },
  });
  const gone = (id: string): StepOperation => ({ kind: 'delete', collection: 'votes', id });
  const ballotIds = (round: Round): readonly string[] => ballotLines(stepId, actions.output(), round).map(({ id }) => id);
  const votesNow = () => votesOf(actions.output());
  return {
    open: ({ title, collection, itemIds, budget, maxPerItem, anonymous }) =>
      actions.add('rounds', { title, collection, itemIds: [...itemIds], budget, maxPerItem, anonymous, status: 'open' }),
    setOpen: (round, open) => {
      actions.set({ collection: 'rounds', id: round.id }, 'status', open ? 'open' : 'closed');
    },
    remove: (round) => {
      const dots = votesNow().filter((vote) => vote.roundId === round.id);
      apply([...dots.map(({ id }) => gone(id)), { kind: 'delete', collection: 'rounds', id: round.id }]);
    },
    cast: (round, voter, itemId) => {
      const problem = voteProblem(round, ballotIds(round), votesNow(), voter, itemId);
      if (problem === null) apply([dot(round, itemId, voter)]);
      return problem;
    },
    retract: (round, voter, itemId) => {
      const vote = voteToRetract(round, votesNow(), voter, itemId);
      if (vote !== undefined) apply([gone(vote.id)]);
    },
    setPaper: (round, counts) => {
      const paper = votesNow().filter((vote) => vote.roundId === round.id && vote.voter === PAPER_VOTER);
      const operations = [...counts].flatMap(([itemId, count]): StepOperation[] => {
        const there = paper.filter((vote) => vote.itemId === itemId);
        if (there.length >= count) return there.slice(count).map(({ id }) => gone(id));
        return Array.from({ length: count - there.length }, () => dot(round, itemId, PAPER_VOTER));
      });
      if (operations.length > 0) apply(operations);
    },
    select: (round, chosen) => {
      const items = itemsOf(actions.output(), round.collection);
      const operations = ballotIds(round)
        .filter((id) => (items[id]?.['selected'] === true) !== chosen.has(id))
        .map((id): StepOperation => ({ kind: 'set', collection: round.collection, id, field: 'selected', value: chosen.has(id) }));
      if (operations.length > 0) apply(operations);
      return chosen.size;
    },
    sort: (round, tallies) => {
      const sorted = tallies.map(({ itemId }) => itemId);
      const others = Object.entries(itemsOf(actions.output(), round.collection))
        .filter(([id]) => !sorted.includes(id))
        .sort(([, a], [, b]) => ((a.order ?? '') < (b.order ?? '') ? -1 : 1))
        .map(([id]) => id);
      const all = [...sorted, ...others];
      const keys = keysAfter(null, all.length);
      apply(all.map((id, index): StepOperation => ({ kind: 'move', collection: round.collection, id, order: keys[index] ?? 'a0' })));
    },
  };
}
