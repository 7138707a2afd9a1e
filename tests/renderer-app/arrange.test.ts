import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { arrange, countByStatus, STATUS_ORDER, type Arrangement } from '../../renderer/app/dashboard/arrange.ts';
import { copyTitle } from '../../renderer/app/dashboard/copy-title.ts';
import type { WorkshopCard } from '../../shared/contract/workshops.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import { textProblem } from '../../shared/domain/text.ts';

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { sensitivity: 'base' });
const everything: Arrangement = { search: '', status: 'all', sort: 'opened' };

function card(title: string, more: Partial<WorkshopCard> = {}): WorkshopCard {
  return {
    id: `ws_${title}`,
    title,
    originalIdea: '',
    status: 'draft',
    createdAt: new Date(1_000),
    updatedAt: new Date(1_000),
    lastOpenedAt: null,
    steps: {},
    ...more,
  };
}

const found = (cards: readonly WorkshopCard[], changes: Partial<Arrangement>): string[] =>
  arrange(cards, { ...everything, ...changes }, compare).map(({ title }) => title);

describe('arranging workshops', () => {
  test('puts the last opened first; one never opened counts from its creation', () => {
    const cards = [card('old', { lastOpenedAt: new Date(2_000) }), card('new', { createdAt: new Date(3_000) }), card('newest', { lastOpenedAt: new Date(4_000) })];
    expect(found(cards, {})).toEqual(['newest', 'new', 'old']);
  });

  test('finds every word in title or idea, in any order, whatever the case and accents', () => {
    const cards = [card('Café', { originalIdea: 'Straße der Zukunft' }), card('Bus')];
    for (const search of ['cafe', 'ZUKUNFT café', 'strasse', '  caf   zuk ']) expect(found(cards, { search })).toEqual(['Café']);
    expect(found(cards, { search: 'cafe bus' })).toEqual([]);
  });

  test('filters by status and sorts by name or age', () => {
    const cards = [card('b', { status: 'active', createdAt: new Date(1) }), card('A', { status: 'active', createdAt: new Date(2) }), card('c')];
    expect(found(cards, { status: 'active', sort: 'name' })).toEqual(['A', 'b']);
    expect(found(cards, { status: 'active', sort: 'created' })).toEqual(['A', 'b']);
  });

  test('counts what the search leaves, status by status', () => {
    const cards = [card('a one', { status: 'active' }), card('a two'), card('b')];
    expect(countByStatus(cards, 'a')).toEqual({ all: 2, draft: 1, active: 1, paused: 0, completed: 0 });
  });

  test('shows the same order however the cards came in, and loses none', () => {
    const cards = fc.uniqueArray(
      fc.record({ title: fc.constantFrom('a', 'A', 'b'), id: fc.string({ minLength: 1 }), opened: fc.option(fc.integer({ min: 0, max: 3 })), status: fc.constantFrom(...STATUS_ORDER) }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(cards, fc.constantFrom('opened', 'name', 'created'), (records, sort) => {
        const all = records.map(({ title, id, opened, status }) => card(title, { id, status, lastOpenedAt: opened === null ? null : new Date(opened) }));
        const order = arrange(all, { ...everything, sort }, compare).map(({ id }) => id);
        expect(arrange(all.toReversed(), { ...everything, sort }, compare).map(({ id }) => id)).toEqual(order);
        expect(order.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('the title of a copy', () => {
  const named = (title: string, number: number): string => `${title} (copy${number === 1 ? '' : ` ${String(number)}`})`;

  test('is one that no workshop has yet', () => {
    expect(copyTitle(named, 'A', new Set())).toBe('A (copy)');
    expect(copyTitle(named, 'A', new Set(['A (copy)', 'A (copy 2)']))).toBe('A (copy 3)');
  });

  test('never becomes too long, and never breaks a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((title) => title.length <= LIMITS.title), (title) => {
        const copy = copyTitle(named, title, new Set());
        expect(textProblem(copy, LIMITS.title)).toBeNull();
        expect(copy.endsWith('(copy)')).toBe(true);
      }),
    );
  });
});
