import type * as ClerkJs from '@clerk/clerk-js/no-rhc';

import { keyOfAddress } from './publishable-key.ts';

/** How long one request may take, in milliseconds. */
const PATIENCE_MS = 15_000;

type Clerk = ClerkJs.Clerk;
type Library = typeof ClerkJs;
type RequestHook = Parameters<Clerk['__internal_onBeforeRequest']>[0];

/** Clerk's library speaking to one account service as one client. */
export interface ClerkClient {
  readonly clerk: Clerk;
  /** What proves to the service that it is this client, as of the last answer; `''` before the first. */
  clientToken(): string;
  /** The worst HTTP status that came so far; 0 before the first answer. */
  worstStatus(): number;
}

/** What `load` fails with when the service did not answer, or not well. */
export class ClerkNotLoaded extends Error {}

let library: Promise<Library> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Does one thing after another with a client of its own. In turn, because the library keeps the client it was last made for in
 * the classes of its resources: what is begun with one client would go on as another.
 */
export function withClerk<T>(api: string, clientToken: string, use: (client: ClerkClient) => T | Promise<T>): Promise<T> {
  const next = turn.then(async () => use(createClient(await loaded(), api, clientToken)));
  turn = next.catch(() => undefined);
  return next;
}

/** Fetches what the library wants before anything else: its settings and the client with its sign-in and sessions. */
export async function loadClient({ clerk }: ClerkClient): Promise<void> {
  // The library tries up to eleven times for a minute, except where there is something to fall back to.
  clerk.__internal_getCachedResources = () => Promise.reject(new ClerkNotLoaded('The account service did not answer.'));
  await clerk.load({
    standardBrowser: false,
    telemetry: false,
    experimental: { runtimeEnvironment: 'headless', rethrowOfflineNetworkErrors: true },
  });
}

/** Clerk's way for programs without a browser: the client's token travels in a header both ways instead of a cookie. */
function createClient({ Clerk: Client }: Library, api: string, clientToken: string): ClerkClient {
  const clerk = new Client(keyOfAddress(api));
  const { protocol, host } = new URL(api);
  let token = clientToken;
  let worst = 0;
  const before: RequestHook = (request) => {
    const { url } = request;
    if (url?.host !== host) throw new Error('A request to somewhere else than the account service.');
    url.protocol = protocol;
    url.searchParams.set('_is_native', '1');
    const headers = new Headers(request.headers);
    headers.set('authorization', token);
    headers.set('x-mobile', '1');
    Object.assign(request, { headers, credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  };
  const after: RequestHook = (_request, response) => {
    if (response === undefined) return;
    worst = Math.max(worst, response.status);
    token = response.headers.get('authorization')?.trim() || token;
    // A service can switch the library's log on; it would write to the console.
    const payload: unknown = response.payload;
    if (typeof payload === 'object' && payload !== null && 'client_debug_mode' in payload) payload.client_debug_mode = false;
  };
  clerk.__internal_onBeforeRequest(before);
  clerk.__internal_onAfterResponse(after);
  return { clerk, clientToken: () => token, worstStatus: () => worst };
}

/** On the first use, so that nobody who does not sign in pays for a megabyte of code. */
function loaded(): Promise<Library> {
  library ??= load().catch((cause: unknown) => {
    library = undefined;
    throw cause;
  });
  return library;
}

/**
 * The build without code from elsewhere. All it touches of the surroundings is `fetch`, timers, URL, Headers and Response, and
 * a channel on which the tabs of a browser tell each other their tokens: that one would keep a Node process from ending.
 */
async function load(): Promise<Library> {
  const { BroadcastChannel } = globalThis;
  globalThis.BroadcastChannel = SilentChannel as unknown as typeof BroadcastChannel;
  try {
    return await import('@clerk/clerk-js/no-rhc');
  } finally {
    globalThis.BroadcastChannel = BroadcastChannel;
  }
}

/** A channel with nobody at its other end. */
class SilentChannel {
  addEventListener(): void {}
  postMessage(): void {}
  close(): void {}
}
