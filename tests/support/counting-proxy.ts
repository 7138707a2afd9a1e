import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on 127.0.0.1 that counts what goes through it, and can be cut. */
export interface CountingProxy {
  readonly port: number;
  /** Bytes in both directions since the last call. */
  take(): number;
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void;
  /** Goes on taking connections and passes nothing on: a network that is gone without a word. */
  silence(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** Starts a proxy to a port of this machine. */
export async function startCountingProxy(to: number): Promise<CountingProxy> {
  let bytes = 0;
  let state: 'open' | 'cut' | 'silent' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [from, onto] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        bytes += chunk.length;
        if (state === 'open') onto.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        onto.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (typeof place !== 'object' || place === null) throw new Error('no address');
  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: place.port,
    take() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    cut() {
      state = 'cut';
      drop();
    },
    silence: () => void (state = 'silent'),
    mend() {
      state = 'open';
      drop();
    },
    async stop() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
