import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { UNDO_DELETE_MS } from '../../electron/core/workshop/deletion-keeper.ts';
import { listItems } from '../../shared/domain/collections.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { readLive } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeEach(() => {
  app = openTestApp();
});
afterEach(() => app.dispose());

const create = (title = 'A workshop') => app.client.workshops.create({ title, originalIdea: 'Lend things' });
const outputOf = (workshopId: string, stepId: string) => app.store().output(app.store().step(workshopId, stepId)?.id ?? '');

describe('workshops', () => {
  test('a new one is a draft with its owner and the ten steps in order', async () => {
    const { workshopId } = await create('  Library of things ');
    const { personId } = app.store();
    expect(app.store().workshop(workshopId)).toMatchObject({ title: 'Library of things', status: 'draft', clerkUserId: personId, visibility: 'private' });
    expect(app.store().members(workshopId)).toMatchObject([{ clerkUserId: personId, role: 'owner' }]);
    expect(app.store().steps(workshopId).map((step) => step.stepId)).toEqual([...STEP_IDS]);
  });

  test('the list starts with everything and then tells only what changed', async () => {
    const { workshopId: first } = await create('First');
    const live = await readLive((o) => app.client.workshops.watchList(undefined, o));
    expect(await live.next()).toMatchObject({ kind: 'snapshot', workshops: [{ id: first, title: 'First' }] });
    const { workshopId: second } = await create('Second');
    expect(await live.next()).toMatchObject({ kind: 'changed', workshops: [{ id: second }], removed: [] });
    await app.client.workshops.update({ workshopId: first, title: 'Renamed' });
    expect(await live.next()).toMatchObject({ kind: 'changed', workshops: [{ id: first, title: 'Renamed' }] });
    await app.client.workshops.delete({ workshopId: second });
    expect(await live.next()).toEqual({ kind: 'changed', workshops: [], removed: [second] });
    await app.client.workshops.undoDelete({ workshopId: second });
    expect(await live.next()).toMatchObject({ kind: 'changed', workshops: [{ id: second }], removed: [] });
    await live.close();
  });

  test('a deleted one can be brought back whole until the time is over, then it is gone for good', async () => {
    const { workshopId } = await create();
    await app.client.steps.apply({ workshopId, stepId: 'define', operations: [{ kind: 'set_root', field: 'facilitatorNotes', value: 'keep me' }] });
    await app.client.workshops.delete({ workshopId });
    await expect(app.client.workshops.update({ workshopId, title: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    app.clock.advance(UNDO_DELETE_MS - 1);
    await app.client.workshops.undoDelete({ workshopId });
    app.clock.advance(UNDO_DELETE_MS * 2);
    expect(outputOf(workshopId, 'define')['facilitatorNotes']).toBe('keep me');
    await app.client.workshops.delete({ workshopId });
    app.clock.advance(UNDO_DELETE_MS);
    await expect(app.client.workshops.undoDelete({ workshopId })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'workshop', id: workshopId } });
    expect(app.store().steps(workshopId)).toEqual([]);
  });

  test('a delete whose time ran out while the app was closed is finished at the next start', async () => {
    const { workshopId } = await create();
    await app.client.workshops.delete({ workshopId });
    app.clock.advance(1000);
    app = app.reopen();
    await app.client.workshops.undoDelete({ workshopId });
    expect(app.store().workshop(workshopId)).toBeDefined();
    await app.client.workshops.delete({ workshopId });
    app.app.dispose();
    app.clock.advance(UNDO_DELETE_MS * 2);
    app = app.reopen();
    app.clock.advance(0);
    expect(app.store().workshop(workshopId)).toBeUndefined();
    expect(app.store().pendingDeletes()).toEqual([]);
  });

  test('a duplicate has its own copies under fresh ids, with references that point into the copy', async () => {
    const { workshopId } = await create();
    await app.client.steps.apply({
      workshopId,
      stepId: 'empathize',
      operations: [
        { kind: 'add', collection: 'personas', id: 'per_aaaaaaaaaaaaaaaaaaaaaaaa', fields: { name: 'Mira' } },
        { kind: 'add', collection: 'insights', id: 'ins_aaaaaaaaaaaaaaaaaaaaaaaa', fields: { text: 'No time', personaId: 'per_aaaaaaaaaaaaaaaaaaaaaaaa' } },
      ],
    });
    const { workshopId: copy } = await app.client.workshops.duplicate({ workshopId, title: 'Copy' });
    const [persona] = listItems(outputOf(copy, 'empathize'), 'personas');
    const [insight] = listItems(outputOf(copy, 'empathize'), 'insights');
    expect(persona).toMatchObject({ name: 'Mira' });
    expect(persona?.id).not.toBe('per_aaaaaaaaaaaaaaaaaaaaaaaa');
    expect(insight?.['personaId']).toBe(persona?.id);
    expect(app.store().workshop(copy)).toMatchObject({ title: 'Copy', status: 'draft', originalIdea: 'Lend things' });
    await app.client.steps.apply({ workshopId: copy, stepId: 'empathize', operations: [{ kind: 'delete', collection: 'personas', id: persona?.id ?? '' }] });
    expect(listItems(outputOf(workshopId, 'empathize'), 'personas')).toHaveLength(1);
  });

  test.each(['en', 'de'] as const)('the sample (%s) is complete: every step done, every gate met, one build pack', async (language) => {
    const { workshopId } = await app.client.workshops.createSample({ language });
    const live = await readLive((o) => app.client.workshops.watch({ workshopId }, o));
    const detail = await live.next();
    expect(detail?.steps.map((step) => [step.stepId, step.status, step.missing])).toEqual(STEP_IDS.map((id) => [id, 'complete', []]));
    expect(detail).toMatchObject({ status: 'completed', sessions: [] });
    expect(detail?.buildPacks).toMatchObject([{ assembled: true, formatType: 'markdown' }]);
    await live.close();
  });

  test('opening one sets when it was last opened', async () => {
    const { workshopId } = await create();
    app.clock.advance(1000);
    const live = await readLive((o) => app.client.workshops.watch({ workshopId }, o));
    await live.next();
    expect(app.store().cards([workshopId])).toMatchObject([{ lastOpenedAt: new Date(app.clock.now()) }]);
    await live.close();
  });

  test.each([
    [{ title: '   ', originalIdea: '' }, [{ path: ['title'], code: 'blank' }]],
    [{ title: 'two\nlines', originalIdea: '' }, [{ path: ['title'], code: 'line_break' }]],
    [{ title: 'fine', originalIdea: 'nul \u0000' }, [{ path: ['originalIdea'], code: 'null_character' }]],
  ])('refuses %j with its place and reason, and changes nothing', async (input, issues) => {
    await expect(app.client.workshops.create(input)).rejects.toMatchObject({ code: 'INVALID_INPUT', defined: true, data: { issues } });
    expect(app.store().cards()).toEqual([]);
  });

  test('what an id does not name is NOT_FOUND everywhere', async () => {
    const workshopId = 'ws_nothinghere';
    const { client } = app;
    const calls = [
      client.workshops.update({ workshopId, title: 'x' }),
      client.workshops.setStatus({ workshopId, status: 'active' }),
      client.workshops.duplicate({ workshopId, title: 'x' }),
      client.workshops.delete({ workshopId }),
      client.workshops.watch({ workshopId }),
      client.steps.watch({ workshopId, stepId: 'define' }),
      client.steps.undo({ workshopId, stepId: 'define' }),
      client.steps.complete({ workshopId, stepId: 'define', anyway: true }),
      client.buildPacks.generate({ workshopId, format: 'json', language: 'en' }),
      client.buildPacks.preview({ workshopId, format: 'json', language: 'en' }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'workshop', id: workshopId } });
    expect(app.logged).toEqual([]);
  });
});
