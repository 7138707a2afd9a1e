import { compare } from '../../../shared/domain/collections.ts';
import { isBranch, valueAt } from '../../../shared/domain/output-path.ts';
import type { CollectionSpec, FieldSpec, StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec, stepModel } from '../../../shared/domain/step-models.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../../shared/domain/steps/define.ts';

type Items = Readonly<Record<string, unknown>>;
type OutputsById = Readonly<Record<string, StepOutput>>;

/** New id by old id, for each collection. The key is `<step>.<collection>`. */
type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * A copy of a workshop's outputs in which every item has a new id from `makeId` (it gets the collection's prefix) and every
 * reference, list of references and `from` mark follows. The id of a journey cell is derived from its stage's new id. Kept as they
 * are: references to items that are not there, fields and collections that the step models do not know, and everything else.
 * Keys come out sorted. Pure but for `makeId`.
 */
export function withFreshIds(outputs: OutputsById, makeId: (prefix: string) => string): Readonly<Record<string, StepOutput>> {
  const renames = freshNames(outputs, makeId);
  return mapped(outputs, (stepId, output) => [
    stepId,
    mapped(output, (key, value) => {
      const spec = collectionSpec(stepId, key);
      return [key, spec === undefined || !isBranch(value) ? value : renamedItems(`${stepId}.${key}`, spec, value, renames)];
    }),
  ]);
}

function freshNames(outputs: OutputsById, makeId: (prefix: string) => string): Renames {
  const renames = new Map<string, Map<string, string>>();
  for (const [stepId, output] of Object.entries(outputs)) {
    for (const [name, spec] of Object.entries(stepModel(stepId).collections)) {
      const items = valueAt(output, [name]);
      if (!isBranch(items)) continue;
      renames.set(`${stepId}.${name}`, new Map(Object.keys(items).map((id) => [id, makeId(spec.prefix)])));
    }
  }
  renameCells(outputs, renames);
  return renames;
}

/** Cells whose id follows from stage and row keep that property; others, which only a foreign writer makes, got a plain new id. */
function renameCells(outputs: OutputsById, renames: ReadonlyMap<string, Map<string, string>>): void {
  const stages = renames.get('define.journeyStages');
  const cells = renames.get('define.journeyCells');
  if (stages === undefined || cells === undefined) return;
  for (const id of cells.keys()) {
    const stageId = valueAt(outputs, ['define', 'journeyCells', id, 'stageId']);
    const rowName = valueAt(outputs, ['define', 'journeyCells', id, 'row']);
    const row = JOURNEY_ROWS.find((known) => known === rowName);
    const stage = typeof stageId === 'string' ? stages.get(stageId) : undefined;
    if (row === undefined || stage === undefined || typeof stageId !== 'string') continue;
    if (id === journeyCellId(stageId, row)) cells.set(id, journeyCellId(stage, row));
  }
}

function renamedItems(path: string, spec: CollectionSpec, items: Items, renames: Renames): Items {
  return mapped(items, (id, item) => [renames.get(path)?.get(id) ?? id, isBranch(item) ? renamedItem(spec, item, renames) : item]);
}

function renamedItem(spec: CollectionSpec, item: Items, renames: Renames): Items {
  return mapped(item, (name, value) => {
    if (name === 'from') return [name, renamedSource(value, renames)];
    return [name, Object.hasOwn(spec.fields, name) ? renamedField(spec.fields[name], value, renames) : value];
  });
}

function renamedField(spec: FieldSpec | undefined, value: unknown, renames: Renames): unknown {
  if (spec?.kind !== 'ref' && spec?.kind !== 'refs') return value;
  const renamed = (id: unknown): unknown => {
    if (typeof id !== 'string') return id;
    for (const { step, collection } of spec.targets) {
      const found = renames.get(`${step}.${collection}`)?.get(id);
      if (found !== undefined) return found;
    }
    return id;
  };
  return Array.isArray(value) ? value.map(renamed) : renamed(value);
}

function renamedSource(from: unknown, renames: Renames): unknown {
  if (!isBranch(from) || typeof from['item'] !== 'string') return from;
  const item = renames.get(`${String(from['step'])}.${String(from['collection'])}`)?.get(from['item']);
  return item === undefined ? from : { ...from, item };
}

function mapped<V, W>(record: Readonly<Record<string, V>>, change: (key: string, value: V) => readonly [string, W]): Record<string, W> {
  const entries = Object.entries(record).map(([key, value]) => change(key, value));
  return Object.fromEntries(entries.sort(([a], [b]) => compare(a, b)));
}
