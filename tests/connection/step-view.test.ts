import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { applyOperations, operationPath } from '../../renderer/connection/apply-operations.ts';
import { shownOutput, withAcknowledged, withSent, withStepEvent, type StepView } from '../../renderer/connection/step-view.ts';
import type { StepEvent } from '../../shared/contract/steps.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { valueAt } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { operations, outputs } from './arbitraries.ts';

const state = { status: 'in_progress', startedAt: null, completedAt: null, undo: 0, redo: 0 } as const;
const snapshot = (output: StepOutput): StepEvent => ({ kind: 'snapshot', state, output: { ...output } });
const typed = (value: string): StepOperation => ({ kind: 'set', collection: 'notes', id: 'nte_a', field: 'text', value });
const oneNote: StepOutput = { notes: { nte_a: { order: 'a0', text: '' }, nte_b: { order: 'a1', text: 'other' } } };

function viewOf(output: StepOutput): StepView {
  const made = withStepEvent(undefined, snapshot(output));
  if (made === undefined) throw new Error('a snapshot makes a step');
  return made;
}

/** What a host makes of edits: its new output, and the event for the writes that changed something. */
function changedBy(before: StepOutput, edits: readonly StepOperation[]): { readonly after: StepOutput; readonly event: StepEvent } {
  let after = before;
  const changes = edits.flatMap((edit) => {
    const path = [...operationPath(edit)];
    const was = JSON.stringify(valueAt(after, path));
    after = applyOperations(after, [edit]);
    const value = valueAt(after, path);
    if (was === JSON.stringify(value)) return [];
    return [value === undefined ? { path } : { path, value }];
  });
  return { after, event: { kind: 'changed', state, changes } };
}

function take(view: StepView, event: StepEvent): StepView {
  return withStepEvent(view, event) ?? view;
}

describe('the view of a step', () => {
  test('ignores changes that come before any snapshot', () => {
    expect(withStepEvent(undefined, { kind: 'changed', state, changes: [{ path: ['notes'], value: {} }] })).toBeUndefined();
  });

  test('keeps the identity of items that did not change', () => {
    const before = viewOf(oneNote);
    const after = take(before, { kind: 'changed', state, changes: [{ path: ['notes', 'nte_a', 'text'], value: 'x' }] });
    expect(valueAt(after.output, ['notes', 'nte_b'])).toBe(valueAt(before.output, ['notes', 'nte_b']));
  });

  test('a change without a value takes its path away', () => {
    const after = take(viewOf(oneNote), { kind: 'changed', state, changes: [{ path: ['notes', 'nte_b'] }] });
    expect(valueAt(after.output, ['notes', 'nte_b'])).toBeUndefined();
  });

  test('shows an acknowledged edit although its event has not come yet', () => {
    const after = withAcknowledged(withSent(viewOf(oneNote), [typed('hello')]));
    expect(valueAt(shownOutput(after, []), ['notes', 'nte_a', 'text'])).toBe('hello');
  });

  test("lets another person's later edit stand when the acknowledgement comes last", () => {
    let view = withSent(viewOf(oneNote), [typed('mine')]);
    view = take(view, changedBy(oneNote, [typed('mine'), typed('theirs')]).event);
    view = withAcknowledged(view);
    expect(valueAt(shownOutput(view, []), ['notes', 'nte_a', 'text'])).toBe('theirs');
  });

  test('ends as the host has it, in whatever order acknowledgement and events arrive', () => {
    const turn = fc.record({ mine: fc.array(operations, { minLength: 1, maxLength: 3 }), theirs: fc.array(operations, { maxLength: 3 }), ackFirst: fc.boolean() });
    fc.assert(
      fc.property(outputs, fc.array(turn, { maxLength: 8 }), (start, turns) => {
        let host = start;
        let view = viewOf(start);
        for (const { mine, theirs, ackFirst } of turns) {
          view = withSent(view, mine);
          const own = changedBy(host, mine);
          const other = changedBy(own.after, theirs);
          host = other.after;
          if (ackFirst) view = withAcknowledged(view);
          view = take(view, own.event);
          view = take(view, other.event);
          if (!ackFirst) view = withAcknowledged(view);
        }
        expect(view.output).toEqual(host);
        expect(shownOutput(view, [])).toEqual(host);
      }),
      { numRuns: 400 },
    );
  });

  test('never shows older text while somebody types and patches of others arrive', () => {
    const moment = fc.constantFrom('key' as const, 'ack' as const, 'event' as const, 'other' as const);
    fc.assert(
      fc.property(fc.array(moment, { minLength: 5, maxLength: 60 }), (moments) => {
        let host = oneNote;
        let view = viewOf(oneNote);
        let typedText = '';
        let sent: readonly StepOperation[] = [];
        let waiting: readonly StepOperation[] = [];
        const events: StepEvent[] = [];
        const send = (): void => {
          if (sent.length > 0 || waiting.length === 0) return;
          [sent, waiting] = [waiting, []];
          view = withSent(view, sent);
          const applied = changedBy(host, sent);
          host = applied.after;
          events.push(applied.event);
        };
        for (const next of moments) {
          if (next === 'key') {
            typedText += 'x';
            waiting = [typed(typedText)];
          } else if (next === 'ack' && sent.length > 0) {
            view = withAcknowledged(view);
            sent = [];
          } else if (next === 'event') {
            const event = events.shift();
            if (event !== undefined) view = take(view, event);
          } else if (next === 'other') {
            const applied = changedBy(host, [{ kind: 'set', collection: 'notes', id: 'nte_b', field: 'text', value: typedText }]);
            host = applied.after;
            events.push(applied.event);
          }
          send();
          const shown = shownOutput(view, [...sent, ...waiting]);
          expect(valueAt(shown, ['notes', 'nte_a', 'text'])).toBe(typedText);
        }
      }),
      { numRuns: 400 },
    );
  });
});
