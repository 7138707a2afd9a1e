import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable on 127.0.0.1 that a test can pull and plug in again. */
export interface CutProxy {
  readonly port: number;
  /** Breaks every connection and lets none through. */
  cut(): void;
  restore(): void;
  stop(): Promise<void>;
}

/** Forwards connections to a port on this machine. */
export async function startCutProxy(target: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let through = true;
  const server = createServer((near) => {
    if (!through) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    through = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    restore: () => void (through = true),
    stop: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
