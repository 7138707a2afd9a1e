import type { PackInput } from './assemble-contract.ts';
import { readingOrder, type Depth, type PartName } from './audiences.ts';
import { agentBrief } from './markdown/agent-brief.ts';
import { document, heading, paragraph, under, type Block } from './markdown/blocks.ts';
import { phrase, said } from './markdown/markdown.ts';
import { architecture, requirements, risks, stories } from './markdown/parts/build.ts';
import { completeness, traceability } from './markdown/parts/closing.ts';
import { evidence, feedback } from './markdown/parts/evidence.ts';
import { overview } from './markdown/parts/overview.ts';
import { people, research, stakeholders } from './markdown/parts/people.ts';
import { priorities, roadmap } from './markdown/parts/priorities.ts';
import { journey, problem } from './markdown/parts/problem.ts';
import { concepts, flow, ideas } from './markdown/parts/solution.ts';
import { Pen } from './markdown/pen.ts';
import { packSource } from './pack-source.ts';

const PART_WRITERS: Readonly<Record<PartName, (pen: Pen, depth: Depth) => readonly Block[]>> = {
  people,
  stakeholders,
  research,
  problem,
  journey,
  ideas,
  concepts,
  flow,
  evidence,
  feedback,
  priorities,
  roadmap,
  requirements,
  architecture,
  risks,
  stories,
  traceability,
  completeness,
};

/**
 * The build pack as GitHub flavoured Markdown, in the order its audience reads it. What the workshop does not hold is left out.
 * People's text is printed as text: it cannot add headings, rows, links or HTML. The same input gives the same bytes.
 */
export function assembleMarkdown(input: PackInput): string {
  const pen = new Pen(packSource(input));
  const { source, words } = pen;
  return document([
    heading(1, said(said(source.workshop.title) === '' ? words.unnamed : source.workshop.title)),
    paragraph(phrase(words.subtitle, { audience: said(words.audiences[source.audience]) })),
    ...(source.audience === 'agent' ? agentBrief(pen) : packParts(pen)),
  ]);
}

function packParts(pen: Pen): readonly Block[] {
  const { audience, sections, words } = pen.source;
  const written = readingOrder(audience, sections)
    .map(({ part, depth }) => ({ part, blocks: under(2, said(words.headings[part]), PART_WRITERS[part](pen, depth)) }))
    .filter(({ blocks }) => blocks.length > 0);
  return [
    ...(sections.has('overview') ? overview(pen, written.map(({ part }) => part)) : []),
    ...written.flatMap(({ blocks }) => blocks),
  ];
}
