import type { OutputPath } from '../../../shared/domain/operations.ts';
import type { FieldSpec } from '../../../shared/domain/step-model.ts';
import { collectionSpec, stepModel } from '../../../shared/domain/step-models.ts';

/**
 * True for a path whose object is one value and one register, never split (sync.md, "Path"): positions, strokes and pictures of the
 * step's model, and where a carried item came from. Arrays are one value everywhere and need no rule.
 */
export function isComposite(stepId: string, path: OutputPath): boolean {
  const [collection, , field] = path;
  if (path.length === 3 && collection !== undefined && field !== undefined) {
    if (field === 'from') return true;
    const fields = collectionSpec(stepId, collection)?.fields;
    return fields !== undefined && Object.hasOwn(fields, field) && isOneValue(fields[field]);
  }
  const { root } = stepModel(stepId);
  const name = path.join('.');
  return Object.hasOwn(root, name) && isOneValue(root[name]);
}

function isOneValue(spec: FieldSpec | undefined): boolean {
  return spec?.kind === 'position' || spec?.kind === 'strokes' || spec?.kind === 'picture';
}
