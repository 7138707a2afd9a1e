import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { AccountApi, Factor, Session, SignInFailed, SignInProblem } from '../core/sync/account-api.ts';
import { loadClient, withClerk, type ClerkClient } from './clerk-library.ts';
import { problemOfError } from './clerk-problem.ts';
import { addressOfKey } from './publishable-key.ts';

/** Accounts by `@clerk/clerk-js`, without a page: decision 4. */
export function createClerkApi(): AccountApi {
  let kept: { readonly session: Session; readonly client: ClerkClient } | undefined;

  /** Sends as a session. The library's own way retries for minutes, which is up to whoever wants a token. */
  const post = async (session: Session, action: 'tokens' | 'remove') => {
    if (kept?.session.sessionId !== session.sessionId || kept.session.clientToken !== session.clientToken) {
      kept = { session, client: await withClerk(session.api, session.clientToken, (client) => client) };
    }
    const path = `/client/sessions/${encodeURIComponent(session.sessionId)}/${action}`;
    return kept.client.clerk.getFapiClient().request<unknown>({ method: 'POST', path });
  };

  return {
    addressOf: addressOfKey,
    start: (api, email) =>
      signingIn(api, '', async (client) => {
        const { signIn } = await clientOf(client);
        await signIn.create({ identifier: email });
        const offered = signIn.supportedFirstFactors ?? [];
        const code = offered.find((factor) => factor.strategy === 'email_code');
        const factors: readonly Factor[] = [
          ...(code === undefined ? [] : (['email_code'] as const)),
          ...(offered.some((factor) => factor.strategy === 'password') ? (['password'] as const) : []),
        ];
        if (signIn.id === undefined) return failed('invalid_answer');
        if (factors.length === 0) return failed('no_factor');
        if (code !== undefined) await signIn.prepareFirstFactor({ strategy: 'email_code', emailAddressId: code.emailAddressId });
        return ok({ api, signInId: signIn.id, clientToken: client.clientToken(), factors });
      }),
    finish: ({ api, signInId, clientToken }, factor, proof) =>
      signingIn(api, clientToken, async (client) => {
        const { signIn } = await clientOf(client);
        if (signIn.id !== signInId) return failed('expired');
        await signIn.attemptFirstFactor(factor === 'password' ? { strategy: 'password', password: proof } : { strategy: 'email_code', code: proof });
        const { status, createdSessionId } = signIn;
        if (status === 'needs_second_factor') return failed('second_factor');
        if (status !== 'complete' || !createdSessionId) return failed('invalid_answer');
        return ok({ api, sessionId: createdSessionId, clientToken: client.clientToken() });
      }),
    async token(session) {
      try {
        const { status, payload } = await post(session, 'tokens');
        if ([401, 403, 404].includes(status)) return err({ kind: 'over' });
        const token: unknown = payload !== null && 'jwt' in payload ? payload.jwt : undefined;
        return typeof token === 'string' && token !== '' && status < 300 ? ok({ token }) : err({ kind: 'offline' });
      } catch {
        return err({ kind: 'offline' });
      }
    },
    async signOut(session) {
      await post(session, 'remove').catch(() => undefined);
      if (kept?.session.sessionId === session.sessionId) kept = undefined;
    },
  };
}

/** A step of a sign-in; what the library throws is told as a typed error. */
function signingIn<T>(api: string, clientToken: string, step: (client: ClerkClient) => Promise<Result<T, SignInFailed>>): Promise<Result<T, SignInFailed>> {
  return withClerk(api, clientToken, (client) => step(client).catch((error: unknown) => failed(problemOfError(error, client))));
}

async function clientOf(client: ClerkClient) {
  await loadClient(client);
  const { client: resource } = client.clerk;
  if (resource === undefined) throw new Error('The library holds no client.');
  return resource;
}

function failed(why: SignInProblem): { readonly ok: false; readonly error: SignInFailed } {
  return err({ kind: 'sign_in_failed', why });
}
