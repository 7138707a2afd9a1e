import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { readHttpsSecret } from '../../electron/core/sync/https-secret.ts';
import { sessionTokens } from '../../electron/core/sync/session-tokens.ts';
import { createClerkApi } from '../../electron/remote/clerk-api.ts';
import { FAKE_BACKUP_CODE, FAKE_CODE, FAKE_PASSWORD, FAKE_TOTP, startFakeAccounts, type FakeAccounts } from '../support/fake-accounts.ts';
import { FakeSync, helloFrom } from '../support/fake-sync.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { testClock } from '../support/test-clock.ts';

let accounts: FakeAccounts;
let sync: FakeSync;
let app: TestApp;
let address: string;

beforeEach(async () => {
  accounts = await startFakeAccounts();
  sync = new FakeSync();
  sync.hello = () => helloFrom('user_2anna');
  app = openTestApp({ sync: sync.ports });
  address = `https://api.example.org/rest/#${accounts.publishableKey}`;
});
afterEach(async () => {
  app.dispose();
  await accounts.stop();
});

const problemOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'nothing',
    (error: { code: string; data: { why?: string; problem?: string } }) => `${error.code} ${error.data.why ?? error.data.problem ?? ''}`,
  );
const start = (email = 'anna@example.org') => app.client.sync.startSignIn({ address, email });

describe('signing in', () => {
  test('with a code from the e-mail connects as the account, and what was local becomes the account’s', async () => {
    const { workshopId } = await app.client.workshops.create({ title: 'Bakery queue', originalIdea: '' });
    expect(await start(' anna@example.org ')).toEqual({ factors: ['email_code', 'password'] });
    expect(await problemOf(app.client.sync.finishSignIn({ factor: 'email_code', proof: '000000' }))).toBe('SIGN_IN_FAILED wrong_code');
    expect(await app.client.sync.finishSignIn({ factor: 'email_code', proof: ` ${FAKE_CODE} ` })).toEqual({ factors: null });
    expect(app.store().personId).toBe('user_2anna');
    expect(app.store().workshop(workshopId)?.clerkUserId).toBe('user_2anna');
    expect(sync.opened[0]?.label).toBe('https://api.example.org/rest');
    expect(readHttpsSecret(sync.opened[0]?.secret ?? '')).toMatchObject({ kind: 'session', sessionId: 'sess_1' });
    for (const entry of readdirSync(app.dataDir, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name)).includes('client-token')).toBe(false);
    }
    app = app.reopen();
    expect(readHttpsSecret(sync.opened[1]?.secret ?? '')).toMatchObject({ kind: 'session' });
    await app.client.sync.disconnect();
    await expect.poll(() => accounts.asked.at(-1)).toBe('/v1/client/sessions/sess_1/remove');
  });

  test('works with a password, and says what went wrong in every other case', async () => {
    expect(await problemOf(app.client.sync.finishSignIn({ factor: 'password', proof: 'x' }))).toBe('SIGN_IN_FAILED expired');
    expect(await problemOf(start('nobody@example.org'))).toBe('SIGN_IN_FAILED unknown_person');
    expect(await problemOf(start('karl@example.org'))).toBe('SIGN_IN_FAILED no_factor');
    for (const text of ['https://api.example.org', 'https://api.example.org#pk_live_!!', 'https://api.example.org#pk_live_bm90aGluZw', `postgres://a:b@127.0.0.1/x#${accounts.publishableKey}`]) {
      expect(await problemOf(app.client.sync.startSignIn({ address: text, email: 'a@b.c' }))).toBe('ADDRESS_INVALID no_sign_in');
    }
    accounts.failWith(503);
    expect(await problemOf(start())).toBe('SIGN_IN_FAILED busy');
    accounts.failWith(null);
    await start();
    expect(await problemOf(app.client.sync.finishSignIn({ factor: 'password', proof: 'wrong' }))).toBe('SIGN_IN_FAILED wrong_code');
    expect(sync.opened).toHaveLength(0);
    await app.client.sync.finishSignIn({ factor: 'password', proof: FAKE_PASSWORD });
    expect(sync.opened).toHaveLength(1);
    await accounts.stop();
    expect(await problemOf(start())).toBe('SIGN_IN_FAILED offline');
  });
});

