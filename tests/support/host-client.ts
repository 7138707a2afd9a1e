import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';

import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';

/** A client of a node host, as a page has it, but in this process. */
export interface HostClient {
  readonly client: FacilitatorClient;
  readonly socket: WebSocket;
  close(): void;
}

/** Opens a WebSocket to a host by the address it printed. */
export async function connectToHost(address: URL): Promise<HostClient> {
  const socket = new WebSocket(`ws://${address.host}/rpc${address.search}`, { origin: address.origin });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  // ws and the browser's WebSocket differ only in the types of their events.
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { client: createORPCClient(link), socket, close: () => socket.terminate() };
}

/** The first event of a live query; the stream is closed after it. */
export async function firstEvent<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const event of await stream) return event;
  throw new Error('The stream ended without an event.');
}
