import type { Reference } from '../contents/entry.ts';
import type { PackSource } from '../pack-source.ts';
import { numberText, type Words } from '../words.ts';
import { joined, md, phrase, said, type Markdown } from './markdown.ts';

/** Longest label of an item where it is only mentioned; its own part says it in full. */
const MENTION = 70;

/** What every part writes with: the source, and its words and references as Markdown. */
export class Pen {
  readonly words: Words;

  constructor(readonly source: PackSource) {
    this.words = source.words;
  }

  number(value: number | null): Markdown {
    return value === null ? md`` : said(numberText(value, this.source.language));
  }

  /** A catalog text in the form of its count. */
  counted(texts: { readonly one: string; readonly other: string }, count: number): Markdown {
    return phrase(count === 1 ? texts.one : texts.other, { count: this.number(count) });
  }

  /** An entry as a heading names it: code and text in full. */
  name(entry: { readonly code: string | null }, label: string | null): Markdown {
    return joined([said(entry.code), said(label ?? this.words.unnamed)], ' ');
  }

  /** A reference as it is mentioned: code and shortened text; nothing for none. */
  link(reference: Reference | null): Markdown {
    if (reference === null) return md``;
    if (reference.missing) return phrase(this.words.missing, { id: said(reference.id) });
    return joined([said(reference.code), said(shortened(reference.label ?? this.words.unnamed))], ' ');
  }

  /** References in full, after one another. */
  links(references: readonly Reference[]): Markdown {
    return joined(references.map((reference) => this.link(reference)), this.words.also);
  }

  /** References by their codes alone; those without a code in full. */
  codes(references: readonly Reference[]): Markdown {
    return joined(references.map((ref) => (ref.code === null ? this.link(ref) : said(ref.code))), this.words.and);
  }

  /** The word for a choice, nothing where nobody has chosen. */
  choice<O extends string>(words: Readonly<Record<O, string>>, chosen: O | null): Markdown {
    return chosen === null ? md`` : said(words[chosen]);
  }
}

/** At most `MENTION` characters, and no full stop that would stand in the middle of a list. */
function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= MENTION) {
    const bare = text.replace(/[.,;]+$/, '');
    // What is nothing but points and blanks keeps its points: a mention must say something.
    return said(bare) === '' ? text : bare;
  }
  const cut = characters.slice(0, MENTION).join('');
  return `${cut.replace(/\s+\S*$/u, '').replace(/[.,;:]+$/, '')}…`;
}
