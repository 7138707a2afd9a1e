import { beforeEach, describe, expect, test } from 'vitest';

import { registerFlush } from '../../renderer/connection/flushes.ts';
import { HostLink } from '../../renderer/connection/host-link.ts';
import type { StepStore } from '../../renderer/connection/step-store.ts';
import type { StepEvent } from '../../shared/contract/steps.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { FakeHost, type FakeStream, refusal, settled } from './fake-host.ts';

const state = { status: 'in_progress', startedAt: null, completedAt: null, undo: 0, redo: 0 } as const;
const typed = (value: string): StepOperation => ({ kind: 'set', collection: 'personas', id: 'per_a', field: 'name', value });
const note = (id: string, text: string): StepOperation => ({ kind: 'add', collection: 'empathyNotes', id, fields: { text } });
const output = { personas: { per_a: { name: '', order: 'a0' } } };

let host: FakeHost;
let link: HostLink;
let step: StepStore;
let stream: FakeStream<StepEvent>;

const shownName = (): unknown => (step.getSnapshot()?.output['personas'] as Record<string, { name: string }> | undefined)?.['per_a']?.name;
const sentOf = (call: { readonly input: unknown }) => (call.input as { operations: StepOperation[] }).operations;

async function watching(): Promise<FakeStream<StepEvent>> {
  const opened = host.stream<StepEvent>();
  (await host.next('steps.watch')).answer(opened);
  opened.send({ kind: 'snapshot', state, output });
  await settled();
  return opened;
}

beforeEach(async () => {
  host = new FakeHost();
  link = new HostLink(host.open);
  link.connection.connect();
  step = link.step('ws_1', 'empathize');
  step.subscribe(() => {});
  stream = await watching();
});

describe('writing a step', () => {
  test('shows an edit at once and is saved only after the host has acknowledged it', async () => {
    step.writer.apply([typed('Ada')]);
    expect(shownName()).toBe('Ada');
    expect(link.saves.getState()).toBe('saving');
    const call = await host.next('steps.apply');
    expect(link.saves.getState()).toBe('saving');
    call.answer({});
    await settled();
    expect(link.saves.getState()).toBe('saved');
    expect(shownName()).toBe('Ada');
  });

  test('what is shown stays the same object while an edit leaves and is acknowledged, so that no page is drawn again', async () => {
    step.writer.apply([{ ...note('nte_1', 'new'), order: 'a1' } as StepOperation]);
    const { output: shown } = step.getSnapshot() ?? {};
    const added = (shown?.['empathyNotes'] as Readonly<Record<string, object>>)['nte_1'];
    const call = await host.next('steps.apply');
    expect(step.getSnapshot()?.output).toBe(shown);
    call.answer({});
    await settled();
    expect(step.getSnapshot()?.output).toBe(shown);
    step.writer.apply([note('nte_2', 'another')]);
    expect((step.getSnapshot()?.output['empathyNotes'] as Readonly<Record<string, object>>)['nte_1']).toBe(added);
  });

  test('sends one request at a time, in order, and joins what one gesture queued meanwhile', async () => {
    step.writer.apply([typed('A')], 'typing');
    const first = await host.next('steps.apply');
    step.writer.apply([typed('Ad')], 'typing');
    step.writer.apply([typed('Ada')], 'typing');
    step.writer.apply([note('nte_1', 'later')]);
    await settled();
    expect(host.calls.filter((call) => call.path === 'steps.apply')).toEqual([]);
    first.answer({});
    const second = await host.next('steps.apply');
    expect(sentOf(second)).toEqual([typed('Ada')]);
    second.answer({});
    expect(sentOf(await host.next('steps.apply'))).toEqual([note('nte_1', 'later')]);
  });

  test('edits applied in one task under one gesture leave as one request', async () => {
    step.writer.apply([note('nte_1', 'a')], 'paste');
    step.writer.apply([note('nte_2', 'b')], 'paste');
    expect(sentOf(await host.next('steps.apply'))).toHaveLength(2);
  });

  test('keeps edits over a lost connection, sends them again in order, and shows them all the while', async () => {
    step.writer.apply([typed('one')]);
    await host.next('steps.apply');
    host.up = false;
    host.cut();
    step.writer.apply([note('nte_1', 'two')]);
    await settled();
    expect(link.saves.getState()).toBe('waiting');
    expect(shownName()).toBe('one');
    host.up = true;
    link.connection.connect();
    const again = await host.next('steps.apply');
    expect(sentOf(again)).toEqual([typed('one')]);
    await watching();
    expect(shownName()).toBe('one');
    again.answer({});
    (await host.next('steps.apply')).answer({});
    await settled();
    expect(link.saves.getState()).toBe('saved');
  });

  test('a refused edit disappears, its text is kept for copying, and later edits still go', async () => {
    step.writer.apply([typed('not allowed')], 'first');
    step.writer.apply([note('nte_1', 'fine')], 'second');
    (await host.next('steps.apply')).fail(refusal('INVALID_INPUT', { issues: [] }));
    (await host.next('steps.apply')).answer({});
    await settled();
    expect(shownName()).toBe('');
    const failed = link.saves.getState();
    expect(failed).toMatchObject({ failed: [{ code: 'INVALID_INPUT', stepId: 'empathize', texts: ['not allowed'], kept: false }] });
    if (typeof failed === 'object') for (const { id } of failed.failed) link.saves.dismiss(id);
    expect(link.saves.getState()).toBe('saved');
  });

  test('a full disk loses nothing: the edit stays on the page and goes again when there is room', async () => {
    step.writer.apply([typed('precious')]);
    (await host.next('steps.apply')).fail(refusal('STORAGE_FULL'));
    await settled();
    expect(shownName()).toBe('precious');
    expect(link.saves.getState()).toMatchObject({ failed: [{ code: 'STORAGE_FULL', texts: ['precious'], kept: true }] });
    (await host.next('steps.apply')).answer({});
    await settled();
    expect(link.saves.getState()).toBe('saved');
    expect(shownName()).toBe('precious');
  });

  test('text that a field still holds back counts as not saved, and leaves with a flush', async () => {
    const release = registerFlush(() => {
      release();
      step.writer.apply([typed('held')]);
    });
    expect(link.saves.getState()).toBe('saving');
    const flushed = link.flushes.all();
    (await host.next('steps.apply')).answer({});
    await flushed;
    expect(link.saves.getState()).toBe('saved');
  });

  test('a defect names the log entry', async () => {
    step.writer.apply([typed('x')]);
    (await host.next('steps.apply')).fail(refusal('INTERNAL', { logId: 'log_7' }));
    await settled();
    expect(link.saves.getState()).toMatchObject({ failed: [{ code: 'INTERNAL', logId: 'log_7' }] });
  });

  test('flush resolves once everything is settled, and at once when the host is away', async () => {
    step.writer.apply([typed('a')], 'one');
    step.writer.apply([note('nte_1', 'b')], 'two');
    let flushed = false;
    const flushing = step.writer.flush().then(() => (flushed = true));
    (await host.next('steps.apply')).answer({});
    await settled();
    expect(flushed).toBe(false);
    (await host.next('steps.apply')).answer({});
    await flushing;
    host.up = false;
    host.cut();
    step.writer.apply([typed('c')]);
    await step.writer.flush();
    expect(link.saves.getState()).toBe('waiting');
  });

  test('leaving the page sends everything without waiting for answers', async () => {
    step.writer.apply([typed('a')], 'one');
    step.writer.apply([note('nte_1', 'b')], 'two');
    step.writer.apply([note('nte_2', 'c')], 'three');
    link.flushes.now();
    await settled();
    expect(host.calls.filter((call) => call.path === 'steps.apply').map(sentOf)).toEqual([[typed('a')], [note('nte_1', 'b')], [note('nte_2', 'c')]]);
  });
});

