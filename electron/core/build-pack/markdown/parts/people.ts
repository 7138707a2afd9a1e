import { EMPATHY_ZONES } from '../../../../../shared/domain/steps/empathize.ts';
import type { Persona } from '../../contents/entry.ts';
import type { Depth } from '../../audiences.ts';
import { bullets, labelled, paragraph, quotation, table, under, type Block } from '../blocks.ts';
import { joined, lines, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** Personas: a card each, or a table. */
export function people(pen: Pen, depth: Depth): readonly Block[] {
  const { personas } = pen.source.contents.empathize;
  const { labels } = pen.words;
  if (depth === 'full') return personas.flatMap((persona) => personaCard(pen, persona));
  return [
    table(personas, [
      { head: said(labels.name), cell: (persona) => pen.name(persona, persona.name) },
      { head: said(labels.role), cell: ({ role }) => said(role) },
      { head: said(labels.goals), cell: ({ goals }) => said(goals) },
      { head: said(labels.frustrations), cell: ({ frustrations }) => said(frustrations) },
    ]),
  ];
}

function personaCard(pen: Pen, persona: Persona): readonly Block[] {
  const { labels } = pen.words;
  const listed = (label: string, text: string | null): readonly Block[] => {
    const items = lines(text).map(said);
    return items.length === 0 ? [] : [md`**${said(label)}**`, bullets(items)];
  };
  return under(3, pen.name(persona, persona.name), [
    paragraph(joined([said(persona.role), said(persona.age)], ' · ')),
    quotation(lines(persona.quote).map(said)),
    ...lines(persona.bio).map((line) => paragraph(said(line))),
    ...listed(labels.goals, persona.goals),
    ...listed(labels.frustrations, persona.frustrations),
    ...listed(labels.behaviours, persona.behaviours),
  ]);
}

/** Who has a say, by ring and influence. */
export function stakeholders(pen: Pen): readonly Block[] {
  const { labels, rings } = pen.words;
  return [
    table(pen.source.contents.empathize.stakeholders, [
      { head: said(labels.name), cell: ({ name }) => said(name ?? pen.words.unnamed) },
      { head: said(labels.ring), cell: ({ ring }) => pen.choice(rings, ring) },
      { head: said(labels.influence), cell: ({ influence }) => pen.number(influence) },
      { head: said(labels.interest), cell: ({ interest }) => pen.number(interest) },
      { head: said(labels.note), cell: ({ note }) => said(note) },
    ]),
  ];
}

/** Insights with their sources, and the empathy map; in short only insights, pains and gains. */
export function research(pen: Pen, depth: Depth): readonly Block[] {
  const { insights, empathyNotes } = pen.source.contents.empathize;
  const { labels, zones } = pen.words;
  const insight = ({ text, source, quote, persona }: (typeof insights)[number]) => ({
    text: said(text ?? pen.words.unnamed),
    below:
      depth === 'short'
        ? []
        : [
            quote === null ? md`` : phrase(pen.words.quote, { text: said(quote) }),
            joined([labelled(said(labels.source), said(source)), labelled(said(labels.about), pen.link(persona))], ' · '),
          ],
  });
  const shown = EMPATHY_ZONES.filter((zone) => depth === 'full' || zone === 'pains' || zone === 'gains');
  const notes = (zone: (typeof shown)[number] | null): readonly Markdown[] =>
    empathyNotes.filter((note) => note.zone === zone).map((note) => said(note.text));
  const unplaced = depth === 'full' ? bullets(notes(null)) : null;
  return [bullets(insights.map(insight)), unplaced, ...shown.flatMap((zone) => under(3, said(zones[zone]), [bullets(notes(zone))]))];
}
