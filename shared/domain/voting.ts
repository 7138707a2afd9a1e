import { compare, listItems, type Listed } from './collections.ts';
import type { AnyItem, StepOutput } from './step-model.ts';

/** A voting round as the rules see it. */
export interface Round {
  readonly id: string;
  readonly title: string;
  /** The collection whose items are voted on. */
  readonly collection: string;
  /** The items on the ballot; empty means every item of the collection. */
  readonly itemIds: readonly string[];
  /** Dots each person has. */
  readonly budget: number;
  /** Dots one person may put on one item. */
  readonly maxPerItem: number;
  /** Results stay hidden until the round is closed. */
  readonly anonymous: boolean;
  readonly open: boolean;
  readonly createdAt: number;
}

/** One dot. */
export interface Vote {
  readonly id: string;
  readonly roundId: string;
  readonly itemId: string;
  readonly voter: string;
  readonly createdAt: number;
}

/** The voter of dots that were counted on a paper wall: no budget applies to them. */
export const PAPER_VOTER = 'paper';

/** One line of a result. */
export interface Tally {
  readonly itemId: string;
  readonly dots: number;
  /** People who gave it at least one dot; a paper wall counts as none. */
  readonly voters: number;
  /** 1 for the most dots; ties share a rank and the next rank is left out (1, 1, 3). */
  readonly rank: number;
}

/** Why a dot cannot be placed. */
export type VoteProblem = 'closed' | 'budget_used' | 'item_full' | 'not_on_ballot';

export const DEFAULT_BUDGET = 3;
export const DEFAULT_MAX_PER_ITEM = 2;

/** The rounds of a step, oldest first. Missing values read as their defaults, so a half-synced round still works. */
export function roundsOf(output: StepOutput | null | undefined): readonly Round[] {
  return listItems(output, 'rounds').map((item): Round => {
    const budget = positive(item['budget'], DEFAULT_BUDGET);
    return {
      id: item.id,
      title: text(item['title']),
      collection: text(item['collection']),
      itemIds: Array.isArray(item['itemIds']) ? item['itemIds'].filter((id) => typeof id === 'string') : [],
      budget,
      maxPerItem: Math.min(budget, positive(item['maxPerItem'], DEFAULT_MAX_PER_ITEM)),
      anonymous: item['anonymous'] === true,
      open: item['status'] !== 'closed',
      createdAt: moment(item),
    };
  });
}

/** All dots of a step in the order they were placed, the same on every laptop. */
export function votesOf(output: StepOutput | null | undefined): readonly Vote[] {
  return listItems(output, 'votes')
    .map((item): Vote => ({ id: item.id, roundId: text(item['roundId']), itemId: text(item['itemId']), voter: text(item['voter']), createdAt: moment(item) }))
    .sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id));
}

/** The round that runs: the newest open one. */
export function openRound(rounds: readonly Round[]): Round | undefined {
  return rounds.findLast((round) => round.open);
}

/** The items of a round's ballot, in their order; items that say nothing are left out. */
export function ballotOf(output: StepOutput | null | undefined, round: Round): readonly Listed<AnyItem>[] {
  const items = listItems(output, round.collection);
  const chosen = new Set(round.itemIds);
  return chosen.size === 0 ? items : items.filter((item) => chosen.has(item.id));
}

/**
 * The dots of a round that count. Two laptops may have placed more than the budget while they were apart: then each person's
 * first dots count, in the order they were placed, so that every laptop counts the same.
 */
export function countedVotes(round: Round, votes: readonly Vote[]): readonly Vote[] {
  const spent = new Map<string, number>();
  const onItem = new Map<string, number>();
  const mine = votes.filter((vote) => vote.roundId === round.id && (round.itemIds.length === 0 || round.itemIds.includes(vote.itemId)));
  return mine.filter((vote) => {
    if (vote.voter === PAPER_VOTER) return true;
    const itemKey = `${vote.voter}\n${vote.itemId}`;
    const used = spent.get(vote.voter) ?? 0;
    const here = onItem.get(itemKey) ?? 0;
    if (used >= round.budget || here >= round.maxPerItem) return false;
    spent.set(vote.voter, used + 1);
    onItem.set(itemKey, here + 1);
    return true;
  });
}