describe('watching a step', () => {
  test('shows what others change while an own edit is under way', async () => {
    step.writer.apply([typed('mine')]);
    stream.send({ kind: 'changed', state, changes: [{ path: ['personas', 'per_b'], value: { name: 'theirs', order: 'a1' } }] });
    await settled();
    expect(shownName()).toBe('mine');
    expect(step.getSnapshot()?.output).toMatchObject({ personas: { per_b: { name: 'theirs' } } });
  });

  test('keeps showing the old value while the host is away and takes the new one when it is back', async () => {
    host.up = false;
    host.cut();
    await settled();
    expect(step.getSnapshot()?.output).toEqual(output);
    host.up = true;
    link.connection.connect();
    const again = host.stream<StepEvent>();
    (await host.next('steps.watch')).answer(again);
    again.send({ kind: 'snapshot', state, output: {} });
    await settled();
    expect(step.getSnapshot()?.output).toEqual({});
  });

  test('a step that is gone is gone', async () => {
    stream.end();
    (await host.next('steps.watch')).fail(refusal('NOT_FOUND', { what: 'workshop', id: 'ws_1' }));
    await settled();
    expect(step.live.getState().status).toBe('gone');
    expect(step.getSnapshot()).toBeUndefined();
  });

  test('a failure before the first value is shown, and tried again', async () => {
    const other = link.step('ws_1', 'define');
    other.subscribe(() => {});
    (await host.next('steps.watch')).fail(refusal('STORAGE_UNAVAILABLE', { state: 'locked' }));
    await settled();
    expect(other.live.getState().status).toBe('failed');
    await watching();
    expect(other.getSnapshot()?.output).toEqual(output);
  });
});

describe('calls', () => {
  test('fail at once while the host is away instead of hanging', async () => {
    host.up = false;
    host.cut();
    await expect(link.connection.client.workshops.delete({ workshopId: 'ws_1' })).rejects.toMatchObject({ name: 'ConnectionLost' });
  });
});
