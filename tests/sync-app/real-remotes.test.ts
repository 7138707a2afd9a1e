import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { addPerson } from '../../electron/remote/persons.ts';
import { FAKE_CODE, startFakeAccounts } from '../support/fake-accounts.ts';
import { FakeSync } from '../support/fake-sync.ts';
import { tokenFor } from '../support/postgrest-server.ts';
import { sessionOf, startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let remotes: PostgresRemotes;
let app: TestApp;

beforeAll(async () => {
  remotes = await startPostgresRemotes();
});
afterAll(() => remotes.stop());
afterEach(() => app.dispose());

/** The app with the real ways to remotes; only the engine is the test's. */
function open(): void {
  app = openTestApp({ sync: { startEngine: new FakeSync().ports.startEngine } });
}
const problemOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'connected',
    (error: { data?: { why?: string } }) => error.data?.why ?? error,
  );

test('a pasted address reaches a PostgreSQL as the role’s person, and every wrong one says why', async () => {
  open();
  const remote = await remotes.remote();
  const owner = remote.connect();
  await addPerson(sessionOf(owner), { role: 'anna_direct', person: 'anna', password: 'p@ss w/rd#1' });
  const as = (user: string, password: string, address = remote.address) => address.replace(/\/\/[^@]*@/, `//${user}:${encodeURIComponent(password)}@`);
  const connect = (address: string) => problemOf(app.client.sync.connect({ address }));
  expect(await connect(as('anna_direct', 'wrong'))).toBe('unauthorized');
  expect(await connect(as('anna_direct', 'p@ss w/rd#1').replace(/:\d+\//, ':1/'))).toBe('offline');
  expect(await connect(await remotes.emptyDatabase())).toBe('not_set_up');
  const stranger = postgres(remote.address, { max: 1, onnotice: () => undefined });
  await stranger.unsafe("CREATE ROLE stranger LOGIN PASSWORD 'x'");
  await stranger.end();
  expect(await connect(as('stranger', 'x'))).toMatch(/^(forbidden|not_set_up)$/);
  expect(app.store().personId).toMatch(/^local_/);
  expect(await connect(as('anna_direct', 'p@ss w/rd#1'))).toBe('connected');
  expect(app.store().personId).toBe('anna');
  await remote.close();
});

test('over HTTPS a token or an account’s session reaches the same functions', async () => {
  open();
  const remote = await remotes.remote('https');
  const store = await remote.as('anna');
  expect((await store.hello({ v: 1, device: '00000000' })).ok).toBe(true);
  const base = remote.base ?? '';
  expect(await problemOf(app.client.sync.connect({ address: base, token: `${tokenFor('anna').slice(0, -4)}AAAA` }))).toBe('unauthorized');
  expect(await problemOf(app.client.sync.connect({ address: base, token: tokenFor('anna') }))).toBe('connected');
  expect(app.store().personId).toBe('anna');
  const accounts = await startFakeAccounts(() => tokenFor('user_2anna'));
  await app.client.sync.startSignIn({ address: `${base}#${accounts.publishableKey}`, email: 'anna@example.org' });
  await app.client.sync.finishSignIn({ factor: 'email_code', proof: FAKE_CODE });
  expect(app.store().personId).toBe('user_2anna');
  await accounts.stop();
  await remote.close();
});
