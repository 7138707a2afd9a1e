import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import type { Component, Connection } from './architect-types.ts';
import type { Point } from './labels.ts';
import { layoutDiagram, type Box } from './layout.ts';
import { toPixels, toUnits } from './placed.ts';
import type { Link } from './ranks.ts';

/** Moves that follow each other this quickly are undone together. */
const GESTURE_PAUSE_MS = 1_500;

/** What can be done to the picture. */
export interface BoxEdits {
  /** Moves a box by pixels of the picture. */
  readonly move: (id: string, by: Point) => void;
  readonly connect: (fromId: string, toId: string) => void;
  /** Lays the whole picture out anew. */
  readonly tidy: () => void;
}

/**
 * Edits of the picture. The first move also stores where every other box stands, so that none of them moves by itself from then
 * on; later moves write one position.
 */
export function useBoxEdits(components: readonly Component[], connections: readonly Connection[], boxes: readonly Box[], links: readonly Link[], say: (words: string) => void): BoxEdits {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  const { apply, add } = useActions();
  const gesture = useRef({ name: '', at: 0 });
  const nameOf = (id: string): string => {
    const found = components.find((component) => component.id === id);
    return isFilled(found?.name) ? found.name : texts.unnamed('components');
  };
  const place = (id: string, position: Point): StepOperation => ({ kind: 'set', collection: 'components', id, field: 'position', value: position });
  return {
    move: (id, by) => {
      const box = boxes.find((one) => one.id === id);
      if (box === undefined) return;
      const now = Date.now();
      const going = now - gesture.current.at < GESTURE_PAUSE_MS && gesture.current.name.endsWith(id);
      gesture.current = { name: going ? gesture.current.name : `${createPrefixedId('mov')}-${id}`, at: now };
      const others = components.flatMap((component) => {
        const other = boxes.find((one) => one.id === component.id);
        return component.id === id || component.position !== undefined || other === undefined ? [] : [place(component.id, toUnits(other))];
      });
      apply([place(id, toUnits({ x: box.x + by.x, y: box.y + by.y })), ...others], gesture.current.name);
      say(t('diagram.moved', { name: nameOf(id) }));
    },
    connect: (fromId, toId) => {
      const known = connections.find((connection) => connection.fromId === fromId && connection.toId === toId);
      const id = known?.id ?? add('connections', { fromId, toId });
      say(t('diagram.connected', { from: nameOf(fromId), to: nameOf(toId) }));
      focusItem(id, 'label');
    },
    tidy: () => {
      const fresh = layoutDiagram(components.map(({ id }) => id), links).boxes;
      const moved = fresh.filter((box) => {
        const stored = components.find(({ id }) => id === box.id)?.position;
        const at = stored === undefined ? undefined : toPixels(stored);
        return at?.x !== box.x || at.y !== box.y;
      });
      if (moved.length > 0) apply(moved.map((box) => place(box.id, toUnits(box))));
      say(t('diagram.tidied'));
    },
  };
}
