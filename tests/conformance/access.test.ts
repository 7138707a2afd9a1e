import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { startHttpHost, type HttpHost } from '../../electron/gateways/http-host.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { silentLog, startTestHost } from './carriers.ts';

let app: TestApp;
let host: HttpHost;
let dispose: () => Promise<void>;
let token: string;

beforeAll(async () => {
  app = openTestApp();
  ({ host, dispose } = await startTestHost(app.app));
  token = new URL(host.address).searchParams.get('token') ?? '';
});

afterAll(async () => {
  await dispose();
  app.dispose();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const cookie = () => `workshoppilot_${host.port}=${token}`;
const own = () => `127.0.0.1:${host.port}`;

/** Unlike fetch it sends any header, and paths as they are. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers: { host: own(), ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    })
      .once('error', reject)
      .end();
  });
}

/** The status with which an upgrade is answered; 101 when it is accepted. */
function upgrade(path: string, headers: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers });
    socket.once('error', () => undefined);
    socket.once('open', () => {
      socket.terminate();
      resolve({ status: 101, body: '' });
    });
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });
}

describe('the page', () => {
  test('needs the token, and says in one sentence where to find the address', async () => {
    for (const path of ['/', '/index.html', '/assets/index.js', '/workshops/ws_1']) {
      const answer = await get(path);
      expect(answer.status).toBe(401);
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(answer.body).toMatch(/^WorkshopPilot opens with the address .+"ready".+\n$/);
      expect(answer.body).not.toContain('<');
    }
  });

  test('says it in German to a browser that asks for German', async () => {
    expect((await get('/', { 'accept-language': 'de-AT,de;q=0.9' })).body).toContain('Adresse');
  });

  test.each(['wrong', '', 'a'.repeat(43), 'ä'])('refuses the wrong token %j', async (wrong) => {
    const answer = await get(`/?token=${encodeURIComponent(wrong)}`);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('refuses a cookie of an earlier run', async () => {
    expect((await get('/', { cookie: `workshoppilot_${host.port}=earlier` })).status).toBe(403);
  });

  test('ignores the cookie of a host on another port', async () => {
    expect((await get('/', { cookie: `workshoppilot_1=${token}` })).status).toBe(401);
  });

  test('trades the token for a cookie and goes on to the clean address', async () => {
    const answer = await get(`/workshops/ws_1?token=${token}&x=1`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/workshops/ws_1?x=1');
    expect(answer.headers['set-cookie']).toEqual([`${cookie()}; HttpOnly; SameSite=Strict; Path=/`]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await get('/workshops/ws_1?x=1', { cookie: cookie() })).status).toBe(200);
  });

  test('goes on by itself where a link of another site was followed, because its cookie would not travel along', async () => {
    const answer = await get(`/?token=${token}`, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers['refresh']).toBe('0;url=/');
  });

  test('never sends the browser elsewhere', async () => {
    for (const path of [`//evil.example/?token=${token}`, `/\\evil.example?token=${token}`, `http://evil.example/?token=${token}`]) {
      const answer = await get(path);
      expect(answer.headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    }
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.nip.io', '0.0.0.0', '[::1]'])(
    'refuses the host name %s even with the cookie',
    async (name) => {
      const named = /:\d+$/.test(name) || name === '127.0.0.1' ? name : `${name}:${host.port}`;
      const answer = await get('/', { host: named, cookie: cookie() });
      expect(answer.status).toBe(403);
    },
  );

  test('answers under both names of this machine', async () => {
    expect((await get('/', { host: `localhost:${host.port}`, cookie: cookie() })).status).toBe(200);
    expect((await get('/', { host: own().toUpperCase(), cookie: cookie() })).status).toBe(200);
  });

  test('is served with every security header, refusals included', async () => {
    for (const answer of [await get('/', { cookie: cookie() }), await get('/'), await get('/none.js', { cookie: cookie() })]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    }
    const csp = String((await get('/', { cookie: cookie() })).headers['content-security-policy']);
    expect(csp).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`);
    expect(csp).not.toContain('unsafe');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await get('/', { cookie: cookie() }, method);
    expect(answer.status).toBe(405);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the WebSocket', () => {
  const origin = () => `http://${own()}`;

  test('opens for our page with its cookie, or with the token', async () => {
    expect((await upgrade('/rpc', { origin: origin(), cookie: cookie() })).status).toBe(101);
    expect((await upgrade(`/rpc?token=${token}`, { origin: origin() })).status).toBe(101);
  });

  test('does not open for a page of another origin, whatever it carries', async () => {
    const foreign = ['http://evil.example', `http://localhost:${host.port}`, `https://${own()}`, 'http://127.0.0.1:1', 'http://127.0.0.1', 'null', 'file://'];
    for (const other of foreign) {
      expect(await upgrade(`/rpc?token=${token}`, { origin: other, cookie: cookie() })).toMatchObject({ status: 403 });
    }
  });

  test('does not open without an origin', async () => {
    expect(await upgrade(`/rpc?token=${token}`, { cookie: cookie() })).toMatchObject({ status: 403 });
  });

  test('does not open under a foreign host name', async () => {
    const name = `evil.example:${host.port}`;
    expect(await upgrade(`/rpc?token=${token}`, { host: name, origin: `http://${name}`, cookie: cookie() })).toMatchObject({ status: 403 });
  });

  test('does not open without a token, and says where it is', async () => {
    const answer = await upgrade('/rpc', { origin: origin() });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('"ready"');
  });

  test('does not open with a wrong token, even beside the right cookie', async () => {
    expect((await upgrade('/rpc?token=wrong', { origin: origin(), cookie: cookie() })).status).toBe(403);
    expect((await upgrade('/rpc', { origin: origin(), cookie: `workshoppilot_${host.port}=wrong` })).status).toBe(403);
  });

  test('opens on its own path alone', async () => {
    for (const path of ['/', '/rpc/', '/rpc/x', '/RPC', '//rpc']) expect((await upgrade(path, { origin: origin(), cookie: cookie() })).status).toBe(404);
  });
});

describe('the server', () => {
  test('listens on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
      const socket = connect({ host: address, port: host.port });
      await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  test.each(['GET / HTTP/1.1\r\n\r\n', 'nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`])(
    'survives broken requests (%#)',
    async (bytes) => {
      const socket = connect({ host: '127.0.0.1', port: host.port });
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.write(bytes);
      await new Promise((resolve) => socket.once('close', resolve));
      expect((await get('/', { cookie: cookie() })).status).toBe(200);
    },
  );

  test('survives an upgrade that is cut off, and frames that break the protocol', async () => {
    const hello = `GET /rpc?token=${token} HTTP/1.1\r\nhost: ${own()}\r\norigin: http://${own()}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`;
    for (const frame of [Buffer.alloc(0), Buffer.from([0xff, 0xff, 1, 2, 3]), Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])]) {
      const socket = connect({ host: '127.0.0.1', port: host.port });
      socket.on('error', () => undefined);
      socket.write(hello);
      await once(socket, 'data');
      socket.on('data', () => undefined);
      if (frame.length === 0) socket.destroy();
      else socket.write(frame);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect((await upgrade('/rpc', { origin: `http://${own()}`, cookie: cookie() })).status).toBe(101);
  });

  test('cuts a connection whose other end went silent, and keeps the others', async () => {
    const assets = { answer: () => Promise.reject(new Error('not asked')) };
    const started = await startHttpHost({ app: app.app, assets, log: silentLog, port: 0, heartbeatMs: 50 });
    if (!started.ok) throw new Error(started.error.kind);
    const { origin, host: name, search } = new URL(started.value.address);
    const url = `ws://${name}/rpc${search}`;
    const [silent, answering] = [new WebSocket(url, { origin, autoPong: false }), new WebSocket(url, { origin })];
    await once(silent, 'close');
    expect(answering.readyState).toBe(WebSocket.OPEN);
    await started.value.dispose();
  });

  test('says when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const assets = { answer: () => Promise.reject(new Error('not asked')) };
    const outcome = await startHttpHost({ app: app.app, assets, log: silentLog, port });
    expect(outcome).toEqual({ ok: false, error: { kind: 'port_in_use' } });
    taken.close();
  });
});
