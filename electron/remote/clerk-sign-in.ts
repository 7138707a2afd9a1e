import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Factor, Proven, SignInFailed, SignInProblem, StartedSignIn } from '../core/sync/account-api.ts';
import { loadClient, type ClerkClient } from './clerk-library.ts';

type SignIn = NonNullable<ClerkClient['clerk']['client']>['signIn'];

/** Begins a sign-in for the account of an e-mail; the code is on its way where that is a way to go on. Rejects as the library does. */
export async function beginSignIn(api: string, email: string, client: ClerkClient): Promise<Result<StartedSignIn, SignInFailed>> {
  const signIn = await signInOf(client);
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
  return ok({ api, signInId: signIn.id, clientToken: client.clientToken(), step: 'first', factors });
}

/** Proves who one is: at the first step, or at the second where the account asks for one. Rejects as the library does. */
export async function proveSignIn(started: StartedSignIn, factor: Factor, proof: string, client: ClerkClient): Promise<Result<Proven, SignInFailed>> {
  const { api, signInId } = started;
  const signIn = await signInOf(client);
  if (signIn.id !== signInId) return failed('expired');
  if (started.step === 'first') await attemptFirst(signIn, factor, proof);
  else await attemptSecond(signIn, factor, proof);
  const { status, createdSessionId } = signIn;
  if (status === 'complete' && createdSessionId) {
    return ok({ kind: 'session', session: { api, sessionId: createdSessionId, clientToken: client.clientToken() } });
  }
  // `needs_client_trust`: a password on a computer the service has not seen yet.
  if (status === 'needs_second_factor' || status === 'needs_client_trust') {
    const factors = await prepareSecond(signIn);
    if (factors.length === 0) return failed('needs_browser');
    return ok({ kind: 'second_step', started: { api, signInId, clientToken: client.clientToken(), step: 'second', factors } });
  }
  return failed(status === 'needs_new_password' || status === 'needs_protect_check' ? 'needs_browser' : 'invalid_answer');
}

async function signInOf(client: ClerkClient): Promise<SignIn> {
  await loadClient(client);
  const { client: resource } = client.clerk;
  if (resource === undefined) throw new Error('The library holds no client.');
  return resource.signIn;
}

function attemptFirst(signIn: SignIn, factor: Factor, proof: string): Promise<unknown> {
  return signIn.attemptFirstFactor(factor === 'password' ? { strategy: 'password', password: proof } : { strategy: 'email_code', code: proof });
}

function attemptSecond(signIn: SignIn, factor: Factor, proof: string): Promise<unknown> {
  return signIn.attemptSecondFactor({ strategy: factor === 'password' ? 'totp' : factor, code: proof });
}

/** The ways to prove it a second time. A code is sent by e-mail; by text message only where nothing else is left, as that costs. */
async function prepareSecond(signIn: SignIn): Promise<readonly Factor[]> {
  const offered = signIn.supportedSecondFactors ?? [];
  const has = (strategy: Factor): boolean => offered.some((factor) => factor.strategy === strategy);
  const email = offered.find((factor) => factor.strategy === 'email_code');
  const phone = has('totp') || email !== undefined ? undefined : offered.find((factor) => factor.strategy === 'phone_code');
  if (email !== undefined) await signIn.prepareSecondFactor({ strategy: 'email_code', emailAddressId: email.emailAddressId });
  if (phone !== undefined) await signIn.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: phone.phoneNumberId });
  const spoken = ['totp', ...(email === undefined ? [] : ['email_code' as const]), ...(phone === undefined ? [] : ['phone_code' as const]), 'backup_code'] as const;
  return spoken.filter(has);
}

function failed(why: SignInProblem): { readonly ok: false; readonly error: SignInFailed } {
  return err({ kind: 'sign_in_failed', why });
}
