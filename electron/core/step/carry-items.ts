import { carriedItem, carryRule, labelOf } from '../../../shared/domain/carry-forward.ts';
import { itemsOf } from '../../../shared/domain/collections.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { CarriedFrom, RefTarget } from '../../../shared/domain/step-model.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import { findStep, writeStep, type StepAddress, type StepDeps } from './edit-step.ts';
import { planOperations, type PlannedOperation } from './plan-operations.ts';

export interface CarryRequest {
  readonly workshopId: string;
  readonly source: RefTarget;
  readonly target: RefTarget;
  readonly items: readonly string[];
}

/** Makes items of a later step from chosen ones of an earlier step; the sources stay. Answers with the new ids. */
export function carryForward(
  deps: StepDeps,
  actor: string,
  { workshopId, source, target, items }: CarryRequest,
): Result<{ readonly items: readonly string[] }, UseCaseError> {
  const rule = carryRule(source, target);
  const spec = collectionSpec(target.step, target.collection);
  if (rule === undefined || spec === undefined) return err({ kind: 'invalid_input', path: ['target'], code: 'not_a_carry_rule' });
  const made: string[] = [];
  const written = writeStep(deps, actor, { workshopId, stepId: target.step }, (unit, output) => {
    const from = findStep(unit, { workshopId, stepId: source.step });
    if (!from.ok) return from;
    const sources = itemsOf(unit.output(from.value.id), source.collection);
    const operations: PlannedOperation[] = [];
    for (const id of items) {
      const item = Object.hasOwn(sources, id) ? sources[id] : undefined;
      if (item === undefined) return err(notFound('item', id));
      const fresh = createPrefixedId(spec.prefix);
      made.push(fresh);
      operations.push({ kind: 'add', collection: target.collection, id: fresh, ...carriedItem(rule, id, item) });
    }
    return planOperations(target.step, output, operations, { actor, now: unit.now });
  });
  return written.ok ? ok({ items: made }) : written;
}

/** Takes over the changed text of a carried item's source. */
export function acceptUpdate(
  deps: StepDeps,
  actor: string,
  address: StepAddress,
  collection: string,
  itemId: string,
): Result<{ readonly changed: boolean }, UseCaseError> {
  return writeStep(deps, actor, address, (unit, output) => {
    const target: RefTarget | undefined =
      collectionSpec(address.stepId, collection) === undefined
        ? undefined
        : ({ step: address.stepId, collection } as RefTarget);
    if (target === undefined) return err(notFound('collection', collection));
    const items = itemsOf(output, collection);
    const from: CarriedFrom | undefined = Object.hasOwn(items, itemId) ? items[itemId]?.from : undefined;
    const rule = from === undefined ? undefined : carryRule(from, target);
    if (from === undefined || rule === undefined) return err(notFound('item', itemId));
    const sourceStep = unit.step(address.workshopId, from.step);
    const sources = sourceStep === undefined ? {} : itemsOf(unit.output(sourceStep.id), from.collection);
    const source = Object.hasOwn(sources, from.item) ? sources[from.item] : undefined;
    if (source === undefined) return err(notFound('item', from.item));
    const carried = carriedItem(rule, from.item, source);
    return ok([
      { kind: 'put', path: [collection, itemId, rule.textField], value: carried.fields[rule.textField] },
      { kind: 'put', path: [collection, itemId, 'from'], value: { ...from, text: labelOf(from, source) } },
    ]);
  });
}
