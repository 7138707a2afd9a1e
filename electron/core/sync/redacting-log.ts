import type { Log } from '../log.ts';
import { readHttpsSecret } from './https-secret.ts';

const MASK = '[secret]';
/** Shorter parts would also hit ordinary words. */
const SHORTEST = 4;

/** Every text that must not be read anywhere: a secret; for an address its password, as it stands and decoded; for a session its proof. */
export function secretParts(secret: string): readonly string[] {
  const password = /^[a-z]+:\/\/[^:@/]*:([^@/]+)@/i.exec(secret)?.[1];
  const https = readHttpsSecret(secret);
  const inner = https.kind === 'session' ? [https.clientToken] : password === undefined ? [] : [password, decoded(password)];
  const parts = [secret, ...inner];
  return [...new Set(parts)].filter((part) => part.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Puts `[secret]` in the place of every part. */
export function redact(text: string, parts: readonly string[]): string {
  return parts.reduce((clean, part) => clean.replaceAll(part, MASK), text);
}

/** A log that never gets to see the secret: neither in messages, nor in errors and their causes, nor in details of any depth. */
export function redactingLog(log: Log, secret: string): Log {
  const parts = secretParts(secret);
  const clean = (value: unknown): unknown => cleaned(value, parts, 0);
  return {
    info: (message, details) => log.info(redact(message, parts), clean(details) as Readonly<Record<string, unknown>> | undefined),
    error: (message, cause, details) =>
      log.error(redact(message, parts), clean(cause), clean(details) as Readonly<Record<string, unknown>> | undefined),
  };
}

const DEEPEST = 8;

function cleaned(value: unknown, parts: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return redact(value, parts);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return MASK;
  if (value instanceof Error) return cleanedError(value, parts, depth);
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, parts, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cleaned(entry, parts, depth + 1)]));
}

/** A new error with the same name, code and stack, cleaned: drivers put addresses into messages. */
function cleanedError(error: Error, parts: readonly string[], depth: number): Error {
  const copy = new Error(redact(error.message, parts));
  copy.name = error.name;
  copy.stack = redact(error.stack ?? '', parts);
  if ('code' in error && typeof error.code === 'string') Object.assign(copy, { code: error.code });
  if (error.cause !== undefined) copy.cause = cleaned(error.cause, parts, depth + 1);
  return copy;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
