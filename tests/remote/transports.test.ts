import { createServer } from 'node:http';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { PROTOCOL_VERSION, type HelloAnswer, type RemoteStore } from '../../electron/core/sync/protocol.ts';
import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import { openHttpsStore, parseHttpsBase } from '../../electron/remote/https-store.ts';
import { fromSqlState } from '../../electron/remote/sqlstate.ts';
import { createPrefixedId } from '../../shared/domain/ids.ts';
import { startCountingProxy } from '../support/counting-proxy.ts';
import { startPostgrest, tokenFor } from '../support/postgrest-server.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { refused, taken, TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(() => servers.stop());

const hello = (store: RemoteStore) => store.hello({ v, device: '00000001' });

describe('the direct way', { timeout: 240_000 }, () => {
  test('an edit costs at most 400 bytes on the wire, an idle round at most 1,024; a cut or silent network is offline, and heals', async () => {
    const remote = await servers.remote();
    onTestFinished(remote.close);
    const person = createPrefixedId('user');
    await remote.as(person);
    const [row] = await remote.sql(`SELECT role_name FROM sync_person WHERE person = '${person}'`);
    const proxy = await startCountingProxy(Number(new URL(remote.address).port));
    onTestFinished(proxy.stop);
    const url = new URL(remote.address);
    const address = parseDirectAddress(`postgres://${String(row?.['role_name'])}:secret@127.0.0.1:${proxy.port}${url.pathname}`);
    if (!address.ok) throw new Error('address');
    const store = openDirectStore(address.value, { answerMs: 2_000 });
    onTestFinished(store.close);

    const [laptop, scope, step] = [new TestLaptop(person), createPrefixedId('ws'), createPrefixedId('wst')];
    let seen = (await taken(store.push(laptop.request(scope, [laptop.workshop(scope, step)])))).anchor;
    const { hash } = await taken<HelloAnswer>(hello(store));
    proxy.take();
    await taken<HelloAnswer>(store.hello({ v, device: laptop.device, known: hash }));
    expect(proxy.take()).toBeLessThanOrEqual(1_024);
    for (let batch = 0; batch < 2; batch += 1) {
      const edits = Array.from({ length: 500 }, () => [laptop.change('workshop_steps', step, `output/notes/${createPrefixedId('nte')}/text`, 'A note of about as many words as people write')]);
      seen = (await taken(store.push(laptop.request(scope, edits, seen)))).anchor;
    }
    const perEdit = proxy.take() / 1_000;
    expect(perEdit).toBeLessThanOrEqual(400);
    console.log(JSON.stringify({ name: 'sync.push_bytes_per_edit', value: perEdit }));

    proxy.cut();
    expect(await refused(hello(store))).toBe('offline');
    proxy.mend();
    await expect.poll(() => refused(hello(store))).toBe('taken');
    proxy.silence();
    expect(await refused(hello(store))).toBe('offline');
    proxy.mend();
    await expect.poll(() => refused(hello(store))).toBe('taken');
  });

  test('a wrong password, a missing set-up and a missing right are told apart', async () => {
    const remote = await servers.remote();
    onTestFinished(remote.close);
    await remote.sql("CREATE ROLE plain LOGIN PASSWORD 'x'");
    const open = (text: string): RemoteStore => {
      const address = parseDirectAddress(text);
      if (!address.ok) throw new Error(text);
      const store = openDirectStore(address.value);
      onTestFinished(store.close);
      return store;
    };
    const as = (user: string, address = remote.address): string => address.replace(/\/\/[^@]*@/, `//${user}@`);
    expect(await refused(hello(open(as('plain:wrong'))))).toBe('unauthorized');
    expect(await refused(hello(open(as('plain:x'))))).toBe('forbidden');
    expect(await refused(hello(open(as('plain:x', await servers.emptyDatabase()))))).toBe('not_set_up');
    expect(await refused(hello(open('postgres://a:b@127.0.0.1:1/none')))).toBe('offline');
  });

  test('addresses: a server elsewhere has to prove who it is unless somebody says otherwise; labels hold no secret', () => {
    const read = (text: string) => {
      const address = parseDirectAddress(text);
      return address.ok ? [address.value.host, address.value.port, address.value.database, address.value.user, address.value.password, address.value.tls, address.value.label] : null;
    };
    expect(read('postgres://ann:p%40ss@db.example.org/work?channel_binding=require')).toEqual(['db.example.org', 5432, 'work', 'ann', 'p@ss', 'verify', 'db.example.org/work']);
    expect(read(' postgresql://ann@localhost:6543/work?sslmode=disable ')).toEqual(['localhost', 6543, 'work', 'ann', '', 'off', 'localhost:6543/work']);
    expect(read('postgres://ann:x@[::1]/work')?.slice(0, 6)).toEqual(['::1', 5432, 'work', 'ann', 'x', 'prefer']);
    for (const bad of ['', 'x', 'https://a:b@c/d', 'postgres://c/d', 'postgres://a:%zz@c/d', 'postgres://a:b@c/d?sslmode=maybe']) expect(read(bad)).toBeNull();
    expect(parseHttpsBase(' https://api.example.org/v1/ ')).toEqual({ ok: true, value: 'https://api.example.org/v1' });
    expect(parseHttpsBase('http://127.0.0.1:3000')).toMatchObject({ ok: true });
    for (const bad of ['http://example.org', 'https://a:b@example.org', 'ftp://x', '']) expect(parseHttpsBase(bad)).toMatchObject({ ok: false });
  });

  test('every SQLSTATE has a meaning', () => {
    for (const code of ['40001', '40P01', '57P01', '53300', '55P03', '58030']) expect(fromSqlState(code).kind).toBe('busy');
    expect(['28P01', '42501', '42883', '08006', '22P02'].map((code) => fromSqlState(code).kind)).toEqual(['unauthorized', 'forbidden', 'not_set_up', 'offline', 'invalid_answer']);
  });
});

