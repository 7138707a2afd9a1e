import { afterEach, beforeEach, expect, test } from 'vitest';

import { createPrefixedId } from '../../shared/domain/ids.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { startTimer } from '../../shared/domain/timer.ts';
import { readLive } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let workshopId: string;

beforeEach(async () => {
  app = openTestApp();
  workshopId = (await app.client.workshops.create({ title: 'Room', originalIdea: '' })).workshopId;
});
afterEach(() => app.dispose());

async function look(stepId: string) {
  const live = await readLive((o) => app.client.steps.watch({ workshopId, stepId }, o));
  const event = await live.next();
  await live.close();
  if (event.kind !== 'snapshot') throw new Error('a stream begins with a snapshot');
  return event;
}

const add = (collection: string, id: string, fields: Readonly<Record<string, unknown>>): StepOperation => ({ kind: 'add', collection, id, fields });

test('a timer, a spotlight and the agenda are kept as one value each, and begin no step', async () => {
  const timer = startTimer(300_000, 1_700_000_000_000);
  const apply = (operations: StepOperation[]) => app.client.steps.apply({ workshopId, stepId: 'pack', operations });
  await apply([
    { kind: 'set_root', field: 'timer', value: timer },
    { kind: 'set_root', field: 'presentedStep', value: 'ideate' },
    add('agenda', 'agd_a', { title: 'Welcome', kind: 'other', minutes: 10 }),
  ]);
  const { state, output } = await look('pack');
  expect(state.status).toBe('not_started');
  expect(output).toMatchObject({ timer, presentedStep: 'ideate', agenda: { agd_a: { title: 'Welcome' } } });
  for (const wrong of [{ totalMs: 1 }, { ...timer, endsAt: 'now' }, 'five minutes']) {
    await expect(apply([{ kind: 'set_root', field: 'timer', value: wrong }])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
  await apply([{ kind: 'set_root', field: 'timer', value: null }]);
  expect((await look('pack')).output['timer']).toBeNull();
});

test('undo takes back notes, never votes, rounds or private mode; the agenda can be undone', async () => {
  const apply = (stepId: string, operations: StepOperation[]) => app.client.steps.apply({ workshopId, stepId, operations });
  await apply('ideate', [add('ideas', 'nte_a', { text: 'Lockers' })]);
  await apply('ideate', [add('rounds', 'rnd_a', { title: 'Which?', collection: 'ideas', budget: 3, maxPerItem: 2, status: 'open' })]);
  await apply('ideate', [add('votes', createPrefixedId('vot'), { roundId: 'rnd_a', itemId: 'nte_a', voter: 'Ana' }), { kind: 'set_root', field: 'privateBrainstorm', value: true }]);
  expect((await look('ideate')).state).toMatchObject({ status: 'in_progress', undo: 1 });
  await app.client.steps.undo({ workshopId, stepId: 'ideate' });
  const { output } = await look('ideate');
  expect(Object.keys(output['ideas'] ?? {})).toEqual([]);
  expect(Object.keys(output['votes'] ?? {}).length).toBe(1);
  expect(output).toMatchObject({ privateBrainstorm: true, rounds: { rnd_a: { status: 'open' } } });
  await apply('pack', [add('agenda', 'agd_a', { title: 'Welcome', minutes: 10 })]);
  await app.client.steps.undo({ workshopId, stepId: 'pack' });
  expect(Object.keys((await look('pack')).output['agenda'] ?? {})).toEqual([]);
});

test('the workshop at a glance follows edits a moment later', async () => {
  const live = await readLive((o) => app.client.workshops.watchInsight({ workshopId }, o));
  expect((await live.next())?.counts.every(({ count }) => count === 0)).toBe(true);
  await app.client.steps.apply({ workshopId, stepId: 'ideate', operations: [add('ideas', 'nte_a', { text: 'Lockers', selected: true })] });
  const pending = live.next();
  // The stream waits a moment before it looks; when it begins to wait is its own affair.
  const clock = setInterval(() => app.clock.advance(400), 10);
  const insight = await pending;
  clearInterval(clock);
  expect(insight?.counts.find(({ collection }) => collection === 'ideas')?.count).toBe(1);
  expect(insight?.gaps).toEqual([{ code: 'idea_without_concept', step: 'prototype', names: ['Lockers'] }]);
  await live.close();
});
