import type { FieldProblem } from '../../shared/domain/field-check.ts';
import type { GatePoint } from '../../shared/domain/gates.ts';
import type { StorageError } from './store/store.ts';

/** What an input names does not exist. */
export interface NotFound {
  readonly kind: 'not_found';
  readonly what: 'workshop' | 'step' | 'item' | 'collection' | 'field' | 'build_pack' | 'backup';
  readonly id: string;
}

/** A value does not fit; `path` leads to it from the root of the input. */
export interface InvalidInput {
  readonly kind: 'invalid_input';
  readonly path: readonly (string | number)[];
  readonly code: FieldProblem | 'too_many_items' | 'not_an_item_id' | 'not_a_carry_rule' | 'bad_carry_source' | 'too_large';
}

/** The step cannot be completed yet. */
export interface GateNotMet {
  readonly kind: 'gate_not_met';
  readonly missing: readonly GatePoint[];
}

/** What a use case can end in besides its value. */
export type UseCaseError = NotFound | InvalidInput | GateNotMet | StorageError;

export function notFound(what: NotFound['what'], id: string): NotFound {
  return { kind: 'not_found', what, id };
}

export function invalidInput(path: InvalidInput['path'], code: InvalidInput['code']): InvalidInput {
  return { kind: 'invalid_input', path, code };
}
