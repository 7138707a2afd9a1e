import type { Result } from '../../../shared/domain/result.ts';

/** Ways to prove who one is. */
export type Factor = 'email_code' | 'password';

export type SignInProblem =
  | 'offline'
  | 'busy'
  | 'unknown_person'
  | 'wrong_code'
  | 'expired'
  | 'no_factor' // Only ways this app does not speak, such as another company's account.
  | 'second_factor'
  | 'invalid_answer';

export interface SignInFailed {
  readonly kind: 'sign_in_failed';
  readonly why: SignInProblem;
}

/** A sign-in that waits for its code or password. */
export interface StartedSignIn {
  readonly api: string;
  readonly signInId: string;
  readonly clientToken: string;
  readonly factors: readonly Factor[];
}

export interface Session {
  readonly api: string;
  readonly sessionId: string;
  readonly clientToken: string;
}

/** Port: the account service, by its public interface. */
export interface AccountApi {
  /** Base address of the account service that a publishable key names; undefined for a text that is no such key. */
  addressOf(publishableKey: string): string | undefined;
  /** Begins; where a code is possible it is sent to the person's e-mail. */
  start(api: string, email: string): Promise<Result<StartedSignIn, SignInFailed>>;
  finish(started: StartedSignIn, factor: Factor, proof: string): Promise<Result<Session, SignInFailed>>;
  /** A short-lived token for requests to a remote. `over` when the session has ended: sign in again. */
  token(session: Session): Promise<Result<{ readonly token: string }, { readonly kind: 'over' | 'offline' }>>;
  /** Ends the session at the account service too, if it can be reached. Never fails. */
  signOut(session: Session): Promise<void>;
}
