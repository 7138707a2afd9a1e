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

const refuse = (status: number, code: string): Answer => ({ status, body: { errors: [{ code, message: code }] } });

/**
 * `anna@example.org` has code and password, `karl@example.org` another company's account only; nobody else is known. `makeToken` makes
 * the tokens of the one session there is.
 */
export async function startFakeAccounts(makeToken = (count: number): string => `jwt-${String(count)}`): Promise<FakeAccounts> {
  const asked: string[] = [];
  let ended = false;
  let failing: number | null = null;
  let tokens = 0;

  const answer = (path: string, fields: URLSearchParams, token: string | undefined): Answer => {
    if (failing !== null) return refuse(failing, 'internal_error');
    if (path === '/v1/client/sign_ins') {
      if (fields.get('identifier') === 'karl@example.org') {
        return { status: 200, body: { response: { id: 'sia_2', supported_first_factors: [{ strategy: 'oauth_google' }] } } };
      }
      if (fields.get('identifier') !== 'anna@example.org') return refuse(422, 'form_identifier_not_found');
      const factors = [{ strategy: 'password' }, { strategy: 'email_code', email_address_id: 'idn_1' }];
      return { status: 200, body: { response: { id: 'sia_1', status: 'needs_first_factor', supported_first_factors: factors } } };
    }
    if (token !== CLIENT) return refuse(401, 'authentication_invalid');
    if (path === '/v1/client/sign_ins/sia_1/prepare_first_factor') {
      const fits = fields.get('strategy') === 'email_code' && fields.get('email_address_id') === 'idn_1';
      return fits ? { status: 200, body: { response: { id: 'sia_1' } } } : refuse(422, 'form_param_missing');
    }
    if (path === '/v1/client/sign_ins/sia_1/attempt_first_factor') {
      const isPassword = fields.get('strategy') === 'password';
      const right = isPassword ? fields.get('password') === FAKE_PASSWORD : fields.get('code') === FAKE_CODE;
      if (!right) return refuse(422, isPassword ? 'form_password_incorrect' : 'form_code_incorrect');
      return { status: 200, body: { response: { id: 'sia_1', status: 'complete', created_session_id: 'sess_1' } } };
    }
    if (path === '/v1/client/sessions/sess_1/tokens') {
      if (ended) return refuse(404, 'resource_not_found');
      tokens += 1;
      return { status: 200, body: { jwt: makeToken(tokens) } };
    }
    if (path === '/v1/client/sessions/sess_1/remove') {
      ended = true;
      return { status: 200, body: {} };
    }
    return refuse(404, 'resource_not_found');
  };

  const server: Server = createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      asked.push(url.pathname);
      const native = url.searchParams.get('_is_native') === '1';
      const { status, body } = native ? answer(url.pathname, new URLSearchParams(text), request.headers.authorization) : refuse(400, 'origin_missing');
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
