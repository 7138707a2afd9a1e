import { ORPCError } from '@orpc/client';

import type { CommonErrorCode } from '../../shared/contract/errors.ts';

/** The connection to the host is gone, so nothing was asked of it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Everything that can come of a call, as the catalog `errors` names it. */
export type ErrorCode = CommonErrorCode | 'GATE_NOT_MET' | 'CONNECTION_LOST' | 'UNKNOWN';

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'INVALID_INPUT',
  'NOT_FOUND',
  'READ_ONLY_ROLE',
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_UNAVAILABLE',
  'INTERNAL',
  'GATE_NOT_MET',
]);

/** Which of the known errors a thrown value is. */
export function errorCode(error: unknown): ErrorCode {
  if (error instanceof ConnectionLost) return 'CONNECTION_LOST';
  if (error instanceof ORPCError && isErrorCode(error.code)) return error.code;
  return 'UNKNOWN';
}

/** The id under which the host's log holds the details of a defect; undefined for everything else. */
export function errorLogId(error: unknown): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('logId' in data)) return undefined;
  return typeof data.logId === 'string' ? data.logId : undefined;
}

/** True when the host has answered; false when its answer was lost on the way. */
export function isAnswer(error: unknown): boolean {
  return error instanceof ORPCError;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && CODES.has(code);
}
