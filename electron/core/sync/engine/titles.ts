import { TITLES } from '../protocol.ts';

/** A scope and its head on the remote: a title may be another one with every head. */
export type ScopeAtHead = readonly [scope: string, head: number];

/** What workshops are called that a remote has and this laptop does not. In memory only: a remote is asked again after a start. */
export interface Titles {
  /** Of these scopes those whose title is not known as of their head, as many as one request may ask for. */
  wanted(scopes: readonly ScopeAtHead[]): readonly ScopeAtHead[];
  /** Takes an answer in; what was asked for and did not come has no title, and is not asked for again at this head. */
  learn(asked: readonly ScopeAtHead[], answer: readonly (readonly [scope: string, title: string | null])[]): void;
  /** Null where it is not known. */
  of(scope: string): string | null;
}

/** Nothing known yet. */
export function createTitles(): Titles {
  const known = new Map<string, { readonly head: number; readonly title: string | null }>();
  return {
    wanted: (scopes) => scopes.filter(([scope, head]) => known.get(scope)?.head !== head).slice(0, TITLES.most),
    learn(asked, answer) {
      const titles = new Map(answer);
      for (const [scope, head] of asked) {
        const title = titles.get(scope)?.slice(0, TITLES.characters).trim() ?? '';
        known.set(scope, { head, title: title === '' ? null : title });
      }
    },
    of: (scope) => known.get(scope)?.title ?? null,
  };
}
