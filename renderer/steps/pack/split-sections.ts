const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^#{1,3} /;

/**
 * Cuts markdown into blocks at its headings of the first three levels, so that a change in one chapter leaves the other
 * rendered blocks alone. Headings inside fenced code do not count. Joined by line breaks the blocks are the text again.
 */
export function splitSections(markdown: string): readonly string[] {
  const blocks: string[][] = [[]];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === null && HEADING.test(line) && blocks.at(-1)?.some((known) => known.trim() !== '') === true) blocks.push([]);
    blocks.at(-1)?.push(line);
    if (mark === undefined) continue;
    if (fence === null) fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = null;
  }
  return blocks.map((lines) => lines.join('\n'));
}

/** Cuts code into blocks of at most `lines` lines, so that the page lays out only what is in view. */
export function splitLines(code: string, lines: number): readonly string[] {
  const all = code.split('\n');
  return Array.from({ length: Math.ceil(all.length / lines) }, (_, index) => all.slice(index * lines, (index + 1) * lines).join('\n'));
}
