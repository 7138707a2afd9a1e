import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createJsonLinesLog } from '../../electron/json-lines-log.ts';
import { keyFileCipher } from '../../electron/node-host/key-file-cipher.ts';
import { redactingLog } from '../../electron/core/sync/redacting-log.ts';
import { readRemoteAddress } from '../../electron/core/sync/remote-address.ts';
import { createSecretFile, type Cipher } from '../../electron/secret-file.ts';
import { memoryLog } from '../support/open-store.ts';

const SECRET = 'postgres://anna:p%40ssw0rd-9@db.example.org:5432/team?sslmode=require';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (cipher: Cipher | undefined = keyFileCipher(join(folder, 'secret.key'))) =>
  createSecretFile({ path: join(folder, 'secrets.json'), cipher, log: memoryLog() });

describe('the secret file of the node host', () => {
  test('keeps a secret over restarts, readable by this user alone and not as plain text', () => {
    expect(open().set('rem_1', SECRET)).toBe('file');
    expect(open().set('rem_2', 'token')).toBe('file');
    expect(open().get('rem_1')).toBe(SECRET);
    expect(open().placeOf('rem_2')).toBe('file');
    for (const name of ['secrets.json', 'secret.key']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toMatch(/anna|ssw0rd|token/);
  });

  test('locks the same secret differently every time, and notices a changed byte', () => {
    const store = open();
    store.set('a', SECRET);
    store.set('b', SECRET);
    const stored = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>;
    expect(stored['a']).not.toBe(stored['b']);
    const bytes = Buffer.from(stored['a'] ?? '', 'base64');
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ ...stored, a: bytes.toString('base64') }));
    expect(open().get('a')).toBeUndefined();
    expect(open().get('b')).toBe(SECRET);
  });

  test('forgets, and takes a missing key, a damaged file or another key for no secret', () => {
    const store = open();
    store.set('a', SECRET);
    store.delete('a');
    store.delete('a');
    expect(store.get('a')).toBeUndefined();
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    store.set('a', SECRET);
    rmSync(join(folder, 'secret.key'));
    expect(open().get('a')).toBeUndefined();
    writeFileSync(join(folder, 'secrets.json'), '{"a": tr');
    expect(open().get('a')).toBeUndefined();
    expect(open().placeOf('a')).toBeUndefined();
  });

  test('without a cipher, or where nothing can be written, a secret lasts for this run and says so', () => {
    const none = createSecretFile({ path: join(folder, 'secrets.json'), cipher: undefined, log: memoryLog() });
    expect([none.set('a', SECRET), none.get('a'), none.placeOf('a')]).toEqual(['this_run', SECRET, 'this_run']);
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    const lost = createSecretFile({ path: join(folder, 'not-there/secrets.json'), cipher: keyFileCipher(join(folder, 'k')), log: memoryLog() });
    expect([lost.set('a', SECRET), lost.get('a')]).toEqual(['this_run', SECRET]);
  });
});

describe('a log near a secret', () => {
  test('never shows it: in messages, details of any depth, errors, their causes and stacks', () => {
    const lines: string[] = [];
    const log = redactingLog(createJsonLinesLog((line) => lines.push(line)), SECRET);
    const cause = new Error('password p@ssw0rd-9 refused');
    log.info(`to ${SECRET}`, { deep: [{ url: SECRET }], plain: 'kept' });
    log.error('failed', Object.assign(new Error(`connect ${SECRET}`, { cause }), { code: 'ECONNREFUSED' }), { at: SECRET });
    log.error('text', `p%40ssw0rd-9`);
    expect(lines.join('')).not.toMatch(/ssw0rd/);
    expect(lines.join('')).toMatch(/"kept".*ECONNREFUSED/s);
  });
});

describe('a pasted address', () => {
  const read = (text: string, token?: string) => {
    const result = readRemoteAddress(text, token);
    return result.ok ? { ...result.value.config, secret: result.value.secret } : result.error.problem;
  };

  test('of a PostgreSQL gives a label without any secret, and goes to another machine encrypted only', () => {
    expect(read(`  ${SECRET}\n`)).toMatchObject({ kind: 'direct', label: 'db.example.org:5432/team', secret: SECRET });
    expect(read('postgresql://a:b@db.example.org/team')).toMatchObject({ secret: 'postgresql://a:b@db.example.org/team' });
    expect(read('postgres://a:b@127.0.0.1:5433/team')).toMatchObject({ secret: 'postgres://a:b@127.0.0.1:5433/team', label: '127.0.0.1:5433/team' });
    expect(read('postgres://a:b@db.example.org/team?sslmode=disable')).toBe('not_encrypted');
    expect(read('postgres://a:b@db.example.org/team?sslmode=prefer')).toBe('not_encrypted');
    expect(read('postgres://a:b@db.example.org/team?sslmode=no')).toBe('not_an_address');
    expect(read('postgres://a:%zz@db.example.org/team')).toBe('not_an_address');
    expect(read('postgres://db.example.org/team')).toBe('no_user');
    expect(read('postgres://a:b@db.example.org')).toBe('no_database');
    expect(read('postgres://a:p#w@db.example.org/team')).toBe('not_an_address');
  });

  test('of an HTTPS remote needs a token and carries none', () => {
    expect(read('https://api.example.org/rest/v1/', ' tok-1 ')).toMatchObject({ kind: 'https', label: 'https://api.example.org/rest/v1', secret: 'tok-1' });
    expect(read('http://127.0.0.1:3000', 'tok')).toMatchObject({ label: 'http://127.0.0.1:3000' });
    expect(read('https://api.example.org')).toBe('no_token');
    expect(read('https://api.example.org', 'two words')).toBe('no_token');
    expect(read('http://api.example.org', 'tok')).toBe('not_encrypted');
    expect(read('https://u:p@api.example.org', 'tok')).toBe('secret_in_address');
    expect(read('ftp://api.example.org')).toBe('unknown_kind');
    expect(read('hello')).toBe('not_an_address');
  });

  test('has the same id whoever connects, and another one elsewhere', () => {
    const id = (text: string) => (readRemoteAddress(text, undefined) as { value: { config: { id: string } } }).value.config.id;
    expect(id('postgres://a:b@127.0.0.1/team')).toBe(id('postgres://c:d@127.0.0.1/team'));
    expect(id('postgres://a:b@127.0.0.1/team')).not.toBe(id('postgres://a:b@127.0.0.1/other'));
  });
});
