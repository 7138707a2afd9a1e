import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The headers that decide about access, as Node gives them. */
export interface AccessHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly cookie?: string | undefined;
}

/** What a request brought to prove that it comes from the person who started the host. */
export type Credential = 'cookie' | 'token' | 'missing' | 'wrong';

/** Who may talk to a host that listens on `port`. */
export interface Access {
  /** The secret of this run. */
  readonly token: string;
  /** Whether the request was meant for this host: a name that was made to point to this machine is another page's doing. */
  isOurHost(headers: AccessHeaders): boolean;
  /** Whether a page of this host, opened under the same name, makes the request. */
  isOurPage(headers: AccessHeaders): boolean;
  /** `query` is the URL's, where the token may be; it counts before the cookie. */
  credential(headers: AccessHeaders, query: URLSearchParams): Credential;
  /** The header that gives a browser its cookie. It lasts until the browser closes; a new run has a new token. */
  readonly setCookie: string;
}

/** A fresh secret of 256 bits. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The rules for one run. */
export function createAccess(port: number, token: string): Access {
  // Cookies do not know ports: without it in the name two hosts of one machine would take each other's cookie away.
  const cookieName = `workshoppilot_${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  return {
    token,
    setCookie: `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    isOurHost: ({ host }) => host !== undefined && hosts.has(host.toLowerCase()),
    isOurPage: ({ host, origin }) => host !== undefined && origin === `http://${host.toLowerCase()}`,
    credential({ cookie }, query) {
      const given = query.get('token');
      if (given !== null) return isSame(given, token) ? 'token' : 'wrong';
      const kept = cookieValue(cookie, cookieName);
      if (kept === undefined) return 'missing';
      return isSame(kept, token) ? 'cookie' : 'wrong';
    },
  };
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.split('=');
    if (key?.trim() === name) return rest.join('=').trim();
  }
  return undefined;
}

/** Takes the same time for every wrong value, whatever its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
