import { describe, expect, test } from 'vitest';

import type { UnitOfWork } from '../../electron/core/store/store.ts';
import { ok } from '../../shared/domain/result.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { openStore, openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { TEST_START, TestClock } from '../support/test-clock.ts';

const at = (ms: number): Date => new Date(TEST_START + ms);

function setup() {
  const clock = new TestClock();
  const store = openStore({ clock });
  const run = (work: (unit: UnitOfWork) => void) => store.mutate('local_a', (unit) => (work(unit), ok(null)));
  const add = (id: string) =>
    run((unit) => {
      unit.insert('workshops', { id, clerkUserId: 'local_a', title: `Title of ${id}`, originalIdea: 'Idea' });
      for (const step of [...STEP_IDS].reverse()) unit.insert('workshop_steps', { id: `wst_${id}_${step}`, workshopId: id, stepId: step });
    });
  return { clock, store, run, add };
}

describe('reads', () => {
  test('a card has the workshop, when it was last opened here and the state of each step', () => {
    const { store, run, add } = setup();
    add('ws_a');
    add('ws_b');
    run((unit) => {
      unit.setLocal('ws_a', { lastOpenedAt: at(5) });
      unit.update('workshop_steps', 'wst_ws_a_ideate', { status: 'complete' });
    });
    const notStarted = Object.fromEntries(STEP_IDS.map((id) => [id, 'not_started']));
    expect(store.cards()).toEqual([
      { workshop: store.workshop('ws_a'), lastOpenedAt: at(5), steps: { ...notStarted, ideate: 'complete' } },
      { workshop: store.workshop('ws_b'), lastOpenedAt: null, steps: notStarted },
    ]);
    expect(store.cards(['ws_b', 'ws_x']).map((card) => card.workshop.id)).toEqual(['ws_b']);
    expect(store.workshop('ws_a')).toMatchObject({ title: 'Title of ws_a', visibility: 'private', createdAt: at(0) });
  });

  test('a workshop that waits for its delete is hidden until it is brought back', () => {
    const { store, run, add } = setup();
    add('ws_a');
    add('ws_b');
    run((unit) => unit.setLocal('ws_a', { lastOpenedAt: at(1), deleteAfter: at(9) }));
    expect([store.workshop('ws_a'), store.cards().length, store.cards(['ws_a'])]).toEqual([undefined, 1, []]);
    expect(store.pendingDeletes()).toEqual([{ workshopId: 'ws_a', deleteAfter: at(9) }]);
    run((unit) => unit.setLocal('ws_a', { deleteAfter: null }));
    expect(store.local('ws_a')).toEqual({ lastOpenedAt: at(1), deleteAfter: null });
    expect([store.cards().length, store.pendingDeletes()]).toEqual([2, []]);
  });

  test('steps come in the order of their definitions, without outputs', () => {
    const { store, add } = setup();
    add('ws_a');
    expect(store.steps('ws_a').map((step) => step.stepId)).toEqual([...STEP_IDS]);
    expect(store.steps('ws_a')[0]).not.toHaveProperty('output');
    expect(store.step('ws_a', 'pack')).toMatchObject({ id: 'wst_ws_a_pack', status: 'not_started', startedAt: null });
    expect(store.step('ws_a', 'elsewhere')).toBeUndefined();
    expect(store.stepDefinitions().map((definition) => definition.id)).toEqual([...STEP_IDS]);
  });

  test('sessions come oldest first, and open ones can be asked for', () => {
    const { store, run, add, clock } = setup();
    add('ws_a');
    run((unit) => unit.insert('sessions', { id: 'ses_b', workshopId: 'ws_a', endedAt: at(1) }));
    clock.advance(10);
    run((unit) => unit.insert('sessions', { id: 'ses_a', workshopId: 'ws_a' }));
    expect(store.sessions('ws_a').map((session) => session.id)).toEqual(['ses_b', 'ses_a']);
    expect(store.openSessions()).toEqual([{ id: 'ses_a', workshopId: 'ws_a', startedAt: at(10), endedAt: null, createdAt: at(10) }]);
    expect(store.openSession('ws_a')?.id).toBe('ses_a');
    expect(store.openSession('ws_b')).toBeUndefined();
  });

  test('build packs come newest first and say whether they are assembled', () => {
    const { store, run, add, clock } = setup();
    add('ws_a');
    run((unit) => unit.insert('build_packs', { id: 'bp_b', workshopId: 'ws_a', title: 'First', content: '# text' }));
    clock.advance(10);
    run((unit) => unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'Second', formatType: 'json' }));
    expect(store.buildPacks('ws_a')).toMatchObject([
      { id: 'bp_a', assembled: false, formatType: 'json' },
      { id: 'bp_b', assembled: true, formatType: 'markdown' },
    ]);
    expect(store.buildPacks('ws_a')[0]).not.toHaveProperty('content');
    expect(store.buildPack('bp_b')).toMatchObject({ content: '# text' });
  });

  test('the last write to a workshop is the time of its newest register', () => {
    const { store, run, add, clock } = setup();
    add('ws_a');
    clock.advance(60_000);
    run((unit) => unit.writeOutput('wst_ws_a_ideate', [{ kind: 'put', path: ['facilitatorNotes'], value: 'x' }]));
    clock.advance(60_000);
    add('ws_b');
    expect([store.lastWriteAt('ws_a'), store.lastWriteAt('ws_b'), store.lastWriteAt('ws_x')]).toEqual([at(60_000), at(120_000), undefined]);
  });

  test('settings keep their JSON value and can be taken away', () => {
    const { store, run } = setup();
    run((unit) => unit.setSetting('window', { width: 800, maximized: false }));
    expect(store.setting('window')).toEqual({ width: 800, maximized: false });
    run((unit) => unit.setSetting('window', undefined));
    expect(store.setting('window')).toBeUndefined();
  });

  test('more outputs than are kept parsed are read from disk again, with what was written', () => {
    const { store, run } = setup();
    const ids = Array.from({ length: 60 }, (_, i) => `ws_${i}`);
    run((unit) => {
      for (const id of ids) {
        unit.insert('workshops', { id, clerkUserId: 'local_a', title: id, originalIdea: '' });
        unit.insert('workshop_steps', { id: `wst_${id}`, workshopId: id, stepId: 'ideate' });
        unit.writeOutput(`wst_${id}`, [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: id }]);
      }
    });
    for (const id of ids) run((unit) => unit.writeOutput(`wst_${id}`, [{ kind: 'put', path: ['ideas', 'nte_b', 'text'], value: id }]));
    for (const id of ids) expect(store.output(`wst_${id}`)).toEqual({ ideas: { nte_a: { text: id }, nte_b: { text: id } } });
  });

  test('everything is there after a restart', () => {
    const dataDir = tempDataDir();
    const first = openSupervisor({ dataDir });
    const { personId } = storeOf(first);
    storeOf(first).mutate(personId, (unit) => {
      unit.insert('workshops', { id: 'ws_a', clerkUserId: personId, title: 'T', originalIdea: '' });
      unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'x' }]);
      unit.setSetting('theme', 'dark');
      return ok(null);
    });
    const before = [storeOf(first).cards(), storeOf(first).output('wst_a'), storeOf(first).setting('theme'), personId];
    first.close();
    const store = openStore({ dataDir });
    expect([store.cards(), store.output('wst_a'), store.setting('theme'), store.personId]).toEqual(before);
    expect(personId).toMatch(/^local_[a-z0-9]{24}$/);
  });
});
