import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { de } from '../../shared/catalogs/de.ts';
import { en } from '../../shared/catalogs/en.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Log } from '../core/log.ts';
import { createAccess, createToken, type Access } from './access.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServedApp } from './served-app.ts';
import type { StaticAssets } from './static-assets.ts';
import { createWebSocketGateway } from './web-socket.ts';

/** Only this machine reaches it. */
const LOOPBACK = '127.0.0.1';

/** Where the page opens its WebSocket. */
export const RPC_PATH = '/rpc';

/** A message to whoever holds the wrong address; the texts are in the catalogs. */
type Refusal = keyof typeof en.desktop.host;

export interface HttpHostConfig {
  readonly app: ServedApp;
  readonly assets: StaticAssets;
  readonly log: Log;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The secret of this run, for tests; made fresh otherwise. */
  readonly token?: string;
  /** Milliseconds between two pings, for tests. */
  readonly heartbeatMs?: number;
}

/** A running server. */
export interface HttpHost {
  readonly port: number;
  /** The address that opens the app, with its token. */
  readonly address: string;
  /** Closes all connections and the port. */
  dispose(): Promise<void>;
}

/** Why a server could not start. */
export type ListenError = { readonly kind: 'port_in_use' } | { readonly kind: 'port_not_allowed' } | { readonly kind: 'listen_failed'; readonly reason: string };

/** Serves the page and the WebSocket gateway on 127.0.0.1 to whoever holds the run's token. */
export async function startHttpHost(config: HttpHostConfig): Promise<Result<HttpHost, ListenError>> {
  const { app, assets, log, port, token = createToken() } = config;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 });
  const listening = await listen(server, port);
  if (!listening.ok) return listening;
  const access = createAccess(listening.value, token);
  const gateway = createWebSocketGateway(app, log, config.heartbeatMs);

  server.on('request', (request, response) => {
    answer(request, response, access, assets).catch((cause: unknown) => {
      log.error('A page could not be served.', cause);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = upgradeRefusal(request, access);
    if (refusal === null) gateway.accept(request, socket, head);
    else refuseUpgrade(request, socket, refusal);
  });
  server.on('clientError', (_error, socket) => socket.destroy());

  return ok({
    port: listening.value,
    address: `http://${LOOPBACK}:${listening.value}/?token=${token}`,
    async dispose() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await gateway.dispose();
      server.closeAllConnections();
      await closed;
    },
  });
}

function listen(server: Server, port: number): Promise<Result<number, ListenError>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(err(listenError(error))));
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function listenError(error: NodeJS.ErrnoException): ListenError {
  if (error.code === 'EADDRINUSE') return { kind: 'port_in_use' };
  if (error.code === 'EACCES') return { kind: 'port_not_allowed' };
  return { kind: 'listen_failed', reason: error.message };
}

async function answer(request: IncomingMessage, response: ServerResponse, access: Access, assets: StaticAssets): Promise<void> {
  if (!access.isOurHost(request.headers)) return refuse(request, response, 403, 'notThisHost');
  const url = urlOf(request);
  if (url === null) return refuse(request, response, 400, 'notThisHost');
  const credential = access.credential(request.headers, url.searchParams);
  if (credential === 'missing') return refuse(request, response, 401, 'needsToken');
  if (credential === 'wrong') return refuse(request, response, 403, 'wrongToken');
  if (credential === 'token') return welcome(request, response, url, access);
  const { status, headers, body } = await assets.answer({
    method: request.method ?? 'GET',
    // As it was sent: URL objects resolve dots away, and what to make of those is for the assets to decide.
    path: (request.url ?? '/').split('?', 1)[0] ?? '/',
    acceptEncoding: headerText(request.headers['accept-encoding']),
    socketOrigin: `ws://${request.headers.host}`,
  });
  response.writeHead(status, headers).end(body ?? undefined);
}

/** Trades the token in the address for a cookie and goes on to the same page without it, so that it stays out of sight and history. */
function welcome(request: IncomingMessage, response: ServerResponse, url: URL, access: Access): void {
  url.searchParams.delete('token');
  const target = `${url.pathname}${url.search}`;
  const headers = { ...securityHeaders(null), 'set-cookie': access.setCookie, 'cache-control': 'no-store' };
  // A strict cookie does not travel along a redirect that another site's link began; it does when this page goes on by itself.
  if (request.headers['sec-fetch-site'] === 'cross-site') response.writeHead(200, { ...headers, refresh: `0;url=${target}` }).end();
  else response.writeHead(303, { ...headers, location: target }).end();
}

function upgradeRefusal(request: IncomingMessage, access: Access): { readonly status: number; readonly text: Refusal } | null {
  const url = urlOf(request);
  if (url === null || url.pathname !== RPC_PATH) return { status: 404, text: 'notThisHost' };
  if (!access.isOurHost(request.headers) || !access.isOurPage(request.headers)) return { status: 403, text: 'notThisHost' };
  const credential = access.credential(request.headers, url.searchParams);
  if (credential === 'missing') return { status: 401, text: 'needsToken' };
  if (credential === 'wrong') return { status: 403, text: 'wrongToken' };
  return null;
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: Refusal): void {
  const body = refusalText(request, text);
  response
    .writeHead(status, {
      ...securityHeaders(null),
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(request.method === 'HEAD' ? undefined : body);
}

function refuseUpgrade(request: IncomingMessage, socket: Duplex, { status, text }: { readonly status: number; readonly text: Refusal }): void {
  const body = refusalText(request, text);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'connection: close',
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function refusalText(request: IncomingMessage, text: Refusal): string {
  const german = /^\s*de\b/i.test(headerText(request.headers['accept-language']) ?? '');
  return `${(german ? de : en).desktop.host[text]}\n`;
}

function headerText(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

/** The URL of a request; null for what is not a path of this host, such as a proxy's absolute URL. */
function urlOf(request: IncomingMessage): URL | null {
  const path = request.url ?? '';
  const url = path.startsWith('/') ? URL.parse(`http://host${path}`) : null;
  // A path that begins with two slashes would be another host's address when it is given back as a redirect.
  return url === null || url.pathname.startsWith('//') ? null : url;
}
