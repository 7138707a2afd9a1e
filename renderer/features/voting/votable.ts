import { isFilled, listItems, type Listed } from '../../../shared/domain/collections.ts';
import type { AnyItem, StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import { ballotOf, type Round } from '../../../shared/domain/voting.ts';

/** The collections of a step that can be voted on, by the step's model; empty for a step without votes. */
export function votableCollections(stepId: string): readonly string[] {
  const itemId = collectionSpec(stepId, 'votes')?.fields['itemId'];
  return itemId?.kind === 'ref' ? itemId.targets.map(({ collection }) => collection) : [];
}

/** The text that names an item in a ballot; empty when it says nothing. */
export function itemText(stepId: string, collection: string, item: AnyItem): string {
  const label = collectionSpec(stepId, collection)?.label;
  const value = label === undefined ? undefined : item[label];
  return isFilled(value) ? value.trim() : '';
}

/** One line of a ballot. */
export interface BallotLine {
  readonly id: string;
  readonly text: string;
}

/** The ballot of a round with its texts; items that say nothing are left out. */
export function ballotLines(stepId: string, output: StepOutput, round: Round): readonly BallotLine[] {
  return asLines(stepId, round.collection, ballotOf(output, round));
}

/** The items of a collection that say something. */
export function filledLines(stepId: string, output: StepOutput, collection: string): readonly BallotLine[] {
  return asLines(stepId, collection, listItems(output, collection));
}

function asLines(stepId: string, collection: string, items: readonly Listed<AnyItem>[]): readonly BallotLine[] {
  return items.map((item) => ({ id: item.id, text: itemText(stepId, collection, item) })).filter(({ text }) => text !== '');
}
