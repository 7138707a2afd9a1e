import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { listItems } from '../../shared/domain/collections.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { readLive } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let workshopId: string;
beforeEach(async () => {
  app = openTestApp();
  ({ workshopId } = await app.client.workshops.create({ title: 'Steps', originalIdea: '' }));
});
afterEach(() => app.dispose());

const apply = (stepId: string, ...operations: StepOperation[]) => app.client.steps.apply({ workshopId, stepId, operations });
const row = (stepId: string) => {
  const found = app.store().step(workshopId, stepId);
  if (found === undefined) throw new Error('no step');
  return found;
};
const items = (stepId: string, collection: string) => listItems(app.store().output(row(stepId).id), collection);
const idea = (id: string, text: string): StepOperation => ({ kind: 'add', collection: 'ideas', id, fields: { text, selected: true } });

describe('steps', () => {
  test('the first edit starts a step', async () => {
    expect(row('ideate')).toMatchObject({ status: 'not_started', startedAt: null });
    await apply('ideate', idea('nte_a', 'A bell'));
    expect(row('ideate')).toMatchObject({ status: 'in_progress', startedAt: new Date(app.clock.now()) });
  });

  test('a request with one bad operation changes nothing at all', async () => {
    const commits: unknown[] = [];
    app.store().onCommit((commit) => commits.push(commit));
    await expect(
      apply('ideate', idea('nte_a', 'A bell'), { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'color', value: 'mauve' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: ['operations', 1, 'value'], code: 'not_an_option' }] } });
    expect(items('ideate', 'ideas')).toEqual([]);
    expect(row('ideate').status).toBe('not_started');
    expect(commits).toEqual([]);
  });

  test('two watchers hear of an edit, as the paths that changed', async () => {
    const address = { workshopId, stepId: 'ideate' };
    const [one, two] = [await readLive((o) => app.client.steps.watch(address, o)), await readLive((o) => app.client.steps.watch(address, o))];
    for (const live of [one, two]) expect(await live.next()).toMatchObject({ kind: 'snapshot', output: {} });
    await apply('ideate', idea('nte_a', 'A bell'));
    for (const live of [one, two]) await live.next();
    await apply('ideate', { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: 'Two bells' });
    for (const live of [one, two]) {
      expect(await live.next()).toMatchObject({ kind: 'changed', changes: [{ path: ['ideas', 'nte_a', 'text'], value: 'Two bells' }] });
    }
    await apply('define', { kind: 'set_root', field: 'facilitatorNotes', value: 'elsewhere' });
    // What comes next is of this step again: the edit of another was not told.
    await apply('ideate', { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: 'Three bells' });
    expect(await one.next()).toMatchObject({ kind: 'changed', changes: [{ path: ['ideas', 'nte_a', 'text'], value: 'Three bells' }] });
    await Promise.all([one.close(), two.close()]);
  });

  test('an id is used once: an add that arrives again after its item was deleted does not bring it back', async () => {
    await apply('ideate', idea('nte_a', 'A bell'));
    await apply('ideate', { kind: 'delete', collection: 'ideas', id: 'nte_a' });
    await apply('ideate', idea('nte_a', 'A bell'), idea('nte_b', 'A lamp'));
    expect(items('ideate', 'ideas').map((item) => item.id)).toEqual(['nte_b']);
    await app.client.steps.undo({ workshopId, stepId: 'ideate' });
    await app.client.steps.undo({ workshopId, stepId: 'ideate' });
    expect(items('ideate', 'ideas')).toMatchObject([{ id: 'nte_a', text: 'A bell' }]);
  });

  test('a gate that is not met says what is missing; completing anyway works, and reopening clears nothing', async () => {
    const address = { workshopId, stepId: 'ideate' };
    await apply('ideate', { kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'not chosen' } });
    await expect(app.client.steps.complete({ ...address, anyway: false })).rejects.toMatchObject({
      code: 'GATE_NOT_MET',
      data: { missing: [{ code: 'ideate.selected_idea' }] },
    });
    await app.client.steps.complete({ ...address, anyway: true });
    expect(row('ideate')).toMatchObject({ status: 'complete', completedAt: new Date(app.clock.now()) });
    await app.client.steps.reopen(address);
    expect(row('ideate')).toMatchObject({ status: 'in_progress', completedAt: null });
    expect(items('ideate', 'ideas')).toHaveLength(1);
    await apply('ideate', { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'selected', value: true });
    await app.client.steps.complete({ ...address, anyway: false });
    expect(row('ideate').status).toBe('complete');
  });

  test('carrying forward makes items with their source; a changed source is offered and taken over; one undo takes all back', async () => {
    await apply('ideate', idea('nte_a', 'A bell\nfor the desk'), idea('nte_b', 'A lamp'));
    const { items: made } = await app.client.steps.carryForward({
      workshopId,
      source: { step: 'ideate', collection: 'ideas' },
      target: { step: 'prototype', collection: 'concepts' },
      items: ['nte_a', 'nte_b'],
    });
    expect(items('prototype', 'concepts')).toMatchObject([
      { id: made[0], name: 'A bell for the desk', ideaIds: ['nte_a'], from: { step: 'ideate', collection: 'ideas', item: 'nte_a', text: 'A bell\nfor the desk' } },
      { id: made[1], name: 'A lamp', ideaIds: ['nte_b'] },
    ]);
    expect(items('ideate', 'ideas')).toHaveLength(2);

    await apply('ideate', { kind: 'set', collection: 'ideas', id: 'nte_b', field: 'text', value: 'A brighter lamp' });
    expect(items('prototype', 'concepts')[1]).toMatchObject({ name: 'A lamp' });
    await app.client.steps.acceptUpdate({ workshopId, stepId: 'prototype', collection: 'concepts', item: made[1] ?? '' });
    expect(items('prototype', 'concepts')[1]).toMatchObject({ name: 'A brighter lamp', from: { text: 'A brighter lamp' } });

    await app.client.steps.undo({ workshopId, stepId: 'prototype' });
    await app.client.steps.undo({ workshopId, stepId: 'prototype' });
    expect(items('prototype', 'concepts')).toEqual([]);
  });

  test('items travel only along the known ways', async () => {
    await apply('ideate', idea('nte_a', 'A bell'));
    await expect(
      app.client.steps.carryForward({
        workshopId,
        source: { step: 'ideate', collection: 'ideas' },
        target: { step: 'story', collection: 'stories' },
        items: ['nte_a'],
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ code: 'not_a_carry_rule' }] } });
  });

  test('a build pack is a row first and content after; the same input gives the same bytes; history is newest first', async () => {
    await apply('ideate', idea('nte_a', 'A bell'));
    const commits: string[] = [];
    app.store().onCommit((commit) => commits.push(...commit.changes.flatMap((change) => ('table' in change && change.table === 'build_packs' ? [change.kind] : []))));
    const first = await app.client.buildPacks.generate({ workshopId, format: 'markdown', language: 'en' });
    expect(commits).toEqual(['inserted', 'updated']);
    app.clock.advance(60_000);
    const second = await app.client.buildPacks.generate({ workshopId, format: 'markdown', language: 'en' });
    const [a, b] = [await app.client.buildPacks.get(first), await app.client.buildPacks.get(second)];
    expect(a.content).toContain('A bell');
    expect(b.content).toBe(a.content);
    expect(app.store().buildPacks(workshopId).map((pack) => pack.id)).toEqual([second.buildPackId, first.buildPackId]);
    expect(await app.client.buildPacks.save(first)).toEqual({ outcome: 'download', fileName: a.fileName, content: a.content });
    await app.client.buildPacks.delete(first);
    await expect(app.client.buildPacks.get(first)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'build_pack' } });
  });
});
