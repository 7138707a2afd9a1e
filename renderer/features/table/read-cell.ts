import { fieldProblem } from '../../../shared/domain/field-check.ts';
import type { FieldSpec } from '../../../shared/domain/step-model.ts';
import { textToNumber } from '../../ui/number-text.ts';
import type { SelectOption } from '../../ui/select.tsx';

/** What is needed to understand a cell. */
export interface CellWords {
  readonly locale: string;
  /** What a choice or a reference can be, by its words. */
  readonly options: readonly SelectOption[];
}

const YES = new Set(['1', 'x', '✓', 'true', 'yes', 'y', 'ja', 'j', 'wahr']);
const NO = new Set(['0', '-', 'false', 'no', 'n', 'nein', 'falsch']);

/** The value of a field that a cell stands for; undefined where it does not fit. Never cuts a text. */
export function readCell(spec: FieldSpec, cell: string, words: CellWords): unknown {
  const value = valueOf(spec, cell, words);
  return value === undefined || fieldProblem(spec, value) !== null ? undefined : value;
}

function valueOf(spec: FieldSpec, cell: string, { locale, options }: CellWords): unknown {
  switch (spec.kind) {
    case 'text':
      return spec.multiline ? cell : cell.replace(/\s*[\r\n]+\s*/g, ' ');
    case 'number':
      return textToNumber(cell, locale);
    case 'flag': {
      const said = cell.toLocaleLowerCase(locale);
      return YES.has(said) ? true : NO.has(said) ? false : undefined;
    }
    case 'choice':
    case 'ref':
      return chosen(options, cell, locale);
    case 'choices':
    case 'refs': {
      const ids = cell.split(/[;,\r\n]+/).map((part) => chosen(options, part, locale));
      return ids.includes(undefined) ? undefined : [...new Set(ids)];
    }
    case 'position':
    case 'strokes':
    case 'picture':
      return undefined;
  }
}

function chosen(options: readonly SelectOption[], cell: string, locale: string): string | undefined {
  const plain = (text: string): string => text.trim().toLocaleLowerCase(locale).replace(/[’']/g, "'");
  const said = plain(cell);
  return options.find(({ value, label }) => plain(label) === said || value.toLowerCase() === said)?.value;
}
