import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';

import { LIMITS } from '../../shared/domain/limits.ts';
import type { Log } from '../core/log.ts';
import { messageProblem, type MessageProblem } from './message-guard.ts';
import type { ServedApp } from './served-app.ts';

/** A socket whose other end does not answer a ping before the next one is taken for gone. */
const HEARTBEAT_MS = 30_000;

/** How long a polite close may take before the connection is cut. */
const CLOSE_MS = 500;

/** Close codes of RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001;
const CLOSE_CODES: Readonly<Record<MessageProblem, number>> = {
  not_text: 1003,
  not_json: 1007,
  not_a_request: 1008,
  too_deep: 1008,
  too_large: 1009,
};

/** Keeps messages that are no requests from every listener and closes the socket with a code that says why. */
class GuardedSocket extends WebSocket {
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args);
    const [data, isBinary] = args;
    const problem = isBinary === true ? 'not_text' : messageProblem(String(data));
    if (problem === null) return super.emit(event, ...args);
    this.close(CLOSE_CODES[problem], problem);
    return true;
  }
}

/** Serves the app over WebSockets. Who may connect is decided before, by the server that owns the upgrade. */
export interface WebSocketGateway {
  /** Completes an upgrade that was found allowed. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every connection and resolves when all are gone. */
  dispose(): Promise<void>;
}

/** No compression: everything stays on one machine. */
export function createWebSocketGateway(app: ServedApp, log: Log, heartbeatMs: number = HEARTBEAT_MS): WebSocketGateway {
  const handler = new RPCHandler(app.router, app.handlerOptions);
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.messageBytes,
    perMessageDeflate: false,
    WebSocket: GuardedSocket,
  });
  const silent = new WeakSet<WebSocket>();

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
    }
  }, heartbeatMs);
  heartbeat.unref();

  function serve(socket: WebSocket): void {
    // A broken frame ends the connection with the right code by itself; without a listener it would end the process.
    socket.on('error', (error) => log.info('A connection broke.', { reason: error.message }));
    socket.on('pong', () => silent.delete(socket));
    void handler.upgrade(socket, { context: app.newContext() });
  }

  return {
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, serve),
    async dispose() {
      clearInterval(heartbeat);
      await Promise.all([...server.clients].map(closePolitely));
      server.close();
    },
  };
}

function closePolitely(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), CLOSE_MS);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close(GOING_AWAY);
  });
}
