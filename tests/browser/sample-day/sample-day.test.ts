import { afterAll, beforeAll, expect, test as run } from 'vitest';

import { architect, spec, story } from './build.ts';
import { ideate, prototype } from './create.ts';
import { Day } from './day.ts';
import { overview, pack } from './finish.ts';
import { prioritize, test } from './judge.ts';
import { PEOPLE } from './people.ts';
import { ACTIVITIES, CLUSTERS, CONCEPTS, FEATURES, PERSONAS, REQUIREMENTS, RISKS, SLICES, STAKEHOLDERS, STORIES, VIEWS, WORKSHOP } from './plan.ts';
import { define, empathize } from './understand.ts';
import { endOfDay, lunch, startBlock, welcome } from './welcome.ts';

let day: Day;

beforeAll(async () => {
  day = await Day.begin();
});

afterAll(async () => {
  await day.app.dispose();
});

run('twelve people go through ten steps in six hours, from an empty app to a build pack that holds what each of them said', async () => {
  await welcome(day);
  const parts = [
    ['Empathy map', empathize],
    ['How might we …?', define],
    ['Silent brainstorm', ideate],
    ['Concept card', prototype],
    [null, lunch],
    ['Test card', test],
    ['Impact and effort', prioritize],
    ['Component sketch', architect],
    ['Measurable requirements', spec],
    ['Story map', story],
  ] as const;
  for (const [block, work] of parts) {
    if (block !== null) await startBlock(day, block);
    await work(day);
    if (block === 'Impact and effort') {
      await startBlock(day, 'Break');
      await day.passes(15);
    }
  }
  await startBlock(day, 'Closing round');
  const { product, engineering, json } = await pack(day);
  await overview(day);
  await endOfDay(day);

  for (const { name, insight, quote, map, feedback } of PEOPLE) {
    for (const words of [insight, quote, ...map.map(([, text]) => text), feedback[1], name]) expect(plain(product)).toContain(words);
  }
  const wanted = [
    WORKSHOP.title,
    WORKSHOP.idea,
    ...Object.values(STAKEHOLDERS).flat(),
    ...PERSONAS.map(({ quote }) => quote),
    ...VIEWS.flatMap(({ need, question }) => [need, question]),
    ...CONCEPTS.flatMap(({ pitch, assumption, learned, action }) => [pitch, assumption, learned, action]),
    ...FEATURES.map(({ name }) => name),
    ...RISKS.map(({ response }) => response),
    ...REQUIREMENTS.flatMap(({ lines }) => lines.flatMap(({ text, measure }) => [text, measure])),
    ...ACTIVITIES,
    ...SLICES.map(({ goal }) => goal),
    ...STORIES.flatMap(({ want, soThat, criterion }) => [want, soThat, ...criterion]),
  ];
  const documents = plain(product + engineering);
  expect(wanted.filter((words) => !documents.includes(words))).toEqual([]);
  expect(product).toContain('2 validated, 1 promising');
  const data = JSON.parse(json) as { readonly sections: { readonly ideate: { readonly ideas: readonly { readonly cluster: { readonly label: string } | null }[] } } };
  // Ideas that were not chosen are data, not part of the document.
  for (const { ideas } of PEOPLE) for (const idea of ideas) expect(JSON.stringify(data)).toContain(JSON.stringify(idea).slice(1, -1));
  // Each question's cluster holds one idea of everybody.
  const inCluster = (name: string): number => data.sections.ideate.ideas.filter(({ cluster }) => cluster?.label === name).length;
  expect(CLUSTERS.map(inCluster)).toEqual(CLUSTERS.map(() => PEOPLE.length));
  expect(day.app.complaints).toEqual([]);
}, 1_800_000);

/** The document without the marks that escape its own syntax. */
function plain(markdown: string): string {
  return markdown.replaceAll('\\', '');
}
