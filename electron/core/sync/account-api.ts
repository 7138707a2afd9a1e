import type { Result } from '../../../shared/domain/result.ts';

/** Ways to prove who one is. */
export type Factor = 'email_code' | 'password' | 'totp' | 'phone_code' | 'backup_code';

export type SignInProblem =
  | 'offline'
  | 'busy'
  | 'unknown_person'
  | 'wrong_code'
  | 'expired'
  | 'no_factor' // Only ways this app does not speak, such as another company's account.
  | 'needs_browser' // A step of this account that only a page can do, such as a passkey.
  | 'invalid_answer';

export interface SignInFailed {
  readonly kind: 'sign_in_failed';
  readonly why: SignInProblem;
}

/** A sign-in that waits for a code or the password. */
export interface StartedSignIn {
  readonly api: string;
  readonly signInId: string;
  readonly clientToken: string;
  /** Some accounts ask for a second proof after the first. */
  readonly step: 'first' | 'second';
  /** The ways to go on, best first; never empty. */
  readonly factors: readonly Factor[];
}

export interface Session {
  readonly api: string;
  readonly sessionId: string;
  readonly clientToken: string;
}

/** What a proof leads to. */
export type Proven =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'second_step'; readonly started: StartedSignIn };

/** Port: the account service, by its public interface. */
export interface AccountApi {
  /** Base address of the account service that a publishable key names; undefined for a text that is no such key. */
  addressOf(publishableKey: string): string | undefined;
  /** Begins; where a code is possible it is sent to the person's e-mail. */
  start(api: string, email: string): Promise<Result<StartedSignIn, SignInFailed>>;
  /** Proves who one is. A wrong proof can be tried again with the same sign-in. */
  finish(started: StartedSignIn, factor: Factor, proof: string): Promise<Result<Proven, SignInFailed>>;
  /** A short-lived token for requests to a remote. `over` when the session has ended: sign in again. */
  token(session: Session): Promise<Result<{ readonly token: string }, { readonly kind: 'over' | 'offline' }>>;
  /** Ends the session at the account service too, if it can be reached. Never fails. */
  signOut(session: Session): Promise<void>;
}
