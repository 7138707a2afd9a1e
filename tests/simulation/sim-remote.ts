import type { PullAnswer, PullRequest, PushAnswer, PushRequest, Refusal, Role, WireRegister } from '../../electron/core/sync/protocol.ts';

/** Something that is here, or comes: a remote in memory answers at once, a database later. */
export type Later<T> = T | Promise<T>;

/** Work that waits for remotes. It yields only what is not here yet, so that on remotes in memory it never pauses. */
export type Waiting<T> = Generator<Promise<unknown>, T, unknown>;

/** Waits for one thing, where it has to be waited for. */
export function* settled<T>(later: Later<T>): Waiting<T> {
  return later instanceof Promise ? ((yield later) as T) : later;
}

/** Runs work that has nothing to wait for. Throws where it has. */
export function runNow<T>(work: Waiting<T>): T {
  const step = work.next();
  if (step.done !== true) throw new Error('this remote does not answer at once');
  return step.value;
}

/** Runs work and waits for what it waits for. */
export async function runLater<T>(work: Waiting<T>): Promise<T> {
  let step = work.next();
  while (step.done !== true) step = work.next(await step.value);
  return step.value;
}

/** What another program changed: the register that was there, and the one that is. */
export interface WebWrite {
  readonly before: WireRegister | undefined;
  readonly after: WireRegister;
}

/** A remote as a world uses it: the way in that laptops have, and a way to its insides for faults and for looking at the end. */
export interface SimRemote {
  push(person: string, request: PushRequest): Later<PushAnswer | Refusal>;
  pull(person: string, request: PullRequest): Later<PullAnswer | Refusal>;
  /** Takes in the text of a request that was cut off on its way. True when it did anything but refuse it. */
  takesCut(person: string, kind: 'push' | 'pull', text: string): Later<boolean>;
  /** A copy of everything, as a backup holds it; only `restore` of a remote of the same kind can read it. */
  copy(): Later<unknown>;
  restore(copy: unknown): Later<void>;
  /** Makes somebody a member, or not. */
  setMember(scope: string, person: string, role: Role | null): Later<void>;
  /** Another program writes the tables directly: a text of an item of a step. */
  write(scope: string, stepRow: string, item: string, value: string, id: string): Later<readonly WebWrite[]>;
  /** Everything it holds of a scope, by `table|row|path`. */
  registers(scope: string): Later<ReadonlyMap<string, WireRegister>>;
  /** One value, by `table|row|path`. */
  value(scope: string, key: string): Later<string | null | undefined>;
  /** The rows it shows, where it shows any: by table, each as the columns that `project-model.ts` knows. */
  rows?(scope: string): Later<unknown>;
}
