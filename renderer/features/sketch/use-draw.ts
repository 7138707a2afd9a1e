import { useCallback } from 'react';

import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { Stroke } from '../../../shared/domain/step-model.ts';
import type { ItemRef } from '../step/step-actions.ts';
import { useActions } from '../step/step-context.tsx';

/** Saves a drawing into an item's field `strokes`. Every call is undone on its own, also when several leave in one message. */
export function useDraw(): (target: ItemRef, strokes: readonly Stroke[]) => void {
  const actions = useActions();
  return useCallback(
    (target, strokes) => {
      actions.set(target, 'strokes', strokes, createPrefixedId('stroke'));
    },
    [actions],
  );
}
