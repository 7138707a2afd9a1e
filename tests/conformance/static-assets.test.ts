import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import { contentSecurityPolicy, PRESSABLE_STYLE, PRESSABLE_STYLE_HASH } from '../../electron/gateways/security-headers.ts';
import { createStaticAssets, type AssetAnswer } from '../../electron/gateways/static-assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-assets-'));
const root = join(folder, 'page');
const SECRET = 'outside of the page';

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

put('index.html', '<!doctype html><title>index</title>');
put('assets/index-DkX9a_b2.js', 'export {};');
put('assets/index-DkX9a_b2.js.gz', gzipSync('export {};'));
put('assets/style-Aa1Bb2Cc.css', 'body{}');
put('fonts/inter.woff2', 'font');
put('picture with ümlaut.svg', '<svg/>');
put('.hidden', SECRET);
put('.git/config', SECRET);
writeFileSync(join(folder, 'secret.txt'), SECRET);
symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
symlinkSync(folder, join(root, 'up'));
const assets = createStaticAssets(root);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function get(path: string, options: { readonly method?: string; readonly acceptEncoding?: string } = {}): Promise<AssetAnswer> {
  return assets.answer({ method: options.method ?? 'GET', path, acceptEncoding: options.acceptEncoding ?? null, socketOrigin: null });
}

const textOf = ({ body }: AssetAnswer) => (body === null ? null : Buffer.from(body).toString());

describe('static assets', () => {
  test('are found by their own paths, with their types', async () => {
    const types = { '/': 'text/html; charset=utf-8', '/assets/index-DkX9a_b2.js': 'text/javascript; charset=utf-8', '/assets/style-Aa1Bb2Cc.css': 'text/css; charset=utf-8', '/fonts/inter.woff2': 'font/woff2', '/picture%20with%20%C3%BCmlaut.svg': 'image/svg+xml; charset=utf-8' };
    for (const [path, type] of Object.entries(types)) {
      expect(await get(path)).toMatchObject({ status: 200, headers: { 'content-type': type } });
    }
  });

  test.each(['/', '/workshops/ws_abc', '/workshops/ws_abc/empathize', '/settings/'])('the page answers at its own route %s', async (path) => {
    expect(textOf(await get(path))).toContain('<title>index</title>');
  });

  test('a missing file is not answered with the page', async () => {
    for (const path of ['/assets/gone-12345678.js', '/favicon.ico', '/index.html.bak']) expect(await get(path)).toMatchObject({ status: 404 });
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/../../../../etc/passwd',
    '/%00/secret.txt',
    '/index.html%00.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/link.txt',
    '/up/secret.txt',
    '/.hidden',
    '/.git/config',
    '/./index.html',
    'secret.txt',
    '',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(textOf(answer)).not.toContain(SECRET);
  });

  test('no path at all shows what is not part of the page', async () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'secret.txt', 'link.txt', 'up', '.hidden', 'assets', '%00', '~', 'index.html');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), async (pieces) => {
        expect(textOf(await get(`/${pieces.join('/')}`))).not.toContain(SECRET);
      }),
    );
  });

  test('hashed files may be kept for ever, others are asked for again', async () => {
    expect((await get('/assets/index-DkX9a_b2.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/fonts/inter.woff2', '/workshops/x']) expect((await get(path)).headers['cache-control']).toBe('no-cache');
  });

  test('the gzip form is sent to those who take it, and never by its own name', async () => {
    const path = '/assets/index-DkX9a_b2.js';
    for (const acceptEncoding of ['gzip', 'br, GZIP;q=0.5', '*']) {
      const packed = await get(path, { acceptEncoding });
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding', 'content-type': 'text/javascript; charset=utf-8' });
      expect(packed.headers['content-length']).toBe(String(packed.body?.byteLength));
    }
    for (const acceptEncoding of ['', 'br', 'gzip;q=0', 'identity']) {
      expect((await get(path, { acceptEncoding })).headers).not.toHaveProperty('content-encoding');
    }
    expect(await get(`${path}.gz`)).toMatchObject({ status: 404 });
  });

  test('HEAD answers like GET, without the body', async () => {
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: null, headers: { 'content-length': '35' } });
  });
});

describe('the content security policy', () => {
  test('lets nothing in but the page itself', () => {
    const policy = contentSecurityPolicy(null);
    for (const rule of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(policy.split('; ')).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('lets in the one style element of the installed React Aria, and no other', () => {
    const source = readFileSync(resolve('node_modules/react-aria/dist/private/interactions/usePress.mjs'), 'utf8');
    const template = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(source)?.[1] ?? '';
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    expect(template.replace(/\$\{[^}]+\}/, attribute).trim()).toBe(PRESSABLE_STYLE);
    expect(PRESSABLE_STYLE_HASH).toBe(`'sha256-${createHash('sha256').update(PRESSABLE_STYLE).digest('base64')}'`);
  });
});
