import type { StepOperation } from '../../../shared/domain/operations.ts';
import { placedForest, tidyForest, type ForestLink, type ForestNode, type Place } from '../../features/diagram/tidy-forest.ts';
import type { ItemIn } from '../../features/step/collections.ts';

type Screen = ItemIn<'prototype', 'screens'>;
type Flow = ItemIn<'prototype', 'flows'>;

/** Width of a screen's box and the distances between boxes, in units of the diagram. */
export const SCREEN_SPACING = { width: 208, gapX: 168, gapY: 28 } as const;

const GUESSED_HEIGHT = 96;

function nodesOf(screens: readonly Screen[], heights: ReadonlyMap<string, number>): readonly ForestNode[] {
  return screens.map(({ id, position }) => ({ id, height: heights.get(id) ?? GUESSED_HEIGHT, place: position }));
}

/** Arrows that lead from one screen to another; one that is not whole yet is no line. */
export function linesOf(flows: readonly Flow[]): readonly (ForestLink & { readonly id: string })[] {
  return flows.flatMap(({ id, fromId, toId }) => (typeof fromId === 'string' && typeof toId === 'string' ? [{ id, from: fromId, to: toId }] : []));
}

/** Where every screen stands: where it was put, else where it is tidy. */
export function screenPlaces(screens: readonly Screen[], flows: readonly Flow[], heights: ReadonlyMap<string, number>): ReadonlyMap<string, Place> {
  return placedForest(nodesOf(screens, heights), linesOf(flows), SCREEN_SPACING);
}

/** The operations that put back in line what was put elsewhere: from left to right as the arrows lead. */
export function tidyScreens(screens: readonly Screen[], flows: readonly Flow[], heights: ReadonlyMap<string, number>): readonly StepOperation[] {
  const neat = tidyForest(nodesOf(screens, heights), linesOf(flows), SCREEN_SPACING);
  return screens.flatMap(({ id, position }): readonly StepOperation[] => {
    const place = neat.get(id);
    if (position === undefined || place === undefined || (position.x === place.x && position.y === place.y)) return [];
    return [{ kind: 'set', collection: 'screens', id, field: 'position', value: place }];
  });
}
