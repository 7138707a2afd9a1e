import { isHlc } from '../core/sync/hlc.ts';

/** The functions of a remote. */
export type RemoteFunction = 'sync_hello' | 'sync_push' | 'sync_pull' | 'sync_digest' | 'sync_join';

type Fields = Readonly<Record<string, unknown>>;

const REFUSALS = new Set(['rewound', 'stale', 'clock', 'forbidden', 'gone', 'version', 'malformed', 'too_large']);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isAnchor = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && isCount(value[0]) && isText(value[1]);
const isVersions = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isCount);

/** The year 2500: a clock that took a later reading over would soon have no digits left to count on. */
const LAST = Date.UTC(2500, 0).toString(16).padStart(12, '0');

/** A register that a laptop can store, show and count its clock on from. */
function isRegister(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [table, rowId, path, text, hlc, actor] = value as readonly unknown[];
  return [table, rowId, path, actor].every(isText) && isHlc(hlc) && hlc < LAST && (text === null || isJson(text));
}

function isJson(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A moment up to which deletes are forgotten: a later one would have the laptop forget deletes that nobody else forgets. */
const isSwept = (value: unknown): boolean => value === undefined || (isCount(value) && (value as number) < Date.UTC(2500, 0));
const isTombstone = (value: unknown): boolean => value === undefined || isRegister(value);
const isList = (value: unknown, isOne: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(isOne);
const isRow = (value: unknown): boolean => Array.isArray(value) && value.length === 3 && value.every(isText);
const isScope = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && isText(value[0]) && isText(value[1]) && isCount(value[2]);
const isTitle = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && isText(value[0]) && (value[1] === null || isText(value[1]));
const isRejection = (value: unknown): boolean => isFields(value) && Number.isFinite(value['n']) && isText(value['code']) && isText(value['detail']);

const CHECKS: Readonly<Record<RemoteFunction, (answer: Fields) => boolean>> = {
  sync_hello: (a) =>
    isVersions(a['protocol']) && isText(a['person']) && isText(a['hash']) && (a['scopes'] === undefined || isList(a['scopes'], isScope)) &&
    (a['titles'] === undefined || isList(a['titles'], isTitle)),
  sync_push: (a) => isCount(a['head']) && isAnchor(a['anchor']) && isList(a['winners'], isRegister) && isList(a['rejected'], isRejection),
  sync_pull: (a) =>
    isText(a['role']) && isCount(a['through']) && isCount(a['head']) && isAnchor(a['anchor']) && typeof a['done'] === 'boolean' && isList(a['page'], isRegister) &&
    (a['lost'] === undefined || isList(a['lost'], isRegister)) && isSwept(a['swept']),
  sync_digest: (a) => isCount(a['head']) && isAnchor(a['anchor']) && isList(a['rows'], isRow) && isSwept(a['swept']),
  sync_join: (a) => isText(a['scope']) && isText(a['role']),
};

/** Whether an answer has the shape that protocol.ts gives the function's answer, or a refusal's. Unknown fields are welcome. */
export function isAnswerOf(name: RemoteFunction, answer: unknown): boolean {
  if (!isFields(answer) || !isCount(answer['now'])) return false;
  if (answer['ok'] === true) return CHECKS[name](answer);
  const { error } = answer as { readonly error?: unknown };
  return answer['ok'] === false && typeof error === 'string' && REFUSALS.has(error) && (error !== 'version' || isVersions(answer['protocol'])) && isTombstone(answer['tombstone']) &&
    (answer['lost'] === undefined || isList(answer['lost'], isRegister));
}
