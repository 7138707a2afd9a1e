import { expect, test } from 'vitest';

import { withListEvent } from '../../renderer/connection/workshop-list.ts';
import type { WorkshopCard } from '../../shared/contract/workshops.ts';

const card = (id: string, title = id): WorkshopCard => ({
  id,
  title,
  originalIdea: '',
  status: 'draft',
  createdAt: new Date(0),
  updatedAt: new Date(0),
  lastOpenedAt: null,
  steps: {},
});

test('a snapshot replaces the list; changes add, replace and remove, and leave other cards as they are', () => {
  const first = withListEvent(undefined, { kind: 'snapshot', workshops: [card('a'), card('b')] });
  const next = withListEvent(first, { kind: 'changed', workshops: [card('b', 'renamed'), card('c')], removed: ['x'] });
  expect([...next.values()].map((one) => one.title)).toEqual(['a', 'renamed', 'c']);
  expect(next.get('a')).toBe(first.get('a'));
  expect([...withListEvent(next, { kind: 'changed', workshops: [], removed: ['a', 'b'] }).keys()]).toEqual(['c']);
  expect([...withListEvent(next, { kind: 'snapshot', workshops: [] }).keys()]).toEqual([]);
});
