import { isItemId } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { FieldSpec } from './step-model.ts';
import { textProblem, type TextProblem } from './text.ts';
import { isTimerValue } from './timer.ts';

/** Why a value does not fit its field. */
export type FieldProblem =
  | TextProblem
  | 'not_text'
  | 'line_break'
  | 'not_a_number'
  | 'not_whole'
  | 'out_of_range'
  | 'not_a_flag'
  | 'not_an_option'
  | 'not_a_reference'
  | 'not_a_position'
  | 'not_strokes'
  | 'not_a_picture'
  | 'not_a_timer';

const NUMBER_BOUND = 1e9;

/** Checks one value against its field's spec; null when it fits. The only place that knows what fits. */
export function fieldProblem(spec: FieldSpec, value: unknown): FieldProblem | null {
  switch (spec.kind) {
    case 'text':
      if (typeof value !== 'string') return 'not_text';
      if (!spec.multiline && /[\r\n]/.test(value)) return 'line_break';
      return textProblem(value, spec.maxLength);
    case 'number':
      return value === null ? null : numberProblem(spec, value);
    case 'flag':
      return typeof value === 'boolean' ? null : 'not_a_flag';
    case 'choice':
      if (value === null && spec.clearable === true) return null;
      return typeof value === 'string' && spec.options.includes(value) ? null : 'not_an_option';
    case 'choices':
      return isListOf(value, (v) => typeof v === 'string' && spec.options.includes(v)) ? null : 'not_an_option';
    case 'ref':
      return value === null || isItemId(value) ? null : 'not_a_reference';
    case 'refs':
      return isListOf(value, isItemId) ? null : 'not_a_reference';
    case 'position':
      return isPosition(value) ? null : 'not_a_position';
    case 'strokes':
      return isListOf(value, isStroke, 5_000) ? null : 'not_strokes';
    case 'picture':
      return value === null || isPicture(value) ? null : 'not_a_picture';
    case 'timer':
      return value === null || isTimerValue(value) ? null : 'not_a_timer';
  }
}

function numberProblem(spec: Extract<FieldSpec, { kind: 'number' }>, value: unknown): FieldProblem | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not_a_number';
  if (spec.integer && !Number.isInteger(value)) return 'not_whole';
  return value < spec.min || value > spec.max ? 'out_of_range' : null;
}

function isListOf(value: unknown, fits: (entry: unknown) => boolean, most: number = LIMITS.references): boolean {
  // Array.from makes the holes of a sparse array visible, which `every` would skip.
  return Array.isArray(value) && value.length <= most && Array.from<unknown>(value).every(fits);
}

function isBounded(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= NUMBER_BOUND;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 2 && isBounded(value['x']) && isBounded(value['y']);
}

/** A side no browser draws: what is larger was not made by scaling down. */
const LONGEST_SIDE = 20_000;

function isPicture(value: unknown): boolean {
  const isSide = (side: unknown): boolean => Number.isInteger(side) && (side as number) >= 1 && (side as number) <= LONGEST_SIDE;
  return isRecord(value) && Object.keys(value).length === 3 && isSha256(value['sha256']) && isSide(value['width']) && isSide(value['height']);
}

/** True for a SHA-256 in lowercase hex. */
export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && textProblem(value, 40) === null;
}

/** Properties one stroke may have: the four every stroke has, a text's text apart, and room for what a later version adds. */
const STROKE_PROPERTIES = 12;

function isStroke(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { tool, color, width, points, text, ...later } = value;
  const known = (text === undefined || (typeof text === 'string' && textProblem(text, LIMITS.shortText) === null)) && isShortText(tool) && isShortText(color) && isBounded(width) && isListOf(points, isBounded, 30_000);
  const extra = Object.entries(later);
  return known && extra.length <= STROKE_PROPERTIES - 4 && extra.every(([key, entry]) => isShortText(key) && isSmall(entry));
}

function isSmall(value: unknown): boolean {
  return typeof value === 'boolean' || isBounded(value) || isShortText(value);
}
