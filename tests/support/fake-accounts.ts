import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An account service of the test's own on 127.0.0.1 that answers as Clerk's Frontend API does to programs without a browser. */
export interface FakeAccounts {
  readonly publishableKey: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Codes on their way, in order: the step and how, such as `1 email_code`. */
  readonly sent: readonly string[];
  /** Ends every session. */
  endSessions(): void;
  /** Answers everything with this status from now on; null for the usual. */
  failWith(status: number | null): void;
  stop(): Promise<void>;
}

export const FAKE_CODE = '424242';
export const FAKE_PASSWORD = 'sesame-open-1';
/** What an authenticator app shows, and a code for the day it is lost. */
export const FAKE_TOTP = '313131';
export const FAKE_BACKUP_CODE = 'abcd-efgh';
/** Every client has a token of its own that starts so. */
const CLIENT = 'client-token-';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The client's token, where it is a new one. */
  readonly token?: string;
}

type SignIn = Readonly<Record<string, unknown>> & { readonly id: string; readonly identifier: string; readonly status: string };

const refuse = (status: number, code: string): Answer => ({ status, body: { errors: [{ code, message: code, long_message: code }] } });

const EMAIL_CODE = { strategy: 'email_code', email_address_id: 'idn_1', safe_identifier: 'a•••@example.org', primary: true };
const FIRST_FACTORS: Readonly<Record<string, readonly object[]>> = {
  'anna@example.org': [{ strategy: 'password' }, EMAIL_CODE],
  'karl@example.org': [{ strategy: 'oauth_google' }],
  'tom@example.org': [{ strategy: 'password' }],
  'nina@example.org': [{ strategy: 'password' }],
  'paul@example.org': [{ strategy: 'password' }],
  'pia@example.org': [{ strategy: 'password' }],
};
const PERSON = { first_name: 'Anna', last_name: null, image_url: '', identifier: 'anna@example.org', has_image: false };
const SESSION = {
  object: 'session',
  id: 'sess_1',
  status: 'active',
  expire_at: 4e12,
  abandon_at: 4e12,
  last_active_at: 1,
  last_active_organization_id: null,
  last_active_token: null,
  actor: null,
  tasks: null,
  user: { object: 'user', id: 'user_2anna', ...PERSON, email_addresses: [], phone_numbers: [], web3_wallets: [], external_accounts: [], passkeys: [] },
  public_user_data: { ...PERSON, user_id: 'user_2anna' },
  created_at: 1,
  updated_at: 1,
};
/** What comes after the first proof; for everybody else that is a session. */
const SECOND_STEPS: Readonly<Record<string, { readonly status: string; readonly factors: readonly object[] }>> = {
  'tom@example.org': { status: 'needs_second_factor', factors: [{ strategy: 'phone_code', phone_number_id: 'idn_2' }, { strategy: 'backup_code' }, { strategy: 'totp' }] },
  'nina@example.org': { status: 'needs_client_trust', factors: [EMAIL_CODE] },
  'paul@example.org': { status: 'needs_second_factor', factors: [{ strategy: 'phone_code', phone_number_id: 'idn_2' }] },
  'pia@example.org': { status: 'needs_second_factor', factors: [{ strategy: 'passkey' }] },
};

/**
 * `anna@example.org` has code and password, `karl@example.org` another company's account only. The others have a password and a second
 * step: Tom an authenticator app, backup codes and a phone, Nina a code by e-mail as on a new device, Paul a phone, Pia a passkey
 * only. Nobody else is known. `makeToken` makes the tokens of the one session there is.
 */
