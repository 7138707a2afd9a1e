/** How requests to an HTTPS remote are authorized: by one lasting token, or as a signed-in session that makes short ones. */
export type HttpsSecret =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'session';
      /** Base address of the account service. */
      readonly api: string;
      readonly sessionId: string;
      /** What proves to the account service that it is this session; lasts until sign-out. */
      readonly clientToken: string;
    };

const SESSION = 'session:';

/** The text for the SecretStore. */
export function writeHttpsSecret(secret: HttpsSecret): string {
  if (secret.kind === 'token') return secret.token;
  const { api, sessionId, clientToken } = secret;
  return SESSION + JSON.stringify({ api, sessionId, clientToken });
}

/** Reads the text back; a text of no known form is a token. */
export function readHttpsSecret(text: string): HttpsSecret {
  if (!text.startsWith(SESSION)) return { kind: 'token', token: text };
  try {
    const { api, sessionId, clientToken } = JSON.parse(text.slice(SESSION.length)) as Readonly<Record<string, unknown>>;
    if (typeof api === 'string' && typeof sessionId === 'string' && typeof clientToken === 'string') {
      return { kind: 'session', api, sessionId, clientToken };
    }
  } catch {
    // Written by nobody we know.
  }
  return { kind: 'token', token: text };
}
