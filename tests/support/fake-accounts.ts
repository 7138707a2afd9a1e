import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An account service of the test's own on 127.0.0.1 that answers as Clerk's Frontend API does to programs without a browser. */
export interface FakeAccounts {
  readonly publishableKey: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Ends every session. */
  endSessions(): void;
  /** Answers everything with this status from now on; null for the usual. */
  failWith(status: number | null): void;
  stop(): Promise<void>;
}

export const FAKE_CODE = '424242';
export const FAKE_PASSWORD = 'sesame-open-1';
const CLIENT = 'client-token-0123456789';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type SignIn = Readonly<Record<string, unknown>> & { readonly id: string };

const refuse = (status: number, code: string): Answer => ({ status, body: { errors: [{ code, message: code, long_message: code }] } });

const EMAIL_CODE = { strategy: 'email_code', email_address_id: 'idn_1', safe_identifier: 'a•••@example.org', primary: true };
const FIRST_FACTORS: Readonly<Record<string, readonly object[]>> = {
  'anna@example.org': [{ strategy: 'password' }, EMAIL_CODE],
  'karl@example.org': [{ strategy: 'oauth_google' }],
};

/**
 * `anna@example.org` has code and password, `karl@example.org` another company's account only; nobody else is known. `makeToken` makes
 * the tokens of the one session there is.
 */
export async function startFakeAccounts(makeToken = (count: number): string => `jwt-${String(count)}`): Promise<FakeAccounts> {
  const asked: string[] = [];
  let ended = false;
  let failing: number | null = null;
  let tokens = 0;
  let signIns = 0;
  let signIn: SignIn | null = null;

  const client = () => ({
    object: 'client',
    id: 'client_1',
    sign_in: signIn,
    sign_up: null,
    sessions: [],
    last_active_session_id: null,
    created_at: 1,
    updated_at: 1,
  });
  /** Changes go back with the whole client beside them. */
  const changed = (next: SignIn): Answer => {
    signIn = next;
    return { status: 200, body: { response: next, client: client() } };
  };

  const begin = (identifier: string): Answer => {
    const factors = FIRST_FACTORS[identifier];
    if (factors === undefined) return refuse(422, 'form_identifier_not_found');
    signIns += 1;
    return changed({
      object: 'sign_in_attempt',
      id: `sia_${String(signIns)}`,
      status: 'needs_first_factor',
      supported_identifiers: ['email_address'],
      identifier,
      supported_first_factors: factors,
      supported_second_factors: null,
      first_factor_verification: null,
      second_factor_verification: null,
      user_data: null,
      created_session_id: null,
    });
  };
  const prove = (now: SignIn, action: string, fields: URLSearchParams): Answer => {
    const isPassword = fields.get('strategy') === 'password';
    if (action === 'prepare_first_factor') {
      const fits = fields.get('strategy') === 'email_code' && fields.get('email_address_id') === 'idn_1';
      return fits ? changed(now) : refuse(422, 'form_param_missing');
    }
    if (action !== 'attempt_first_factor') return refuse(404, 'resource_not_found');
    const right = isPassword ? fields.get('password') === FAKE_PASSWORD : fields.get('code') === FAKE_CODE;
    if (!right) return refuse(422, isPassword ? 'form_password_incorrect' : 'form_code_incorrect');
    return changed({ ...now, status: 'complete', created_session_id: 'sess_1' });
  };
  const answer = (method: string, path: string, fields: URLSearchParams, token: string | undefined): Answer => {
    if (failing !== null) return refuse(failing, 'internal_error');
    if (method === 'GET' && path === '/v1/environment') return { status: 200, body: { object: 'environment', client_debug_mode: true } };
    if (method === 'GET' && path === '/v1/client') return { status: 200, body: { response: token === CLIENT ? client() : null, client: null } };
    if (method !== 'POST') return refuse(404, 'resource_not_found');
    if (path === '/v1/client/sign_ins') return begin(fields.get('identifier') ?? '');
    if (token !== CLIENT) return refuse(401, 'authentication_invalid');
    const [, signInId, action] = /^\/v1\/client\/sign_ins\/(\w+)\/(\w+)$/.exec(path) ?? [];
    if (signIn !== null && signInId === signIn.id) return prove(signIn, action ?? '', fields);
    if (path === '/v1/client/sessions/sess_1/tokens') {
      if (ended) return refuse(404, 'resource_not_found');
      tokens += 1;
      return { status: 200, body: { object: 'token', jwt: makeToken(tokens) } };
    }
    if (path === '/v1/client/sessions/sess_1/remove') {
      ended = true;
      return { status: 200, body: { response: { object: 'session', id: 'sess_1', status: 'removed' }, client: client() } };
    }
    return refuse(404, 'resource_not_found');
  };

  const server: Server = createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const { authorization } = request.headers;
      asked.push(url.pathname);
      const native = url.searchParams.get('_is_native') === '1' && request.headers['x-mobile'] === '1' && authorization !== undefined;
      const { status, body } = native ? answer(request.method ?? '', url.pathname, new URLSearchParams(text), authorization) : refuse(400, 'origin_missing');
      response.writeHead(status, { 'content-type': 'application/json', authorization: CLIENT }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    publishableKey: `pk_test_${Buffer.from(`127.0.0.1:${String(port)}$`).toString('base64')}`,
    asked,
    endSessions: () => void (ended = true),
    failWith: (status) => void (failing = status),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
