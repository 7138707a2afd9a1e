import type { SignInProblem } from '../core/sync/account-api.ts';
import { ClerkNotLoaded, type ClerkClient } from './clerk-library.ts';

/** What is wrong, from what the library threw. Its errors are told by their shape: their classes lie in the part that is loaded late. */
export function problemOfError(error: unknown, client: ClerkClient): SignInProblem {
  if (error instanceof ClerkNotLoaded) return client.worstStatus() >= 500 ? 'busy' : 'offline';
  if (typeof error !== 'object' || error === null) return 'invalid_answer';
  const code = 'code' in error ? error.code : undefined;
  if ('clerkRuntimeError' in error && code === 'network_error') return 'offline';
  // Proof of being no machine is a page's work.
  if ('clerkRuntimeError' in error && typeof code === 'string' && code.startsWith('captcha')) return 'needs_browser';
  if (!('status' in error) || typeof error.status !== 'number') return 'invalid_answer';
  return problemOf(error.status, 'errors' in error ? codeOf(error.errors) : '');
}

function problemOf(status: number, code: string): SignInProblem {
  if (status === 429 || status >= 500) return 'busy';
  if (code === 'form_identifier_not_found' || code === 'form_param_format_invalid') return 'unknown_person';
  if (code === 'form_code_incorrect' || code === 'form_password_incorrect' || code === 'verification_failed') return 'wrong_code';
  if (code === 'verification_expired' || code === 'resource_not_found' || status === 404) return 'expired';
  return 'invalid_answer';
}

function codeOf(errors: unknown): string {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return typeof first === 'object' && first !== null && 'code' in first && typeof first.code === 'string' ? first.code : '';
}
