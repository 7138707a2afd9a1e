import { labelOf, type CarryRule } from '../../../shared/domain/carry-forward.ts';
import { isFilled, itemsOf, listItems } from '../../../shared/domain/collections.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';

/** A source item that can be carried forward. */
export interface Candidate {
  readonly id: string;
  readonly text: string;
  /** An item of the target was already made from it. */
  readonly carried: boolean;
  /** Ticked when the dialog opens. */
  readonly preselected: boolean;
}

/** Collections that are short and made to be carried as a whole. */
const WHOLE = new Set(['concepts', 'features']);

/**
 * What can be carried by a rule: every source item with a text, in its order. Chosen questions and ideas are ticked, concepts and
 * features all, each unless it was carried before.
 */
export function carryCandidates(rule: CarryRule, source: StepOutput, target: StepOutput): readonly Candidate[] {
  const from = rule.source;
  const carried = new Set(
    Object.values(itemsOf(target, rule.target.collection)).flatMap((item) =>
      item.from?.step === from.step && item.from.collection === from.collection ? [item.from.item] : [],
    ),
  );
  return listItems(source, from.collection).flatMap((item) => {
    const text = labelOf(from, item);
    if (!isFilled(text)) return [];
    const done = carried.has(item.id);
    return [{ id: item.id, text, carried: done, preselected: !done && (item['selected'] === true || WHOLE.has(from.collection)) }];
  });
}
