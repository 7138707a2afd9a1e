import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { AccountApi, Factor, SignInFailed, SignInProblem } from '../core/sync/account-api.ts';

/** How long a request may take, in milliseconds. */
const PATIENCE_MS = 15_000;

const KEY = /^pk_(?:test|live)_([A-Za-z0-9+/=_-]{4,500})$/;
const HOST = /^[a-z0-9.-]{1,250}(?::\d{1,5})?$/i;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::|$)/;

/** What a request came to: an answer with the client's token of now, or why there is none. */
type Reply = Result<{ readonly body: Json; readonly clientToken: string }, { readonly why: SignInProblem; readonly status: number }>;
type Json = Readonly<Record<string, unknown>>;

/**
 * Clerk's Frontend API as programs without a browser use it (`_is_native=1`): the client's token travels in the Authorization
 * header both ways instead of a cookie. https://clerk.com/docs/reference/frontend-api
 */
export function createClerkApi(): AccountApi {
  return {
    addressOf: apiAddress,
    async start(api, email) {
      const made = await post(api, 'client/sign_ins', '', { identifier: email });
      if (!made.ok) return failed(made.error.why);
      const { clientToken } = made.value;
      const signIn = objectAt(made.value.body, 'response');
      const signInId = textAt(signIn, 'id');
      const offered = listAt(signIn, 'supported_first_factors');
      const code = offered.find((factor) => textAt(factor, 'strategy') === 'email_code');
      const factors: readonly Factor[] = [
        ...(code === undefined ? [] : (['email_code'] as const)),
        ...(offered.some((factor) => textAt(factor, 'strategy') === 'password') ? (['password'] as const) : []),
      ];
      if (signInId === '') return failed('invalid_answer');
      if (factors.length === 0) return failed('no_factor');
      if (code === undefined) return ok({ api, signInId, clientToken, factors });
      const sent = await post(api, `client/sign_ins/${signInId}/prepare_first_factor`, clientToken, {
        strategy: 'email_code',
        email_address_id: textAt(code, 'email_address_id'),
      });
      if (!sent.ok) return failed(sent.error.why);
      return ok({ api, signInId, clientToken: sent.value.clientToken, factors });
    },
    async finish({ api, signInId, clientToken }, factor, proof) {
      const tried = await post(api, `client/sign_ins/${signInId}/attempt_first_factor`, clientToken, {
        strategy: factor,
        [factor === 'password' ? 'password' : 'code']: proof,
      });
      if (!tried.ok) return failed(tried.error.why);
      const signIn = objectAt(tried.value.body, 'response');
      const status = textAt(signIn, 'status');
      if (status === 'needs_second_factor') return failed('second_factor');
      const sessionId = textAt(signIn, 'created_session_id');
      if (status !== 'complete' || sessionId === '') return failed('invalid_answer');
      return ok({ api, sessionId, clientToken: tried.value.clientToken });
    },
    async token({ api, sessionId, clientToken }) {
      const made = await post(api, `client/sessions/${encodeURIComponent(sessionId)}/tokens`, clientToken, {});
      if (!made.ok) return err({ kind: [401, 403, 404].includes(made.error.status) ? 'over' : 'offline' });
      const token = textAt(made.value.body, 'jwt');
      return token === '' ? err({ kind: 'offline' }) : ok({ token });
    },
    async signOut({ api, sessionId, clientToken }) {
      await post(api, `client/sessions/${encodeURIComponent(sessionId)}/remove`, clientToken, {});
    },
  };
}

/** A publishable key is `pk_live_` and the base64 of the API's host with a dollar sign behind it. */
function apiAddress(publishableKey: string): string | undefined {
  const [, encoded] = KEY.exec(publishableKey) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const host = text.endsWith('$') ? text.slice(0, -1) : '';
  if (!HOST.test(host)) return undefined;
  return `${LOOPBACK.test(host) ? 'http' : 'https'}://${host}`;
}

async function post(api: string, path: string, clientToken: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${api}/v1/${path}?_is_native=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-mobile': '1', ...(clientToken === '' ? {} : { authorization: clientToken }) },
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = await response.json().catch(() => null);
  } catch {
    return err({ why: 'offline', status: 0 });
  }
  const { status } = response;
  const json = isObject(body) ? body : {};
  if (response.ok) return ok({ body: json, clientToken: response.headers.get('authorization') ?? clientToken });
  return err({ why: problemOf(status, textAt(listAt(json, 'errors')[0] ?? {}, 'code')), status });
}

function problemOf(status: number, code: string): SignInProblem {
  if (status === 429 || status >= 500) return 'busy';
  if (code === 'form_identifier_not_found' || code === 'form_param_format_invalid') return 'unknown_person';
  if (code === 'form_code_incorrect' || code === 'form_password_incorrect' || code === 'verification_failed') return 'wrong_code';
  if (code === 'verification_expired' || code === 'resource_not_found' || status === 404) return 'expired';
  return 'invalid_answer';
}

function failed(why: SignInProblem): { readonly ok: false; readonly error: SignInFailed } {
  return err({ kind: 'sign_in_failed', why });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(json: Json, key: string): Json {
  const value = json[key];
  return isObject(value) ? value : {};
}

function listAt(json: Json, key: string): readonly Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textAt(json: Json, key: string): string {
  const value = json[key];
  return typeof value === 'string' ? value : '';
}
