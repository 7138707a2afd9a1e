import { RPCHandler } from '@orpc/server/message-port';

import type { Log } from '../core/log.ts';
import { messageProblem } from './message-guard.ts';
import type { ServedApp } from './served-app.ts';

/** The part of Electron's MessagePortMain that the gateway uses. */
export interface ServedPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(data: unknown): void;
  start(): void;
  close(): void;
}

/** Serves the app over message ports, one for each holder (a window). */
export interface MessagePortGateway {
  /** Serves `port` for `holder`; a port it had before is closed with all that ran over it, as after a reload. */
  serve(holder: number, port: ServedPort): void;
  /** Closes all ports. Safe to repeat. */
  dispose(): void;
}

/** Messages that are no requests close their port: a page of ours never sends one. */
export function createMessagePortGateway(app: ServedApp, log: Log): MessagePortGateway {
  const handler = new RPCHandler(app.router, app.handlerOptions);
  const open = new Map<number, () => void>();

  return {
    serve(holder, port) {
      open.get(holder)?.();
      const guarded = guard(port, (problem) => log.info('A port sent a message that is not a request and was closed.', { problem }));
      open.set(holder, guarded.close);
      guarded.port.on('close', () => {
        if (open.get(holder) === guarded.close) open.delete(holder);
      });
      handler.upgrade(guarded.port, { context: app.newContext() });
      port.start();
    },
    dispose() {
      for (const close of [...open.values()]) close();
    },
  };
}

/** The shape in which the RPC handler takes a port. */
interface HandlerPort {
  on<T extends string>(event: T, callback: (event?: { data: unknown }) => void): void;
  postMessage(data: unknown): void;
}

/** Puts the message guard between a port and the RPC handler, and makes closing at this end look like closing at the other. */
function guard(port: ServedPort, onProblem: (problem: string) => void): { readonly port: HandlerPort; close(): void } {
  const onClosed: (() => void)[] = [];
  let closed = false;

  function closeOnce(): void {
    if (closed) return;
    closed = true;
    for (const listener of onClosed) listener();
    port.close();
  }

  port.on('close', closeOnce);
  return {
    close: closeOnce,
    port: {
      on(event, callback) {
        if (event === 'close') onClosed.push(() => callback());
        if (event !== 'message') return;
        port.on('message', (message) => {
          if (closed) return;
          const problem = messageProblem(message.data);
          if (problem === null) return callback({ data: message.data });
          onProblem(problem);
          closeOnce();
        });
      },
      postMessage(data) {
        if (!closed) port.postMessage(data);
      },
    },
  };
}