/** The result of a round over its ballot: most dots first, ties in the ballot's order and with the same rank. */
export function tally(round: Round, ballot: readonly string[], votes: readonly Vote[]): readonly Tally[] {
  const dots = new Map<string, number>(ballot.map((id) => [id, 0]));
  const voters = new Map<string, Set<string>>();
  for (const vote of countedVotes(round, votes)) {
    const before = dots.get(vote.itemId);
    if (before === undefined) continue;
    dots.set(vote.itemId, before + 1);
    if (vote.voter === PAPER_VOTER) continue;
    voters.set(vote.itemId, (voters.get(vote.itemId) ?? new Set()).add(vote.voter));
  }
  const lines = ballot.map((itemId) => ({ itemId, dots: dots.get(itemId) ?? 0, voters: voters.get(itemId)?.size ?? 0 }));
  return lines
    .map((line) => ({ ...line, rank: 1 + lines.filter((other) => other.dots > line.dots).length }))
    .sort((a, b) => a.rank - b.rank);
}

/** How many dots a person has left in a round. */
export function dotsLeft(round: Round, votes: readonly Vote[], voter: string): number {
  return round.budget - countedVotes(round, votes).filter((vote) => vote.voter === voter).length;
}

/** Why a person cannot put one more dot on an item; null when they can. */
export function voteProblem(round: Round, ballot: readonly string[], votes: readonly Vote[], voter: string, itemId: string): VoteProblem | null {
  if (!round.open) return 'closed';
  if (!ballot.includes(itemId)) return 'not_on_ballot';
  if (voter === PAPER_VOTER) return null;
  const mine = countedVotes(round, votes).filter((vote) => vote.voter === voter);
  if (mine.length >= round.budget) return 'budget_used';
  return mine.filter((vote) => vote.itemId === itemId).length >= round.maxPerItem ? 'item_full' : null;
}

/** The person's newest dot on an item, the one a retract takes back; undefined when there is none or the round is closed. */
export function voteToRetract(round: Round, votes: readonly Vote[], voter: string, itemId: string): Vote | undefined {
  if (!round.open) return undefined;
  return votes.findLast((vote) => vote.roundId === round.id && vote.voter === voter && vote.itemId === itemId);
}

/** Everybody who has placed a dot in the round, in the order of their first one; the paper wall is nobody. */
export function votersOf(round: Round, votes: readonly Vote[]): readonly string[] {
  return [...new Set(votes.filter((vote) => vote.roundId === round.id && vote.voter !== PAPER_VOTER).map((vote) => vote.voter))];
}

/** The winners by rank: everything with dots whose rank is at most `places`. Ties at the edge all come along. */
export function winners(tallies: readonly Tally[], places: number): readonly string[] {
  return tallies.filter((line) => line.dots > 0 && line.rank <= places).map((line) => line.itemId);
}

/** Dots by item from the newest closed round of each collection; what cards show as their result. */
export function latestResults(output: StepOutput | null | undefined): ReadonlyMap<string, Tally> {
  const rounds = roundsOf(output);
  if (rounds.length === 0) return new Map();
  const votes = votesOf(output);
  const newest = new Map(rounds.filter((round) => !round.open).map((round) => [round.collection, round]));
  const lines = [...newest.values()].flatMap((round) => tally(round, ballotOf(output, round).map(({ id }) => id), votes));
  return new Map(lines.filter(({ dots }) => dots > 0).map((line) => [line.itemId, line]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function positive(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise;
}

function moment(item: AnyItem): number {
  return typeof item.createdAt === 'number' ? item.createdAt : 0;
}
