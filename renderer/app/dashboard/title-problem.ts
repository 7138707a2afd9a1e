import { LIMITS } from '../../../shared/domain/limits.ts';
import { textProblem, type TextProblem } from '../../../shared/domain/text.ts';

/** Why a text cannot be a workshop's title or idea, as the contract checks it. */
export type TitleProblem = TextProblem | 'blank' | 'line_break';

/** Checks a title: one line, not blank, storable. */
export function titleProblem(title: string): TitleProblem | null {
  if (title.trim() === '') return 'blank';
  if (/[\r\n]/.test(title)) return 'line_break';
  return textProblem(title, LIMITS.title);
}

/** Checks an idea; it may be empty. */
export function ideaProblem(idea: string): TextProblem | null {
  return textProblem(idea, LIMITS.originalIdea);
}