export async function startFakeAccounts(makeToken = (count: number): string => `jwt-${String(count)}`): Promise<FakeAccounts> {
  const asked: string[] = [];
  const sent: string[] = [];
  let ended = false;
  let failing: number | null = null;
  let tokens = 0;
  const clients = new Map<string, SignIn>();

  const client = (token: string) => ({
    object: 'client',
    id: 'client_1',
    sign_in: clients.get(token) ?? null,
    sign_up: null,
    sessions: clients.get(token)?.status === 'complete' && !ended ? [SESSION] : [],
    last_active_session_id: null,
    created_at: 1,
    updated_at: 1,
  });
  /** Changes go back with the whole client beside them. */
  const changed = (token: string, next: SignIn): Answer => {
    clients.set(token, next);
    return { status: 200, body: { response: next, client: client(token) }, token };
  };

  const begin = (identifier: string): Answer => {
    const factors = FIRST_FACTORS[identifier];
    if (factors === undefined) return refuse(422, 'form_identifier_not_found');
    const count = clients.size + 1;
    return changed(`${CLIENT}${String(count)}-0123456789`, {
      object: 'sign_in_attempt',
      id: `sia_${String(count)}`,
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
  const prepare = (token: string, now: SignIn, fields: URLSearchParams, id: number): Answer => {
    const key = fields.get('strategy') === 'email_code' ? 'email_address_id' : 'phone_number_id';
    const offered = (id === 1 ? FIRST_FACTORS[now.identifier] : SECOND_STEPS[now.identifier]?.factors) ?? [];
    const fits = offered.some((factor) => 'strategy' in factor && factor.strategy === fields.get('strategy') && key in factor);
    if (!fits || fields.get(key) !== (key === 'email_address_id' ? 'idn_1' : 'idn_2')) return refuse(422, 'form_param_missing');
    sent.push(`${String(id)} ${fields.get('strategy') ?? ''}`);
    return changed(token, now);
  };
  const proofs: Readonly<Record<string, string>> = {
    password: FAKE_PASSWORD,
    email_code: FAKE_CODE,
    phone_code: FAKE_CODE,
    totp: FAKE_TOTP,
    backup_code: FAKE_BACKUP_CODE,
  };
  const prove = (token: string, now: SignIn, action: string, fields: URLSearchParams): Answer => {
    const strategy = fields.get('strategy') ?? '';
    if (action === 'prepare_first_factor') return prepare(token, now, fields, 1);
    if (action === 'prepare_second_factor') return prepare(token, now, fields, 2);
    const isFirst = action === 'attempt_first_factor';
    if (!isFirst && action !== 'attempt_second_factor') return refuse(404, 'resource_not_found');
    const second = SECOND_STEPS[now.identifier];
    if (now.status !== (isFirst ? 'needs_first_factor' : second?.status)) return refuse(422, 'strategy_for_user_invalid');
    if (fields.get(strategy === 'password' ? 'password' : 'code') !== proofs[strategy]) {
      return refuse(422, strategy === 'password' ? 'form_password_incorrect' : 'form_code_incorrect');
    }
    if (isFirst && second !== undefined) return changed(token, { ...now, status: second.status, supported_second_factors: second.factors });
    return changed(token, { ...now, status: 'complete', created_session_id: 'sess_1' });
  };
  const answer = (method: string, path: string, fields: URLSearchParams, token: string): Answer => {
    if (failing !== null) return refuse(failing, 'internal_error');
    if (method === 'GET' && path === '/v1/environment') return { status: 200, body: { object: 'environment', client_debug_mode: true } };
    if (method === 'GET' && path === '/v1/client') return { status: 200, body: { response: clients.has(token) ? client(token) : null, client: null } };
    if (method !== 'POST') return refuse(404, 'resource_not_found');
    if (path === '/v1/client/sign_ins') return begin(fields.get('identifier') ?? '');
    if (!token.startsWith(CLIENT)) return refuse(401, 'authentication_invalid');
    const [, signInId, action] = /^\/v1\/client\/sign_ins\/(\w+)\/(\w+)$/.exec(path) ?? [];
    const signIn = clients.get(token);
    if (signIn !== undefined && signInId === signIn.id) return prove(token, signIn, action ?? '', fields);
    if (path === '/v1/client/sessions/sess_1/tokens') {
      if (ended) return refuse(404, 'resource_not_found');
      tokens += 1;
      return { status: 200, body: { object: 'token', jwt: makeToken(tokens) } };
    }
    if (path === '/v1/client/sessions/sess_1/remove') {
      ended = true;
      return { status: 200, body: { response: { object: 'session', id: 'sess_1', status: 'removed' }, client: client(token) } };
    }
    return refuse(404, 'resource_not_found');
  };

  const server: Server = createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const { authorization } = request.headers;
      asked.push(url.pathname);
      const native = url.searchParams.get('_is_native') === '1' && request.headers['x-mobile'] === '1' && authorization !== undefined;
      const { status, body, token = authorization } = native ? answer(request.method ?? '', url.pathname, new URLSearchParams(text), authorization) : refuse(400, 'origin_missing');
      response.writeHead(status, { 'content-type': 'application/json', ...(token && { authorization: token }) }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    publishableKey: `pk_test_${Buffer.from(`127.0.0.1:${String(port)}$`).toString('base64')}`,
    asked,
    sent,
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
