import { err, ok, type Result } from '../../shared/domain/result.ts';

/** How strictly the server's certificate is checked: `verify` by name and authority, `encrypt` not at all, `off` without TLS. */
export type TlsMode = 'verify' | 'encrypt' | 'prefer' | 'off';

/** Where a PostgreSQL is and who comes, read from a connection address. */
export interface DirectAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: TlsMode;
  /** Without user and password: safe to show and to log. */
  readonly label: string;
}

const MODES: Readonly<Record<string, TlsMode>> = {
  'verify-full': 'verify',
  'verify-ca': 'verify',
  require: 'encrypt',
  prefer: 'prefer',
  allow: 'prefer',
  disable: 'off',
};

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`. Without `sslmode` a server on another machine has to prove who it
 * is (`verify-full`), one on this machine may go without TLS. Other parameters are left out: poolers refuse those they do not know.
 */
export function parseDirectAddress(text: string): Result<DirectAddress, { readonly kind: 'not_an_address' }> {
  const url = URL.parse(text.trim());
  const scheme = url?.protocol;
  if (url === null || (scheme !== 'postgres:' && scheme !== 'postgresql:') || url.hostname === '') return err({ kind: 'not_an_address' });
  const asked = url.searchParams.get('sslmode');
  const tls = asked === null ? (isThisMachine(url.hostname) ? 'prefer' : 'verify') : MODES[asked];
  const decoded = decode([url.username, url.password, url.pathname.slice(1)]);
  if (tls === undefined || decoded === undefined) return err({ kind: 'not_an_address' });
  const [user = '', password = '', database = ''] = decoded;
  const port = url.port === '' ? 5432 : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (user === '') return err({ kind: 'not_an_address' });
  return ok({ host, port, database: database || user, user, password, tls, label: `${url.host}/${database}` });
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function decode(parts: readonly string[]): readonly string[] | undefined {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
