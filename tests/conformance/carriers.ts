import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';

import type { Log } from '../../electron/core/log.ts';
import { startHttpHost, type HttpHost } from '../../electron/gateways/http-host.ts';
import { createMessagePortGateway, type ServedPort } from '../../electron/gateways/message-port.ts';
import type { ServedApp } from '../../electron/gateways/served-app.ts';
import { createStaticAssets } from '../../electron/gateways/static-assets.ts';
import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';

/** One connection of a client, and its bare end for messages that no client would send. */
export interface Connection {
  readonly client: FacilitatorClient;
  /** Sends bytes or text past the client. */
  raw(message: string | Uint8Array): void;
  /** Resolves when the host closed the connection: with the close code where there are codes. */
  readonly closed: Promise<number | undefined>;
  close(): void;
}

/** A gateway with the app behind it. */
export interface Carrier {
  connect(): Promise<Connection>;
  dispose(): Promise<void>;
}

export interface CarrierKind {
  readonly name: string;
  open(app: ServedApp): Promise<Carrier>;
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };

const messagePorts: CarrierKind = {
  name: 'MessagePort',
  async open(app) {
    const gateway = createMessagePortGateway(app, silentLog);
    let holders = 0;
    return {
      async connect() {
        const { port1, port2 } = new MessageChannel();
        gateway.serve((holders += 1), asMainPort(port1));
        const closed = once(port2, 'close').then(() => undefined);
        // Node's port has the methods of the browser's that the link uses.
        const client = createORPCClient<FacilitatorClient>(new PortLink({ port: port2 }));
        port2.start();
        return { client, raw: (message) => port2.postMessage(message), closed, close: () => port2.close() };
      },
      async dispose() {
        gateway.dispose();
      },
    };
  },
};

/** Gives Node's port the events of Electron's: an object that holds the data. */
export function asMainPort(port: MessagePort): ServedPort {
  return {
    on(event: 'message' | 'close', listener: ((message: { readonly data: unknown }) => void) | (() => void)) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data }));
      else port.on('close', () => (listener as () => void)());
    },
    postMessage: (data) => port.postMessage(data),
    start: () => port.start(),
    close: () => port.close(),
  };
}

const webSockets: CarrierKind = {
  name: 'WebSocket',
  async open(app) {
    const { host, dispose } = await startTestHost(app);
    return { connect: () => connectSocket(host), dispose };
  },
};

/** A host on a free port whose page is one small file. */
export async function startTestHost(app: ServedApp): Promise<{ readonly host: HttpHost; dispose(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const started = await startHttpHost({ app, assets: createStaticAssets(folder), log: silentLog, port: 0 });
  if (!started.ok) throw new Error(`The host did not start: ${started.error.kind}`);
  return {
    host: started.value,
    async dispose() {
      await started.value.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function connectSocket(host: HttpHost): Promise<Connection> {
  const { origin, search } = new URL(host.address);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc${search}`, { origin });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  // ws and the browser's WebSocket differ only in the types of their events.
  const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { client: createORPCClient(link), raw: (message) => socket.send(message), closed, close: () => socket.terminate() };
}

/** Every gateway a page can come through. */
export const CARRIERS: readonly CarrierKind[] = [messagePorts, webSockets];
