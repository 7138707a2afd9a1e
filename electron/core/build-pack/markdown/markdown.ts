declare const markdown: unique symbol;

/**
 * Markdown that is safe to print: its structure is ours. People's text gets this type only through `said`, so that a text that was
 * not escaped does not compile.
 */
export type Markdown = string & { readonly [markdown]: true };

/** Builds Markdown from our own marks and values that are Markdown already. */
export function md(marks: TemplateStringsArray, ...values: readonly Markdown[]): Markdown {
  return marks.reduce((text, mark, index) => text + (values[index - 1] ?? '') + mark) as Markdown;
}

/** Joins parts that say something. */
export function joined(parts: readonly Markdown[], between: string): Markdown {
  return parts.filter((part) => part !== '').join(between) as Markdown;
}

/** `template`, a text of the catalog, with Markdown values in its places. */
export function phrase(template: string, values: Readonly<Record<string, Markdown>>): Markdown {
  const text = said(template);
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole)) as Markdown;
}

const LINE_BREAKS = /[\r\n\u0085\u2028\u2029]+/;
// Control characters say nothing and some renderers stop at them.
// eslint-disable-next-line no-control-regex -- finding control characters is the point.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;

/** The lines of a text that say something, each trimmed, with single spaces. */
export function lines(text: string | null): readonly string[] {
  return (text ?? '')
    .split(LINE_BREAKS)
    .map((line) => line.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '');
}

/**
 * People's text as one line of Markdown that shows exactly that text (GitHub flavoured: CommonMark with tables), wherever it
 * stands: in a paragraph, a heading, a list item or a table cell. Line breaks become a slash, or a space after a sentence's end.
 */
export function said(text: string | null): Markdown {
  const line = lines(text).map((part, index, all) => (index === 0 ? part : `${between(all[index - 1] ?? '')}${part}`));
  return atEdges(line.join('').split(' ').map(escapedWord).join(' ')) as Markdown;
}

function between(before: string): string {
  return '.!?:;,–…-'.includes(before.slice(-1)) ? ' ' : ' / ';
}

/** Marks that mean something inside a line. A backslash only where it would escape, `<` only where it would open a tag. */
const MARKS = /\\(?=[!-/:-@[-`{-~]|$)|[`*[|~$_]|<(?=[a-z/!?])|&(?=#?\w{1,31};)/gi;

function escapedWord(word: string): string {
  const escaped = word.replace(MARKS, (mark, at: number) => {
    if (mark === '<') return '&lt;';
    if (mark === '&') return '&amp;';
    if (mark === '_' && isWordPart(word, at - 1) && isWordPart(word, at + 1)) return mark;
    return `\\${mark}`;
  });
  // An address is linked as it stands, escapes included; one that needs escapes must not be taken for an address.
  return escaped === word ? word : escaped.replaceAll('://', '\\://').replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`).replaceAll('@', '\\@');
}

/** True for a letter or digit: an underscore between two of them is only an underscore. */
function isWordPart(word: string, at: number): boolean {
  const unit = word.charAt(at);
  const pair = /[\uDC00-\uDFFF]/.test(unit) ? word.charAt(at - 1) + unit : /[\uD800-\uDBFF]/.test(unit) ? unit + word.charAt(at + 1) : unit;
  return /^[\p{L}\p{N}]$/u.test(pair);
}

/** What only means something at the start of a line, or at the end of a heading. */
function atEdges(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?= |$)|>|[-+](?= |$)|-+$|=+$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
    .replace(/ (#+)$/, ' \\$1');
}
