import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { AccountApi, Session, SignInFailed } from '../core/sync/account-api.ts';
import { withClerk, type ClerkClient } from './clerk-library.ts';
import { problemOfError } from './clerk-problem.ts';
import { beginSignIn, proveSignIn } from './clerk-sign-in.ts';
import { addressOfKey } from './publishable-key.ts';

/** Accounts by `@clerk/clerk-js`, without a page: decision 12. */
export function createClerkApi(): AccountApi {
  let kept: { readonly session: Session; readonly client: ClerkClient } | undefined;

  /** Sends as a session. The library's own way retries for minutes, which is up to whoever wants a token. */
  const post = async (session: Session, action: 'tokens' | 'remove') => {
    if (kept === undefined || !isSame(kept.session, session)) {
      kept = { session, client: await withClerk(session.api, session.clientToken, (client) => client) };
    }
    const path = `/client/sessions/${encodeURIComponent(session.sessionId)}/${action}`;
    return kept.client.clerk.getFapiClient().request<unknown>({ method: 'POST', path });
  };

  return {
    addressOf: addressOfKey,
    start: (api, email) => step(api, '', (client) => beginSignIn(api, email, client)),
    finish: (started, factor, proof) => step(started.api, started.clientToken, (client) => proveSignIn(started, factor, proof, client)),
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
      if (kept !== undefined && isSame(kept.session, session)) kept = undefined;
    },
  };
}

function isSame(one: Session, other: Session): boolean {
  return one.api === other.api && one.sessionId === other.sessionId && one.clientToken === other.clientToken;
}

/** A step of a sign-in; what the library throws is told as a typed error. */
function step<T>(api: string, clientToken: string, does: (client: ClerkClient) => Promise<Result<T, SignInFailed>>): Promise<Result<T, SignInFailed>> {
  return withClerk(api, clientToken, (client) =>
    does(client).catch((error: unknown) => err({ kind: 'sign_in_failed', why: problemOfError(error, client) })),
  );
}
