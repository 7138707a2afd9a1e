import { describe, expect, test } from 'vitest';

import { planOperations } from '../../electron/core/step/plan-operations.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

const author = { actor: 'local_anna', now: new Date('2026-11-02T09:00:00Z') };
const note = 'nte_aaaaaaaaaaaaaaaaaaaaaaaa';
const other = 'nte_bbbbbbbbbbbbbbbbbbbbbbbb';
const held: StepOutput = { schemaVersion: 1, ideas: { [note]: { text: 'A bell', order: 'a0' } } };

function plan(operations: readonly StepOperation[], output: StepOutput = held, step = 'ideate') {
  return planOperations(step, output, operations, author);
}

describe('planning operations', () => {
  test('an added item gets its author, time and a place at the end', () => {
    const planned = plan([{ kind: 'add', collection: 'ideas', id: other, fields: { text: 'A lamp' } }]);
    expect(planned).toEqual({
      ok: true,
      value: [
        { kind: 'put', path: ['ideas', other, 'text'], value: 'A lamp' },
        { kind: 'put', path: ['ideas', other, 'by'], value: 'local_anna' },
        { kind: 'put', path: ['ideas', other, 'createdAt'], value: author.now.getTime() },
        { kind: 'put', path: ['ideas', other, 'order'], value: 'a1' },
      ],
    });
  });

  test('the first write into an empty output names its schema version', () => {
    const planned = plan([{ kind: 'set_root', field: 'facilitatorNotes', value: 'Bring tape' }], {});
    expect(planned.ok && planned.value[0]).toEqual({ kind: 'put', path: ['schemaVersion'], value: 1 });
  });

  test('adding an item that is there already writes nothing, so a request can be sent twice', () => {
    const planned = plan([{ kind: 'add', collection: 'ideas', id: note, fields: { text: 'Something else' } }]);
    expect(planned).toEqual({ ok: true, value: [] });
  });

  test('a root field with a dot lies in an object', () => {
    const planned = plan([{ kind: 'set_root', field: 'selection.audience', value: 'agent' }], { schemaVersion: 1 }, 'pack');
    expect(planned).toEqual({ ok: true, value: [{ kind: 'put', path: ['selection', 'audience'], value: 'agent' }] });
  });

  test('later operations see earlier ones, and a deleted item is gone for them', () => {
    const planned = plan([
      { kind: 'delete', collection: 'ideas', id: note },
      { kind: 'set', collection: 'ideas', id: note, field: 'text', value: 'too late' },
    ]);
    expect(planned).toEqual({ ok: false, error: { kind: 'not_found', what: 'item', id: note } });
  });

  test.each([
    ['a collection the step does not have', { kind: 'delete', collection: 'personas', id: note }, 'collection'],
    ['a collection named like an inherited property', { kind: 'delete', collection: 'constructor', id: note }, 'collection'],
    ['an item that is not there', { kind: 'move', collection: 'ideas', id: other, order: 'a5' }, 'item'],
    ['a field the item does not have', { kind: 'set', collection: 'ideas', id: note, field: 'colour', value: 'red' }, 'field'],
    ['the author, which nobody may set', { kind: 'set', collection: 'ideas', id: note, field: 'by', value: 'local_eve' }, 'field'],
    ['a root field the step does not have', { kind: 'set_root', field: 'ideas', value: {} }, 'field'],
  ] as const)('refuses %s', (_what, operation, what) => {
    const planned = plan([operation]);
    expect(planned).toMatchObject({ ok: false, error: { kind: 'not_found', what } });
  });

  test.each([
    ['text', 7, 'not_text'],
    ['text', 'a\u0000b', 'null_character'],
    ['text', '\uD800', 'lone_surrogate'],
    ['text', 'x'.repeat(LIMITS.longText + 1), 'too_long'],
    ['color', 'mauve', 'not_an_option'],
    ['selected', 'yes', 'not_a_flag'],
    ['position', { x: 1 }, 'not_a_position'],
    ['questionId', 'drop table', 'not_a_reference'],
  ])('refuses %s = %j, and says where and why', (field, value, code) => {
    const planned = plan([
      { kind: 'set', collection: 'ideas', id: note, field: 'text', value: 'fine' },
      { kind: 'set', collection: 'ideas', id: note, field, value },
    ]);
    expect(planned).toEqual({ ok: false, error: { kind: 'invalid_input', path: ['operations', 1, 'value'], code } });
  });

  test('a collection takes no more items than its limit', () => {
    const ideas = Object.fromEntries(Array.from({ length: LIMITS.itemsPerCollection }, (_, n) => [`nte_x${n}`, { text: '' }]));
    const planned = plan([{ kind: 'add', collection: 'ideas', id: other, fields: {} }], { ideas });
    expect(planned).toMatchObject({ ok: false, error: { kind: 'invalid_input', code: 'too_many_items' } });
  });

  test('a thousand added items keep their order', () => {
    const operations = Array.from({ length: 1000 }, (_, n) => ({ kind: 'add' as const, collection: 'ideas', id: `nte_n${n}`, fields: { text: String(n) } }));
    const planned = plan(operations);
    if (!planned.ok) throw new Error('refused');
    const orders = planned.value.flatMap((write) => (write.kind === 'put' && write.path[2] === 'order' ? [String(write.value)] : []));
    expect(orders).toHaveLength(1000);
    expect(orders).toEqual([...orders].sort());
    expect(new Set(orders).size).toBe(1000);
  });
});
