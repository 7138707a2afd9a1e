import { ORPCError, ValidationError } from '@orpc/server';

import type { CommonErrorCode } from '../../shared/contract/errors.ts';
import { createPrefixedId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { UseCaseError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

type Code = CommonErrorCode | 'GATE_NOT_MET';

function defined(code: Code, data: unknown): ORPCError<Code, unknown> {
  return new ORPCError(code, { defined: true, data });
}

/** The value of a use case, or its error as the contract names it, thrown for oRPC to send. */
export function orThrow<T>(result: Result<T, UseCaseError>): T {
  if (result.ok) return result.value;
  throw contractError(result.error);
}

function contractError(error: UseCaseError): ORPCError<Code, unknown> {
  switch (error.kind) {
    case 'not_found':
      return defined('NOT_FOUND', { what: error.what, id: error.id });
    case 'invalid_input':
      return defined('INVALID_INPUT', { issues: [{ path: [...error.path], code: error.code }] });
    case 'gate_not_met':
      return defined('GATE_NOT_MET', { missing: error.missing });
    case 'storage_full':
      return defined('STORAGE_FULL', {});
    case 'storage_read_only':
      return defined('STORAGE_READ_ONLY', {});
  }
}

/** The database is not open. */
export function storageUnavailable(state: string): ORPCError<Code, unknown> {
  return defined('STORAGE_UNAVAILABLE', { state });
}

/** A text of what does not exist, for what is not a use case's error. */
export function missing(what: string, id: string): ORPCError<Code, unknown> {
  return defined('NOT_FOUND', { what, id });
}

/**
 * Turns whatever a call ended in into an error of the contract: our own pass, input that does not fit its schema becomes
 * INVALID_INPUT with its issues, everything else is a defect and becomes INTERNAL with the id under which the log has it.
 */
export function asContractError(error: unknown, log: Log, path: readonly string[]): ORPCError<string, unknown> {
  const known: ORPCError<string, unknown> | undefined = error instanceof ORPCError ? error : undefined;
  if (known?.defined === true || known?.code === 'CLIENT_CLOSED_REQUEST') return known;
  if (known?.code === 'BAD_REQUEST') {
    const issues = known.cause instanceof ValidationError ? known.cause.issues : [];
    return defined('INVALID_INPUT', { issues: issues.map(inputIssue) });
  }
  const logId = createPrefixedId('log');
  log.error('A procedure failed.', error, { logId, path: path.join('.') });
  return defined('INTERNAL', { logId });
}

function inputIssue(issue: { readonly message: string; readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined }): {
  readonly path: readonly (string | number)[];
  readonly code: string;
} {
  const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return { path: path.map((key) => (typeof key === 'number' ? key : String(key))), code: issue.message };
}

/** What gateways give their RPC handlers, so that every error that leaves the app is one of the contract's. */
export function handlerOptions(log: Log) {
  return {
    clientInterceptors: [
      async (options: { readonly path: readonly string[]; next(): Promise<unknown> }): Promise<unknown> => {
        try {
          return await options.next();
        } catch (error) {
          throw asContractError(error, log, options.path);
        }
      },
    ],
  };
}
