import type { Reference } from '../contents/entry.ts';
import type { Block } from './blocks.ts';
import { lines, type Markdown } from './markdown.ts';

export interface ChartNode {
  readonly id: string;
  readonly label: string;
}

export interface ChartEdge {
  readonly from: Reference | null;
  readonly to: Reference | null;
  readonly label: string | null;
}

/**
 * A flow chart as a fenced mermaid block. Nodes get names of ours (`n1`, `n2`, …) so that only labels hold people's text; an edge
 * to a node that is not there is left out (the table below a chart names it). Null without nodes.
 */
export function flowChart(nodes: readonly ChartNode[], edges: readonly ChartEdge[]): Block {
  if (nodes.length === 0) return null;
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  const arrows = edges.flatMap(({ from, to, label }) => {
    const [a, b] = [names.get(from?.id ?? ''), names.get(to?.id ?? '')];
    if (a === undefined || b === undefined) return [];
    const text = chartText(label);
    return [text === '' ? `  ${a} --> ${b}` : `  ${a} -->|"${text}"| ${b}`];
  });
  const boxes = nodes.map(({ id, label }) => `  ${names.get(id) ?? ''}["${chartText(label)}"]`);
  return ['```mermaid', 'flowchart LR', ...boxes, ...arrows, '```'].join('\n') as Markdown;
}

/**
 * Text for a quoted mermaid label. Whatever ASCII could end the quotes, start markup, a directive (`%%{`) or a Markdown label
 * becomes a numeric entity of mermaid's own (`#35;`); letters of every script stay.
 */
export function chartText(text: string | null): string {
  return lines(text)
    .join(' / ')
    .replace(/["#%&;<>[\]\\^`{|}~$*_]/g, (mark) => `#${mark.charCodeAt(0)};`);
}
