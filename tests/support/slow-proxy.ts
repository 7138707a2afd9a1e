import { connect, createServer, type Socket } from 'node:net';

/** What the way through the proxy is like. */
export interface SlowWay {
  /** There and back, milliseconds. */
  readonly rttMs: number;
  /** Share of the segments that are lost and sent again, 0…1. */
  readonly loss?: number;
  /** In [0, 1); decides what is lost. */
  readonly random?: () => number;
}

/** A proxy on 127.0.0.1 that takes its time. */
export interface SlowProxy {
  readonly port: number;
  /** Bytes in both directions since the last call. */
  take(): number;
  stop(): Promise<void>;
}

/** Bytes in an Ethernet segment of TCP. */
const SEGMENT = 1_448;
/** A lost segment that others follow is sent again after one round trip (fast retransmit); the last ones after this long, milliseconds (RFC 6298: at least 200 on Linux). */
const TIMEOUT_MS = 200;

/**
 * Starts a proxy to a port of this machine. Every chunk arrives half a round trip later; a lost segment holds up everything behind
 * it, as in TCP, until it has been sent again.
 */
export async function startSlowProxy(to: number, { rttMs, loss = 0, random = Math.random }: SlowWay): Promise<SlowProxy> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const lossDelay = (length: number): number => {
    const segments = Math.ceil(length / SEGMENT);
    let delay = 0;
    for (let at = 0; at < segments; at += 1) if (random() < loss) delay += segments - at > 3 ? rttMs : Math.max(TIMEOUT_MS, 2 * rttMs);
    return delay;
  };
  const carry = (from: Socket, onto: Socket): void => {
    // One queue: timers of their own would not keep the order to the millisecond.
    const waiting: { readonly chunk: Buffer; readonly due: number }[] = [];
    let free = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pass = (): void => {
      timer = undefined;
      for (let next = waiting[0]; next !== undefined && next.due <= performance.now(); next = waiting[0]) {
        waiting.shift();
        if (onto.writable) onto.write(next.chunk);
      }
      if (waiting[0] !== undefined) timer = setTimeout(pass, Math.max(0, waiting[0].due - performance.now()));
    };
    sockets.add(from);
    from.on('data', (chunk) => {
      bytes += chunk.length;
      free = Math.max(free, performance.now() + rttMs / 2) + (loss === 0 ? 0 : lossDelay(chunk.length));
      waiting.push({ chunk, due: free });
      timer ??= setTimeout(pass, free - performance.now());
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      setTimeout(() => onto.destroy(), rttMs);
    });
  };
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.setNoDelay();
    far.setNoDelay();
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (typeof place !== 'object' || place === null) throw new Error('no address');
  return {
    port: place.port,
    take() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
