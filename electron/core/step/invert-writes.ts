import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { OutputWrite } from '../store/output-write.ts';
import { canonicalJson } from '../sync/canonical-json.ts';
import { WorkingOutput } from './working-output.ts';

/** Writes that take effect, and the writes that take them back, newest first. */
export interface Invertible {
  readonly writes: readonly OutputWrite[];
  readonly inverse: readonly OutputWrite[];
}

/**
 * Works out what `writes` do to `output` and how to undo it. Writes without effect are left out: the same value again, or a
 * value of an item that is not there and that the writes do not make. `additions` allows items to be made by putting values
 * into them; undo and redo must not, or they would bring back what somebody else deleted.
 */
export function invertWrites(output: StepOutput, writes: readonly OutputWrite[], additions: boolean): Invertible {
  const working = new WorkingOutput(output);
  const kept: OutputWrite[] = [];
  const inverse: OutputWrite[] = [];
  const made = new Set<string>();
  for (const write of writes) {
    const back = inverseOf(working, write, additions, made);
    if (back === null) continue;
    working.apply(write);
    kept.push(write);
    if (back !== 'covered') inverse.unshift(back);
  }
  return { writes: kept, inverse };
}

function inverseOf(
  working: WorkingOutput,
  write: OutputWrite,
  additions: boolean,
  made: Set<string>,
): OutputWrite | 'covered' | null {
  if (write.kind === 'delete_item') {
    return working.item(write.collection, write.id) === undefined ? null : { ...write, kind: 'restore_item' };
  }
  if (write.kind === 'restore_item') {
    return working.item(write.collection, write.id) === undefined ? { ...write, kind: 'delete_item' } : null;
  }
  const [collection, id] = write.path;
  if (write.path.length > 2 && collection !== undefined && id !== undefined) {
    const key = `${collection}/${id}`;
    if (made.has(key)) return 'covered';
    if (working.item(collection, id) === undefined) {
      if (!additions || write.kind === 'clear') return null;
      made.add(key);
      return { kind: 'delete_item', collection, id };
    }
  }
  const before = working.at(write.path);
  if (write.kind === 'put' && sameValue(before, write.value)) return null;
  if (write.kind === 'clear' && before === undefined) return null;
  return before === undefined ? { kind: 'clear', path: write.path } : { kind: 'put', path: write.path, value: before };
}

/** Equality of JSON values, whatever the order of their keys: an edit has its own, a stored output the canonical one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}
