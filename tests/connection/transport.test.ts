import { RPCHandler } from '@orpc/server/message-port';
import { os } from '@orpc/server';
import { createORPCClient } from '@orpc/client';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { pageTransport } from '../../renderer/connection/transport.ts';

const ORIGIN = 'app://workshoppilot';

/** A window with a preload script that hands a port over when it is asked. */
function desktopWindow(handOver: (deliver: (data: unknown, ports: readonly MessagePort[], source?: unknown) => void) => void) {
  const listeners = new Set<(event: unknown) => void>();
  const fakeWindow = {
    addEventListener: (_type: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_type: string, listener: (event: unknown) => void) => listeners.delete(listener),
    postMessage: (data: unknown, origin: string) => {
      expect([data, origin]).toEqual(['workshoppilot:want-port', ORIGIN]);
      handOver((sent, ports, source = fakeWindow) => {
        for (const listener of [...listeners]) listener({ data: sent, ports, source, origin: ORIGIN });
      });
    },
  };
  vi.stubGlobal('window', fakeWindow);
  vi.stubGlobal('location', { protocol: 'app:', origin: ORIGIN, host: 'workshoppilot' });
  return listeners;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('in the desktop app', () => {
  test('asks the preload for a port, talks over it, and hears when it closes', async () => {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler({ greet: os.handler(() => 'hello') }).upgrade(port1);
    port1.start();
    const listeners = desktopWindow((deliver) => deliver('workshoppilot:port', [port2]));
    let closed = false;
    const transport = await pageTransport()(() => (closed = true));
    const client = createORPCClient<{ greet: () => Promise<string> }>(transport.link);
    expect(await client.greet()).toBe('hello');
    expect(listeners.size).toBe(0);
    port1.close();
    await vi.waitFor(() => expect(closed).toBe(true), 30_000);
  });

  test('takes no port from anybody but its own window', async () => {
    const stranger = new MessageChannel();
    const { port1, port2 } = new MessageChannel();
    desktopWindow((deliver) => {
      deliver('workshoppilot:port', [stranger.port2], { another: 'window' });
      deliver('something else', [stranger.port2]);
      deliver('workshoppilot:port', [port2]);
    });
    new RPCHandler({ greet: os.handler(() => 'from the host') }).upgrade(port1);
    port1.start();
    const transport = await pageTransport()(() => {});
    expect(await createORPCClient<{ greet: () => Promise<string> }>(transport.link).greet()).toBe('from the host');
    for (const port of [port1, stranger.port1]) port.close();
  });

  test('gives up waiting for a port, so that it can ask again', async () => {
    vi.useFakeTimers();
    try {
      desktopWindow(() => {});
      let closed = 0;
      const opening = pageTransport()(() => (closed += 1));
      const refused = expect(opening).rejects.toThrow('no port');
      await vi.advanceTimersByTimeAsync(10_000);
      await refused;
      expect(closed).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
