import { useEffect, useState } from 'react';

/** A part of a board, in its units. */
export interface ShownPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What windows of one laptop tell each other: the part somebody looks at (null: no board any more), or a question for it. */
type Message = { readonly part: ShownPart | null } | { readonly ask: true };

/** Between two tellings, in milliseconds: the wall moves along without a message a frame. */
const REST_MS = 80;

/**
 * Where the facilitator looks goes from window to window, never to the store: it changes with every frame of a pan, and nobody
 * wants it back tomorrow. A wall on another laptop shows the whole board.
 */
function channelOf(workshopId: string, stepId: string): BroadcastChannel {
  return new BroadcastChannel(`workshoppilot.part.${workshopId}.${stepId}`);
}

/** Tells the walls of this laptop which part of a board is seen here, whenever `onChange` calls back, for as long as the board is there. */
export function useTellShownPart(workshopId: string, stepId: string, onChange: (changed: () => void) => () => void, part: () => ShownPart | null): void {
  useEffect(() => {
    const channel = channelOf(workshopId, stepId);
    let told = '';
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const send = (message: Message): void => {
      channel.postMessage(message);
    };
    const tell = (): void => {
      waiting = undefined;
      const now = part();
      const key = JSON.stringify(now);
      if (key === told) return;
      told = key;
      send({ part: now });
    };
    const stop = onChange(() => {
      waiting ??= setTimeout(tell, REST_MS);
    });
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('ask' in data && document.visibilityState === 'visible') send({ part: part() });
    };
    tell();
    return () => {
      clearTimeout(waiting);
      stop();
      send({ part: null });
      channel.close();
    };
  }, [workshopId, stepId, onChange, part]);
}

/** The part of a step's board that the facilitator looks at in another window of this laptop; null while there is no such window. */
export function useShownPart(workshopId: string, stepId: string): ShownPart | null {
  const [shown, setShown] = useState<ShownPart | null>(null);
  useEffect(() => {
    const channel = channelOf(workshopId, stepId);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('part' in data) setShown(data.part);
    };
    const ask: Message = { ask: true };
    channel.postMessage(ask);
    return () => {
      channel.close();
    };
  }, [workshopId, stepId]);
  return shown;
}