describe('a second proof', () => {
  const prove = (factor: 'password' | 'totp' | 'email_code' | 'phone_code' | 'backup_code', proof: string) => app.client.sync.finishSignIn({ factor, proof });
  const first = async (email: string) => {
    await start(email);
    return prove('password', FAKE_PASSWORD);
  };

  test('is asked for where the account has one, by whatever of it works without a browser', async () => {
    const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((way) => vi.spyOn(console, way));
    expect(await first('tom@example.org')).toEqual({ factors: ['totp', 'backup_code'] });
    expect(accounts.sent).toEqual([]);
    expect(sync.opened).toHaveLength(0);
    expect(await problemOf(prove('totp', '000000'))).toBe('SIGN_IN_FAILED wrong_code');
    expect(await prove('totp', FAKE_TOTP)).toEqual({ factors: null });
    await first('tom@example.org');
    expect(await prove('backup_code', FAKE_BACKUP_CODE)).toEqual({ factors: null });
    expect(await first('nina@example.org')).toEqual({ factors: ['email_code'] });
    expect(await prove('email_code', FAKE_CODE)).toEqual({ factors: null });
    expect(await first('paul@example.org')).toEqual({ factors: ['phone_code'] });
    expect(await prove('phone_code', FAKE_CODE)).toEqual({ factors: null });
    expect(accounts.sent).toEqual(['2 email_code', '2 phone_code']);
    expect(await problemOf(first('pia@example.org'))).toBe('SIGN_IN_FAILED needs_browser');
    expect(sync.opened).toHaveLength(4);
    // The service asks for the library's log, and does not get it.
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test('belongs to the newest sign-in, also while an older one is on its way', async () => {
    await start('tom@example.org');
    const newer = start();
    expect(await problemOf(prove('password', FAKE_PASSWORD))).toBe('SUPERSEDED ');
    await newer;
    expect(await prove('password', FAKE_PASSWORD)).toEqual({ factors: null });
  });
});

test('two account services at once are never mixed up', async () => {
  const other = await startFakeAccounts((count) => `other-${String(count)}`);
  const through = async ({ publishableKey, asked }: FakeAccounts, email: string) => {
    const api = createClerkApi();
    const started = await api.start(api.addressOf(publishableKey) ?? '', email);
    if (!started.ok) throw new Error(started.error.why);
    const proven = await api.finish(started.value, 'password', FAKE_PASSWORD);
    if (!proven.ok || proven.value.kind !== 'session') throw new Error('no session');
    const { session } = proven.value;
    const made = await Promise.all([api.token(session), api.token(session)]);
    await api.signOut(session);
    return { token: session.clientToken, made: made.map((one) => (one.ok ? one.value.token : one.error.kind)), last: asked.at(-1) };
  };
  const last = '/v1/client/sessions/sess_1/remove';
  expect(await Promise.all([through(accounts, 'anna@example.org'), through(other, 'anna@example.org')])).toEqual([
    { token: 'client-token-1-0123456789', made: ['jwt-1', 'jwt-2'], last },
    { token: 'client-token-1-0123456789', made: ['other-1', 'other-2'], last },
  ]);
  await other.stop();
});

describe('tokens of a session', () => {
  test('are made one at a time, used again while they are young, and made anew when asked', async () => {
    const clock = testClock();
    const session = { api: createClerkApi().addressOf(accounts.publishableKey) ?? '', sessionId: 'sess_1', clientToken: 'client-token-0123456789' };
    const source = sessionTokens(createClerkApi(), session, clock);
    expect(await Promise.all([source.token(false), source.token(false), source.token(true)])).toEqual(['jwt-1', 'jwt-1', 'jwt-1']);
    clock.advance(30_000);
    expect(await source.token(false)).toBe('jwt-1');
    expect(await source.token(true)).toBe('jwt-2');
    clock.advance(40_000);
    expect(await source.token(false)).toBe('jwt-3');
    accounts.endSessions();
    expect(await createClerkApi().token(session)).toEqual({ ok: false, error: { kind: 'over' } });
    expect(await source.token(true)).toBeUndefined();
    await accounts.stop();
    await expect(source.token(true)).rejects.toThrow('cannot be reached');
  });
});
