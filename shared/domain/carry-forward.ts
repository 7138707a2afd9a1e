import { itemsOf } from './collections.ts';
import type { StepId } from './step-ids.ts';
import type { AnyItem, CarriedFrom, RefTarget, StepOutput } from './step-model.ts';
import { collectionSpec } from './step-models.ts';

/** How items of one collection become items of a later step's. */
export interface CarryRule {
  readonly source: RefTarget;
  readonly target: RefTarget;
  /** The target's text field that receives the source's label; a changed source offers to update it. */
  readonly textField: string;
  /** Further target fields made from the source. */
  readonly fields: (item: AnyItem, id: string) => Readonly<Record<string, unknown>>;
}

const rule = (
  source: readonly [StepId, string],
  target: readonly [StepId, string],
  textField: string,
  fields: CarryRule['fields'] = () => ({}),
): CarryRule => ({
  source: { step: source[0], collection: source[1] },
  target: { step: target[0], collection: target[1] },
  textField,
  fields,
});

const copied = (item: AnyItem, ...names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.filter((name) => item[name] !== undefined && item[name] !== null).map((name) => [name, item[name]]));

const FEATURE_PRIORITY: Readonly<Record<string, string>> = { must: 'must', should: 'should', could: 'could' };

/** Every way items travel forward (steps.md, "Carry forward"). The source always stays. */
export const CARRY_RULES: readonly CarryRule[] = [
  rule(['empathize', 'insights'], ['define', 'pointsOfView'], 'insight', (item) => copied(item, 'personaId')),
  rule(['empathize', 'empathyNotes'], ['define', 'questions'], 'text', (_item, id) => ({ fromId: id })),
  rule(['define', 'pointsOfView'], ['define', 'questions'], 'text', (_item, id) => ({ fromId: id })),
  rule(['define', 'questions'], ['ideate', 'clusters'], 'name'),
  rule(['ideate', 'ideas'], ['prototype', 'concepts'], 'name', (_item, id) => ({ ideaIds: [id] })),
  rule(['prototype', 'concepts'], ['test', 'tests'], 'assumption', (_item, id) => ({ conceptId: id })),
  rule(['prototype', 'concepts'], ['prioritize', 'features'], 'name', (item, id) => ({
    conceptId: id,
    ...(typeof item['pitch'] === 'string' ? { description: item['pitch'] } : {}),
  })),
  rule(['prioritize', 'features'], ['architect', 'components'], 'name', (_item, id) => ({ featureIds: [id] })),
  rule(['prioritize', 'features'], ['spec', 'requirements'], 'text', (item, id) => {
    const priority = FEATURE_PRIORITY[String(item['moscow'])];
    return { featureId: id, kind: 'functional', ...(priority === undefined ? {} : { priority }) };
  }),
  rule(['prioritize', 'features'], ['story', 'stories'], 'want', (_item, id) => ({ featureId: id })),
];

/** The rules whose items land in `stepId`. */
export function carryRulesInto(stepId: string): readonly CarryRule[] {
  return CARRY_RULES.filter((r) => r.target.step === stepId);
}

/** The rule for one pair of collections, or undefined. */
export function carryRule(source: RefTarget, target: RefTarget): CarryRule | undefined {
  const same = (a: RefTarget, b: RefTarget): boolean => a.step === b.step && a.collection === b.collection;
  return CARRY_RULES.find((r) => same(r.source, source) && same(r.target, target));
}

/** The text that names an item, as its collection's spec says. */
export function labelOf(target: RefTarget, item: AnyItem | undefined): string {
  const field = collectionSpec(target.step, target.collection)?.label;
  const value = field === undefined ? undefined : item?.[field];
  return typeof value === 'string' ? value : '';
}

/** The fields and the `from` mark of the item that `item` becomes under `carry`. One-line targets get one line. */
export function carriedItem(
  carry: CarryRule,
  id: string,
  item: AnyItem,
): { readonly fields: Readonly<Record<string, unknown>>; readonly from: CarriedFrom } {
  const text = labelOf(carry.source, item);
  return {
    fields: { ...carry.fields(item, id), [carry.textField]: fitted(carry, text) },
    from: { step: carry.source.step, collection: carry.source.collection, item: id, text },
  };
}

function fitted(carry: CarryRule, text: string): string {
  const spec = collectionSpec(carry.target.step, carry.target.collection)?.fields[carry.textField];
  if (spec?.kind !== 'text') return text;
  return (spec.multiline ? text : oneLine(text)).slice(0, spec.maxLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Line by line: one pattern for breaks and the spaces around them takes seconds on a long run of spaces. */
function oneLine(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/**
 * The text a carried item could be updated to: its source's current text where that differs from what was carried; null when
 * there is nothing to offer (same text, source gone, or never carried).
 */
export function offeredUpdate(from: CarriedFrom | undefined, sourceOutput: StepOutput | null | undefined): string | null {
  if (from === undefined) return null;
  const source = itemsOf(sourceOutput, from.collection)[from.item];
  if (source === undefined) return null;
  const text = labelOf(from, source);
  return text === from.text ? null : text;
}
