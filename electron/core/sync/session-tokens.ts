import type { Clock } from '../clock.ts';
import type { AccountApi, Session } from './account-api.ts';

/** Gives out tokens for requests to a remote. */
export interface TokenSource {
  /**
   * A token that was good a moment ago; with `fresh` a new one. Undefined when the session is over. Rejects when the account
   * service cannot be reached: that is being offline, and nobody has to sign in again for it.
   */
  token(fresh: boolean): Promise<string | undefined>;
}

/** Tokens live a minute; one is used again for this long. */
const REUSE_MS = 40_000;

/** Makes short tokens from a session, one at a time, however many ask at once. */
export function sessionTokens(api: AccountApi, session: Session, clock: Clock): TokenSource {
  let known: { readonly token: string; readonly at: number } | undefined;
  let running: Promise<string | undefined> | undefined;
  const make = async (): Promise<string | undefined> => {
    const made = await api.token(session);
    known = made.ok ? { token: made.value.token, at: clock.now() } : undefined;
    if (!made.ok && made.error.kind === 'offline') throw new Error('The account service cannot be reached.');
    return known?.token;
  };
  return {
    token(fresh) {
      if (!fresh && known !== undefined && clock.now() - known.at < REUSE_MS) return Promise.resolve(known.token);
      running ??= make().finally(() => (running = undefined));
      return running;
    },
  };
}

/** The one token there is. */
export function fixedToken(token: string): TokenSource {
  return { token: (fresh) => Promise.resolve(fresh ? undefined : token) };
}
