import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';

/** One open way to the host. */
export interface Transport {
  readonly link: ClientLink<ClientContext>;
  close(): void;
}

/**
 * Opens a way to the host, ready to use. Rejects when there is none right now. `onClose` is called once, when it is gone and
 * before any answer that waits on it fails.
 */
export type OpenTransport = (onClose: () => void) => Promise<Transport>;

const PORT_TIMEOUT_MS = 4_000;

/** The way that fits where the page runs: the preload's MessagePort in the desktop app, a WebSocket in a browser. */
export function pageTransport(): OpenTransport {
  if (location.protocol === 'app:') return openPort;
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return (onClose) => openSocket(`${scheme}://${location.host}/rpc`, onClose);
}

function openSocket(url: string, onClose: () => void): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    // Registered before the link's own listener, so that the state is known when its pending calls fail.
    socket.addEventListener('close', () => {
      reject(new Error('The socket closed before it opened.'));
      onClose();
    });
    const link = new SocketLink({ websocket: socket });
    socket.addEventListener('open', () => resolve({ link, close: () => socket.close() }));
  });
}

function openPort(onClose: () => void): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      window.removeEventListener('message', receive);
      clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      settle();
      reject(new Error('The preload gave no port.'));
      onClose();
    }, PORT_TIMEOUT_MS);
    const receive = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'workshoppilot:port' || port === undefined) return;
      settle();
      port.addEventListener('close', onClose);
      const link = new PortLink({ port });
      port.start();
      resolve({ link, close: () => port.close() });
    };
    window.addEventListener('message', receive);
    window.postMessage('workshoppilot:want-port', location.origin);
  });
}
