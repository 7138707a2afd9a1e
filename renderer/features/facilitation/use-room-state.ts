import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { ROOM_STEP, roomStateOf, type RoomState } from '../../../shared/domain/room-state.ts';
import { useHostLink, useStepWriter } from '../../connection/hooks.ts';
import { useReadOnly } from '../../ui/read-only.tsx';

/** What the whole room shares, live; the idle state while it loads. Changes of anything else never render the caller again. */
export function useRoomState(workshopId: string): RoomState {
  const store = useHostLink().step(workshopId, ROOM_STEP);
  const key = useSyncExternalStore(store.subscribe, () => keyOf(store.getSnapshot()?.output));
  return useMemo(() => JSON.parse(key) as RoomState, [key]);
}

/** Sets one field of the room's state for every window: `timer`, `presentedStep`, `wallView`, `spotlight`. Whoever may only look sets nothing. */
export function useSetRoom(workshopId: string): (field: keyof RoomState, value: unknown) => void {
  const { apply } = useStepWriter(workshopId, ROOM_STEP);
  const readOnly = useReadOnly();
  return useCallback(
    (field, value) => {
      if (!readOnly) apply([{ kind: 'set_root', field, value }]);
    },
    [apply, readOnly],
  );
}

/** Puts one item of a step on the wall, alone and large. */
export function useSpotlight(workshopId: string, stepId: string): (itemId: string) => void {
  const setRoom = useSetRoom(workshopId);
  return useCallback(
    (itemId) => {
      setRoom('presentedStep', stepId);
      setRoom('wallView', 'step');
      setRoom('spotlight', itemId);
    },
    [setRoom, stepId],
  );
}

const keys = new WeakMap<object, string>();

function keyOf(output: object | undefined): string {
  if (output === undefined) return IDLE;
  const known = keys.get(output);
  if (known !== undefined) return known;
  const key = JSON.stringify(roomStateOf(output as Parameters<typeof roomStateOf>[0]));
  keys.set(output, key);
  return key;
}

const IDLE = JSON.stringify(roomStateOf(null));
