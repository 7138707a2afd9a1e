import { sha256Hex } from '../../../shared/domain/sha256-hex.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { RemoteConfig } from './sync-engine.ts';

/** What is wrong with what a person pasted. */
export type AddressProblem =
  | 'not_an_address'
  | 'unknown_kind' // Neither postgres:// nor https://.
  | 'no_user'
  | 'no_database'
  | 'not_encrypted' // It would send secrets in the clear to another machine.
  | 'secret_in_address' // An https address with a name and password in it.
  | 'no_token'
  | 'no_sign_in'; // An address without the key that says where its accounts are.

export interface AddressError {
  readonly kind: 'bad_address';
  readonly problem: AddressProblem;
}

/** Where to connect to, apart from what must stay secret. */
export interface RemoteTarget {
  readonly config: RemoteConfig;
  /** Direct: the whole address with user and password. HTTPS: the access token. */
  readonly secret: string;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Modes of `sslmode`; the first ones can end without encryption. */
const OPEN_MODES: readonly string[] = ['disable', 'allow', 'prefer'];
const SAFE_MODES: readonly string[] = ['require', 'verify-ca', 'verify-full'];

/**
 * Reads a pasted address: `postgres://user:password@host[:port]/database[?sslmode=…]`, or `https://host/base` with an access
 * token beside it. To another machine a connection is always encrypted; without `sslmode` the server also has to prove who it is.
 */
export function readRemoteAddress(text: string, token: string | undefined): Result<RemoteTarget, AddressError> {
  const url = parse(text.trim());
  if (url === undefined) return bad('not_an_address');
  switch (url.protocol) {
    case 'postgres:':
    case 'postgresql:':
      return direct(url);
    case 'https:':
    case 'http:':
      return https(url, token?.trim() ?? '');
    default:
      return bad('unknown_kind');
  }
}

/** Where to sign in for an HTTPS remote: its address carries the publishable key of its accounts behind a `#`. */
export interface SignInTarget {
  readonly config: RemoteConfig;
  readonly publishableKey: string;
}

/** Reads `https://host/base#pk_live_…`, the address of a remote whose persons sign in with an account. */
export function readSignInAddress(text: string): Result<SignInTarget, AddressError> {
  const [address = '', key = '', ...more] = text.trim().split('#');
  if (!/^pk_(test|live)_\S+$/.test(key) || more.length > 0) return bad('no_sign_in');
  const target = readRemoteAddress(address, 'none');
  if (!target.ok) return target;
  return target.value.config.kind === 'https' ? ok({ config: target.value.config, publishableKey: key }) : bad('no_sign_in');
}

function direct(url: URL): Result<RemoteTarget, AddressError> {
  const database = url.pathname.replace(/^\/+/, '');
  if (url.hostname === '') return bad('not_an_address');
  if (database === '' || database.includes('/')) return bad('no_database');
  if (url.username === '') return bad('no_user');
  if (!isDecodable(url.username) || !isDecodable(url.password) || !isDecodable(database)) return bad('not_an_address');
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !OPEN_MODES.includes(mode) && !SAFE_MODES.includes(mode)) return bad('not_an_address');
  if (mode !== null && OPEN_MODES.includes(mode) && !LOOPBACK.test(url.hostname)) return bad('not_encrypted');
  const label = `${url.host}/${database}`;
  return ok({ config: { id: idOf('direct', label), kind: 'direct', label }, secret: url.href });
}

function https(url: URL, token: string): Result<RemoteTarget, AddressError> {
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return bad('secret_in_address');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return bad('not_encrypted');
  if (!/^[\x21-\x7e]+$/.test(token)) return bad('no_token');
  const label = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
  return ok({ config: { id: idOf('https', label), kind: 'https', label }, secret: token });
}

/** The same remote has the same id, so that a laptop that connects again goes on where it was. */
function idOf(kind: RemoteConfig['kind'], label: string): string {
  return `rem_${sha256Hex(`${kind}|${label}`).slice(0, 24)}`;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function bad(problem: AddressProblem): { readonly ok: false; readonly error: AddressError } {
  return err({ kind: 'bad_address', problem });
}
