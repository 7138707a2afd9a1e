import { LIMITS } from '../../shared/domain/limits.ts';

/** Why a message is not handed on to the RPC handler. */
export type MessageProblem = 'not_text' | 'too_large' | 'too_deep' | 'not_json' | 'not_a_request';

/** No input of the contract comes near this depth; far deeper ones exhaust the stack of whoever walks them. */
const MAX_DEPTH = 64;

const MAX_ID_LENGTH = 64;

/** Message types of the RPC protocol that a client may send. */
const REQUEST = 1;
const STREAM_EVENT = 3;
const ABORT = 4;

/**
 * Decides whether a message may reach the RPC handler, which trusts the outer shape of what it reads: text, of an allowed size
 * and depth, holding a request, a stream event or an abort. What the request asks for is not looked at.
 */
export function messageProblem(message: unknown): MessageProblem | null {
  if (typeof message !== 'string') return 'not_text';
  if (message.length > LIMITS.messageBytes || Buffer.byteLength(message) > LIMITS.messageBytes) return 'too_large';
  if (isTooDeep(message)) return 'too_deep';
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return 'not_json';
  }
  return isClientMessage(parsed) ? null : 'not_a_request';
}

/** Counts brackets outside of strings, so that nothing has to be built to find out. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isClientMessage(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { i: id, t: type = REQUEST, p: payload } = value;
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID_LENGTH) return false;
  if (type === ABORT) return true;
  if (type === STREAM_EVENT) return isRecord(payload);
  return type === REQUEST && isRecord(payload) && isRequest(payload);
}

function isRequest({ u: url, m: method, h: headers }: Readonly<Record<string, unknown>>): boolean {
  if (typeof url !== 'string' || !url.startsWith('/') || !URL.canParse(`http://host${url}`)) return false;
  if (method !== undefined && typeof method !== 'string') return false;
  if (headers === undefined) return true;
  // Bodies that are files, forms or streams are announced by these headers; no procedure takes one.
  return (
    isRecord(headers) &&
    Object.entries(headers).every(([name, text]) => typeof text === 'string' && !/^content-(type|disposition)$/i.test(name))
  );
}
