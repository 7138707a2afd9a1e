/** Edits that belong together: sent as one request, refused or taken as one, and undone as one. */
export interface Entry<O> {
  readonly operations: readonly O[];
  readonly gesture?: string | undefined;
}

/**
 * The edits of one step that the host has not acknowledged yet, oldest first. At most one entry is under way. A plain value:
 * every function below answers with a new one.
 */
export interface Outbox<O> {
  readonly inFlight: Entry<O> | null;
  readonly queued: readonly Entry<O>[];
}

/** How edits of one kind are packed. */
export interface Packing<O> {
  /** Appends an edit to others that wait under the same gesture. */
  readonly collapse: (operations: readonly O[], next: O) => readonly O[];
  /** Most edits one request may carry. */
  readonly mostOperations: number;
  /** Most characters of JSON one request may carry; a single larger edit still goes, alone. */
  readonly mostCharacters: number;
  /** Most bytes of JSON a single edit may have; the host cuts the connection on more. */
  readonly mostBytes: number;
  /** Makes a name for edits that must undo together although they need more than one request. */
  readonly newGesture: () => string;
}

export const EMPTY_OUTBOX: Outbox<never> = { inFlight: null, queued: [] };

/** The edits that no request can carry. */
export function oversized<O>(operations: readonly O[], { mostBytes }: Packing<O>): readonly O[] {
  return operations.filter((operation) => {
    const json = JSON.stringify(operation) ?? '';
    // Three bytes are the most that a UTF-16 unit needs; only near the limit is it worth counting.
    return json.length * 3 > mostBytes && new TextEncoder().encode(json).length > mostBytes;
  });
}

/** Adds edits at the end. With the gesture of the last waiting entry they join it; otherwise they wait as an entry of their own. */
export function enqueue<O>(outbox: Outbox<O>, operations: readonly O[], gesture: string | undefined, packing: Packing<O>): Outbox<O> {
  if (operations.length === 0) return outbox;
  const last = outbox.queued.at(-1);
  if (gesture !== undefined && last?.gesture === gesture) {
    const joined = operations.reduce(packing.collapse, last.operations);
    if (fits(joined, packing)) return { ...outbox, queued: [...outbox.queued.slice(0, -1), { operations: joined, gesture }] };
  }
  const parts = split(operations, packing);
  const name = parts.length > 1 ? (gesture ?? packing.newGesture()) : gesture;
  return { ...outbox, queued: [...outbox.queued, ...parts.map((part) => ({ operations: part, gesture: name }))] };
}

/** Puts the first waiting entry under way; null where one is under way already or none waits. */
export function takeNext<O>(outbox: Outbox<O>): { readonly outbox: Outbox<O>; readonly entry: Entry<O> } | null {
  const [entry, ...rest] = outbox.queued;
  if (outbox.inFlight !== null || entry === undefined) return null;
  return { outbox: { inFlight: entry, queued: rest }, entry };
}

/** The entry under way is settled: taken by the host, or refused. */
export function settle<O>(outbox: Outbox<O>): Outbox<O> {
  return { ...outbox, inFlight: null };
}

/** The answer to the entry under way will never come: it waits again, first in line. */
export function giveBack<O>(outbox: Outbox<O>): Outbox<O> {
  return outbox.inFlight === null ? outbox : { inFlight: null, queued: [outbox.inFlight, ...outbox.queued] };
}

/** Every edit that is not acknowledged, oldest first. */
export function unacknowledged<O>(outbox: Outbox<O>): readonly O[] {
  const entries = outbox.inFlight === null ? outbox.queued : [outbox.inFlight, ...outbox.queued];
  return entries.flatMap((entry) => entry.operations);
}

/** True when the host has acknowledged everything. */
export function isEmpty(outbox: Outbox<unknown>): boolean {
  return outbox.inFlight === null && outbox.queued.length === 0;
}

function fits<O>(operations: readonly O[], { mostOperations, mostCharacters }: Packing<O>): boolean {
  return operations.length <= mostOperations && (operations.length === 1 || characters(operations) <= mostCharacters);
}

function split<O>(operations: readonly O[], packing: Packing<O>): readonly (readonly O[])[] {
  if (fits(operations, packing)) return [operations];
  const parts: O[][] = [];
  let room = 0;
  for (const operation of operations) {
    const size = characters(operation);
    const part = parts.at(-1);
    if (part === undefined || part.length >= packing.mostOperations || size > room) {
      parts.push([operation]);
      room = packing.mostCharacters - size;
    } else {
      part.push(operation);
      room -= size;
    }
  }
  return parts;
}

function characters(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
