import { LIMITS } from '../../../shared/domain/limits.ts';

/** A title for a copy that no workshop has yet. Where it would be too long, the old title is cut so that the mark of the copy stays. */
export function copyTitle(named: (title: string, number: number) => string, title: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const over = named(title, number).length - LIMITS.title;
    const copy = named(over <= 0 ? title : `${title.slice(0, -over - 1).replace(/[\uD800-\uDBFF]$/, '')}…`, number);
    if (!taken.has(copy)) return copy;
  }
}