describe('the way over HTTPS', { timeout: 240_000 }, () => {
  test('a token that is over is replaced once; RS256 and HS256 are taken, forged and other roles’ are not', async () => {
    const remote = await servers.remote('https');
    onTestFinished(remote.close);
    const gate = await startPostgrest(remote.address.replace(/\/\/[^@]*@/, '//authenticator:gate@'));
    onTestFinished(gate.stop);
    const asked: boolean[] = [];
    const open = (token: (fresh: boolean) => string | undefined) => {
      asked.length = 0;
      return openHttpsStore({ base: gate.base, token: async (fresh) => (asked.push(fresh), token(fresh)) });
    };
    expect(await refused(hello(open((fresh) => tokenFor('user_a', { expiresIn: fresh ? 60 : -1 }))))).toBe('taken');
    expect(asked).toEqual([false, true]);
    expect(await refused(hello(open(() => tokenFor('user_a', { expiresIn: -1 }))))).toBe('unauthorized');
    expect(asked).toEqual([false, true]);
    expect(await taken<HelloAnswer>(hello(open(() => tokenFor('user_b', { alg: 'RS256' }))))).toMatchObject({ person: 'user_b' });
    expect(await refused(hello(open(() => `${tokenFor('user_a')}x`)))).toBe('unauthorized');
    expect(await refused(hello(open(() => undefined)))).toBe('unauthorized');
    await remote.sql('REVOKE EXECUTE ON FUNCTION sync_hello(jsonb) FROM workshoppilot_person');
    expect(await refused(hello(open(() => tokenFor('user_a'))))).toBe('forbidden');
    await remote.sql('DROP FUNCTION sync_hello(jsonb)');
    expect(await refused(hello(open(() => tokenFor('user_a'))))).toBe('not_set_up');
  });

  test('what a server says instead of an answer is told apart, and never believed', async () => {
    const says: { status: number; body: string } = { status: 200, body: '' };
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(says.status, { 'content-type': 'application/json', location: 'https://example.org' }).end(says.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(async () => void (await new Promise((resolve) => server.close(resolve))));
    const place = server.address();
    const store = openHttpsStore({ base: `http://127.0.0.1:${typeof place === 'object' ? (place?.port ?? 0) : 0}`, token: async () => 't' });
    onTestFinished(store.close);
    const now = Date.now();
    const cases: readonly (readonly [number, string, string])[] = [
      [503, '', 'busy'],
      [429, '', 'busy'],
      [500, '{"code":"40001"}', 'busy'],
      [403, '{"code":"42501"}', 'forbidden'],
      [404, '{"code":"PGRST202"}', 'not_set_up'],
      [400, '{"code":"22P02"}', 'invalid_answer'],
      [413, '', 'too_large'],
      [302, '', 'offline'],
      [200, '<html>sign in to this hotel', 'invalid_answer'],
      [200, 'null', 'invalid_answer'],
      [200, JSON.stringify({ ok: true, now }), 'invalid_answer'],
      [200, JSON.stringify({ ok: true, now, protocol: [1, 1], person: 'p', hash: 'h', scopes: [['ws_a', 'owner']] }), 'invalid_answer'],
      [200, JSON.stringify({ ok: false, now, error: 'surprise' }), 'invalid_answer'],
      [200, JSON.stringify({ ok: true, now, protocol: [1, 1], person: 'p', hash: 'h', scopes: [['ws_a', 'owner', 1]], more: 1 }), 'taken'],
    ];
    for (const [status, body, expected] of cases) {
      Object.assign(says, { status, body });
      expect([status, body, await refused(hello(store))]).toEqual([status, body, expected]);
    }
  });
});
