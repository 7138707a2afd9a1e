import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { lookup } from 'mrmime';

import { securityHeaders } from './security-headers.ts';

/** What is asked for: the parts of a request that an answer depends on. */
export interface AssetRequest {
  readonly method: string;
  /** Path of the URL as it was sent, without query. */
  readonly path: string;
  /** The header of that name. */
  readonly acceptEncoding: string | null;
  /** See `contentSecurityPolicy`. */
  readonly socketOrigin: string | null;
}

/** A complete answer; `body` is null where there is none to send. */
export interface AssetAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** The built page, as every host serves it. */
export interface StaticAssets {
  answer(request: AssetRequest): Promise<AssetAnswer>;
}

/** Beside a file that compresses well the build leaves its gzip form under this extension. */
const PACKED = '.gz';

/** The build names files in assets/ by a hash of their content. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

const INDEX = '/index.html';

/** A path of the page's own router: plain segments without an extension, and so without dots. */
const ROUTE = /^\/([\w~-]+(\/[\w~-]+)*\/?)?$/;

/**
 * Serves the files below `root` that are there now. Only their own paths find them, so no path leads out of the folder; links
 * and names that begin with a dot are left out. A path like one of the page's own routes answers with the page.
 */
export function createStaticAssets(root: string): StaticAssets {
  const files = new Set(filesBelow(root, ''));

  function find(path: string): string | undefined {
    const decoded = decode(path);
    if (decoded === undefined || decoded.endsWith(PACKED)) return undefined;
    if (files.has(decoded)) return decoded;
    return ROUTE.test(decoded) && files.has(INDEX) ? INDEX : undefined;
  }

  return {
    async answer({ method, path, acceptEncoding, socketOrigin }) {
      const common = securityHeaders(socketOrigin);
      if (method !== 'GET' && method !== 'HEAD') return text(405, 'Only GET and HEAD are possible here.', { ...common, allow: 'GET, HEAD' });
      const file = find(path);
      if (file === undefined) return text(404, 'There is no such file.', common);
      const packed = acceptsGzip(acceptEncoding) && files.has(file + PACKED);
      const body = new Uint8Array(await readFile(join(root, packed ? file + PACKED : file)));
      const headers = {
        ...common,
        'content-type': contentType(file),
        'content-length': String(body.byteLength),
        'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(files.has(file + PACKED) ? { vary: 'accept-encoding' } : {}),
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      };
      return { status: 200, headers, body: method === 'HEAD' ? null : body };
    },
  };
}

function text(status: number, message: string, headers: Readonly<Record<string, string>>): AssetAnswer {
  const body = new Uint8Array(Buffer.from(`${message}\n`));
  return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body };
}

function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function contentType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream';
  return /^text\/|javascript|json|\+xml/.test(type) ? `${type}; charset=utf-8` : type;
}

/** RFC 9110, section 12.5.3, as far as it matters for one coding: named or matched by `*`, and not with weight zero. */
function acceptsGzip(header: string | null): boolean {
  return (header ?? '').split(',').some((part) => {
    const [coding, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return (coding === 'gzip' || coding === '*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
