import { isFilled, listTyped, type Listed } from '../../../../shared/domain/collections.ts';
import { fieldProblem } from '../../../../shared/domain/field-check.ts';
import { isBranch, valueAt } from '../../../../shared/domain/output-path.ts';
import { isRunningCollection } from '../../../../shared/domain/room-state.ts';
import { STEP_IDS, type StepId } from '../../../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, RefTarget, StepOutput } from '../../../../shared/domain/step-model.ts';
import { stepModel } from '../../../../shared/domain/step-models.ts';
import { BOARD_FIELDS, CODE_LETTERS, type PackContents, type Reference } from './entry.ts';

type Clean = Listed<Readonly<Record<string, unknown>>>;

/** The items of every collection, by `<step>.<collection>`, in order and with fitting values only. */
type CleanItems = ReadonlyMap<string, readonly Clean[]>;

interface Known {
  readonly code: string | null;
  readonly label: string | null;
}

/** What is known of the outputs once everything that does not fit the models is left out. */
export interface ReadOutputs {
  readonly contents: PackContents;
  /** The same as outputs, for the rules of the domain. */
  readonly outputs: { readonly [S in StepId]: StepOutput };
}

/**
 * Reads the outputs of all steps. Never throws, whatever they hold: a value that does not fit its field is left out (a foreign
 * writer made it), an item that says nothing is not listed, a reference to nothing is marked as missing.
 */
export function readContents(raw: { readonly [S in StepId]: StepOutput }): ReadOutputs {
  const places = STEP_IDS.flatMap((step) =>
    subjects(step).map(([collection, spec]) => ({ step, collection, spec })),
  );
  const items: CleanItems = new Map(
    places.map(({ step, collection, spec }) => [`${step}.${collection}`, cleanItems(spec, valueAt(raw[step], [collection]))]),
  );
  const known = new Map(places.map(({ step, collection, spec }) => named(`${step}.${collection}`, spec, items)));
  const perStep = <V>(make: (key: string, spec: CollectionSpec) => V) =>
    Object.fromEntries(
      STEP_IDS.map((step) => [
        step,
        Object.fromEntries(subjects(step).map(([name, spec]) => [name, make(`${step}.${name}`, spec)])),
      ]),
    );
  const entries = perStep((key, spec) =>
    (items.get(key) ?? [])
      .filter((item) => saysSomething(spec, item))
      .map((item) => ({ id: item.id, code: known.get(key)?.get(item.id)?.code ?? null, ...entryFields(spec, item, known) })),
  );
  const outputs = perStep((key) => Object.fromEntries((items.get(key) ?? []).map(({ id, ...item }) => [id, item])));
  // Both were built field by field from the step models, which is what the types are derived from.
  return { contents: entries as unknown as PackContents, outputs: outputs as unknown as ReadOutputs['outputs'] };
}

/** The collections of a step that are about the workshop's subject. */
function subjects(step: StepId): readonly (readonly [string, CollectionSpec])[] {
  return Object.entries(stepModel(step).collections).filter(([name]) => !isRunningCollection(name));
}

function cleanItems(spec: CollectionSpec, stored: unknown): readonly Clean[] {
  if (!isBranch(stored)) return [];
  const clean = Object.entries(stored).flatMap(([id, item]) => (isBranch(item) ? [[id, cleanItem(spec, item)] as const] : []));
  return listTyped(Object.fromEntries(clean));
}

function cleanItem(spec: CollectionSpec, item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fitting = Object.entries(spec.fields).flatMap(([name, field]) => {
    const value = valueAt(item, [name]);
    if (value === undefined || value === null || fieldProblem(field, value) !== null) return [];
    return field.kind === 'text' && !isFilled(value) ? [] : [[name, value] as const];
  });
  const order = valueAt(item, ['order']);
  return Object.fromEntries(typeof order === 'string' ? [...fitting, ['order', order]] : fitting);
}

/** True for an item with a text, and for a line between two items. */
function saysSomething(spec: CollectionSpec, item: Clean): boolean {
  const hasText = Object.entries(spec.fields).some(([name, field]) => field.kind === 'text' && item[name] !== undefined);
  return hasText || (item['fromId'] !== undefined && item['toId'] !== undefined);
}

function named(key: string, spec: CollectionSpec, items: CleanItems): readonly [string, ReadonlyMap<string, Known>] {
  const letter = CODE_LETTERS[key];
  let next = 1;
  const known = (items.get(key) ?? []).map((item) => {
    const label = item[spec.label];
    const code = letter !== undefined && saysSomething(spec, item) ? `${letter}${next++}` : null;
    return [item.id, { code, label: spec.fields[spec.label]?.kind === 'text' && typeof label === 'string' ? label : null }] as const;
  });
  return [key, new Map(known)];
}

function entryFields(
  spec: CollectionSpec,
  item: Clean,
  known: ReadonlyMap<string, ReadonlyMap<string, Known>>,
): Readonly<Record<string, unknown>> {
  const shown = Object.entries(spec.fields).filter(([name]) => !(BOARD_FIELDS as readonly string[]).includes(name));
  return Object.fromEntries(shown.map(([name, field]) => [entryName(name), entryValue(field, item[name], known)]));
}

function entryName(name: string): string {
  return name.endsWith('Ids') ? `${name.slice(0, -3)}s` : name.endsWith('Id') ? name.slice(0, -2) : name;
}

function entryValue(field: FieldSpec, value: unknown, known: ReadonlyMap<string, ReadonlyMap<string, Known>>): unknown {
  if (field.kind === 'refs') return Array.isArray(value) ? value.map((id) => reference(field.targets, String(id), known)) : [];
  if (field.kind === 'flag') return value === true;
  if (field.kind === 'ref') return typeof value === 'string' ? reference(field.targets, value, known) : null;
  return value ?? null;
}

function reference(targets: readonly RefTarget[], id: string, known: ReadonlyMap<string, ReadonlyMap<string, Known>>): Reference {
  for (const { step, collection } of targets) {
    const found = known.get(`${step}.${collection}`)?.get(id);
    if (found !== undefined) return { id, ...found, missing: false };
  }
  return { id, code: null, label: null, missing: true };
}
