import { ORPCError } from '@orpc/server';

import type { Result } from '../../shared/domain/result.ts';
import type { UseCaseError } from '../core/errors.ts';
import type { NotAllowed } from '../core/sync/sharing.ts';
import type { ConflictError } from '../core/sync/sync-engine.ts';
import type { NoRemote, SignInError } from '../core/sync/sync-supervisor.ts';
import { missing, orThrow } from './errors.ts';

type SyncError = SignInError | NoRemote | NotAllowed | ConflictError | UseCaseError;

/** The value of a use case of sync, or its error as the contract names it, thrown for oRPC to send. */
export function syncOrThrow<T>(result: Result<T, SyncError>): T {
  if (result.ok) return result.value;
  const { error } = result;
  switch (error.kind) {
    case 'bad_address':
      throw new ORPCError('ADDRESS_INVALID', { defined: true, data: { problem: error.problem } });
    case 'remote_failed':
      throw new ORPCError('REMOTE_FAILED', { defined: true, data: { why: error.why } });
    case 'sign_in_failed':
      throw new ORPCError('SIGN_IN_FAILED', { defined: true, data: { why: error.why } });
    case 'superseded':
      throw new ORPCError('SUPERSEDED', { defined: true, data: {} });
    case 'no_remote':
      throw new ORPCError('NO_REMOTE', { defined: true, data: {} });
    case 'read_only_role':
      throw new ORPCError('READ_ONLY_ROLE', { defined: true, data: {} });
    case 'not_allowed':
      throw new ORPCError('NOT_ALLOWED', { defined: true, data: {} });
    case 'not_found':
      throw missing('what' in error ? error.what : 'item', error.id);
    case 'invalid_input':
    case 'gate_not_met':
    case 'storage_full':
    case 'storage_read_only':
      return orThrow<T>({ ok: false, error });
  }
}

/** The file is not one that `export` wrote. */
export function bundleInvalid(detail: string): ORPCError<string, unknown> {
  return new ORPCError('BUNDLE_INVALID', { defined: true, data: { detail } });
}
