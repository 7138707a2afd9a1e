import type { Log } from './core/log.ts';

/** A log that writes one JSON object a line: time, level, message, then the details. `write` gets the line with its end. */
export function createJsonLinesLog(write: (line: string) => void): Log {
  const put = (level: 'info' | 'error', message: string, details: Readonly<Record<string, unknown>>) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...details })}\n`);
  return {
    info: (message, details = {}) => put('info', message, details),
    error: (message, cause, details = {}) => put('error', message, { ...details, cause: describe(cause) }),
  };
}

function describe(cause: unknown): unknown {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? cause.code : undefined;
  return {
    name: cause.name,
    message: cause.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: cause.stack,
    ...(cause.cause === undefined ? {} : { cause: describe(cause.cause) }),
  };
}
