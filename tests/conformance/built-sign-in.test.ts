import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { FAKE_CODE, startFakeAccounts } from '../support/fake-accounts.ts';
import { connectToHost } from '../support/host-client.ts';
import { startHostProcess } from '../support/host-process.ts';

const MAIN = resolve('out/main');

test('the built host signs in with a library that lies in a file of its own, writes nothing about it and still ends', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'workshoppilot-sign-in-'));
  const accounts = await startFakeAccounts();
  const host = await startHostProcess({ dataDir });
  try {
    const { client, close } = await connectToHost(host.address);
    expect(accounts.asked).toEqual([]);
    const address = `http://127.0.0.1:1/rest#${accounts.publishableKey}`;
    expect(await client.sync.startSignIn({ address, email: 'anna@example.org' })).toEqual({ factors: ['email_code', 'password'] });
    const finished = client.sync.finishSignIn({ factor: 'email_code', proof: FAKE_CODE });
    // Signed in; only the remote at that address does not answer.
    await expect(finished).rejects.toMatchObject({ code: 'REMOTE_FAILED', data: { why: 'offline' } });
    expect(accounts.asked).toContain('/v1/client/sessions/sess_1/tokens');
    close();
    expect(await host.stop()).toBe(0);
    const lines = host.errors().split('\n').filter((line) => line !== '' && !line.includes('database migrated'));
    expect(lines).toEqual([]);
  } finally {
    await host.kill();
    await accounts.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));
  const withLibrary = files.filter((name) => readFileSync(join(MAIN, name), 'utf8').includes('_clerk_js_version'));
  expect(withLibrary).toEqual([expect.stringMatching(/^chunks.clerk/)]);
});
