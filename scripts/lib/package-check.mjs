import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { extractFile, getRawHeader } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

import { ROOT } from './project.mjs';

/** The largest archive that may be shipped. */
const MAX_ASAR_BYTES = 40 * 1024 * 1024;

/** Everything the package may hold; npm packages are judged by their names. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/desktop\.cjs$/,
  /^out\/main\/chunks\/[^/]+\.cjs$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[^/]+$/,
  /^out\/renderer\/[^/]+\.(svg|png|ico|webmanifest|txt)$/,
  /^migrations\/(sqlite|postgres)\/(meta\/)?[^/]+\.(sql|json)$/,
  /^resources\/icon\.png$/,
  /^node_modules\//,
];

/** The build of the database driver for the platform that is packed to look at, and those for the other releases. */
const PACKED_PREBUILD = 'linux-x64';
const OTHER_PREBUILDS = ['linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'];
const PREBUILDS = 'node_modules/better-sqlite3/prebuilds';

const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
};

/**
 * @typedef {{ path: string, size: number, unpacked: boolean }} PackedFile
 * @typedef {{ files: readonly PackedFile[], asarBytes: number, problems: readonly string[] }} PackageReport
 */

/** @returns {PackedFile[]} */
function filesOf(node, path = '') {
  return Object.entries(node.files ?? {}).flatMap(([name, entry]) => {
    const below = path === '' ? name : `${path}/${name}`;
    if (entry.files !== undefined) return filesOf(entry, below);
    return [{ path: below, size: entry.size ?? 0, unpacked: entry.unpacked === true }];
  });
}

function packageName(path) {
  const [, first, second] = /^node_modules\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  return first?.startsWith('@') ? `${first}/${second}` : first;
}

/** The packages that `dependencies` names, with all that they need themselves. */
function runtimePackages() {
  const found = new Set();
  const visit = (name) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    if (found.has(name) || !existsSync(file)) return;
    found.add(name);
    Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}).forEach(visit);
  };
  Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies).forEach(visit);
  return found;
}

function strayFiles(files) {
  const runtime = runtimePackages();
  return files.flatMap(({ path }) => {
    if (!ALLOWED.some((pattern) => pattern.test(path))) return [`unexpected file: ${path}`];
    const name = packageName(path);
    return name !== undefined && !runtime.has(name) ? [`not a runtime dependency: ${path}`] : [];
  });
}

function sourceMaps(files, read) {
  return files.flatMap(({ path }) => {
    if (path.endsWith('.map')) return [`source map: ${path}`];
    if (!/^out\/.+\.(js|cjs|css)$/.test(path)) return [];
    return /^\s*(\/\/|\/\*)[#@] sourceMappingURL=/m.test(read(path).toString()) ? [`source map named or held in ${path}`] : [];
  });
}

/** The journal says which migrations there are; a package that lacks one would open no database. */
function missingMigrations(has, read) {
  return ['sqlite', 'postgres'].flatMap((dialect) => {
    const source = join(ROOT, 'migrations', dialect);
    const wanted = JSON.parse(readFileSync(join(source, 'meta', '_journal.json'), 'utf8')).entries.map(({ tag }) => `${tag}.sql`);
    return ['meta/_journal.json', ...wanted].flatMap((name) => {
      const path = `migrations/${dialect}/${name}`;
      if (!has(path)) return [`missing migration: ${path}`];
      return read(path).equals(readFileSync(join(source, name))) ? [] : [`changed migration: ${path}`];
    });
  });
}

function prebuildProblems(files, appFolder) {
  const wanted = `${PREBUILDS}/${PACKED_PREBUILD}.node`;
  const packed = files.filter(({ path }) => path.startsWith(`${PREBUILDS}/`));
  const beside = join(appFolder, 'resources', 'app.asar.unpacked', wanted);
  return [
    ...(packed.some(({ path, unpacked }) => path === wanted && unpacked) && existsSync(beside) ? [] : [`missing prebuild: ${wanted}`]),
    ...packed.filter(({ path }) => path !== wanted).map(({ path }) => `prebuild of another platform: ${path}`),
    ...OTHER_PREBUILDS.filter((name) => !existsSync(join(ROOT, PREBUILDS, `${name}.node`))).map((name) => `no prebuild to pack for ${name}`),
  ];
}

/** Every file that a packed file names must be packed too. */
function brokenReferences(files, has, read) {
  const required = (path, pattern, base) =>
    [...read(path).toString().matchAll(pattern)].map(([, name]) => `${base}/${name}`).filter((target) => !has(target));
  const chunks = files.map(({ path }) => path).filter((path) => /^out\/main\/chunks\/[^/]+\.cjs$/.test(path));
  const missing = ['out/main/desktop.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html', 'package.json', 'resources/icon.png']
    .filter((path) => !has(path))
    .concat(has('out/main/desktop.cjs') ? required('out/main/desktop.cjs', /require\("\.\/(chunks\/[^"]+)"\)/g, 'out/main') : [])
    .concat(chunks.flatMap((path) => required(path, /require\("\.\/([^"/]+\.cjs)"\)/g, 'out/main/chunks')))
    .concat(has('out/renderer/index.html') ? required('out/renderer/index.html', /(?:src|href)="\/([^"]+)"/g, 'out/renderer') : []);
  return missing.map((path) => `missing file: ${path}`);
}

async function fuseProblems(appFolder) {
  const wire = await getCurrentFuseWire(join(appFolder, 'workshoppilot'));
  return Object.entries(FUSES)
    .filter(([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name, on]) => `fuse ${name} is not ${on ? 'on' : 'off'}`);
}

/**
 * Looks into an unpacked app and says everything that must not be shipped so.
 *
 * @param {string} appFolder as `packWithoutElectron` answers
 * @returns {Promise<PackageReport>}
 */
export async function checkPackage(appFolder) {
  const archive = join(appFolder, 'resources', 'app.asar');
  const files = filesOf(getRawHeader(archive).header).sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = new Set(files.map(({ path }) => path));
  const has = (path) => names.has(path);
  const read = (path) => extractFile(archive, path);
  const asarBytes = statSync(archive).size;
  const beside = readdirSync(join(appFolder, 'resources')).filter((name) => !['app.asar', 'app.asar.unpacked'].includes(name));
  return {
    files,
    asarBytes,
    problems: [
      ...strayFiles(files),
      ...beside.map((name) => `unexpected file beside the archive: ${name}`),
      ...sourceMaps(files, read),
      ...missingMigrations(has, read),
      ...prebuildProblems(files, appFolder),
      ...brokenReferences(files, has, read),
      ...(await fuseProblems(appFolder)),
      ...(asarBytes > MAX_ASAR_BYTES ? [`app.asar has ${asarBytes} bytes, more than ${MAX_ASAR_BYTES}`] : []),
    ],
  };
}
