import type { PullAnswer, PullRequest, PushAnswer, PushRequest, Refusal, Role, WireRegister } from '../../electron/core/sync/protocol.ts';
import { MemoryRemote, type RemoteCopy } from './memory-remote.ts';
import type { SimRemote, WebWrite } from './sim-remote.ts';

/** A remote in memory, as a world uses it. */
export class MemorySimRemote implements SimRemote {
  readonly #remote: MemoryRemote;

  constructor(now: () => number) {
    this.#remote = new MemoryRemote(now);
    // The same values as a database cannot hold: see `#bad` in world.ts.
    this.#remote.rejects = ([, , , value]) => (value?.startsWith('"bad') === true ? 'malformed' : undefined);
  }

  push(person: string, request: PushRequest): PushAnswer | Refusal {
    return this.#remote.push(person, request);
  }

  pull(person: string, request: PullRequest): PullAnswer | Refusal {
    return this.#remote.pull(person, request);
  }

  takesCut(person: string, kind: 'push' | 'pull', text: string): boolean {
    try {
      const request: unknown = JSON.parse(text);
      if (kind === 'push') this.#remote.push(person, request as PushRequest);
      else this.#remote.pull(person, request as PullRequest);
      return true;
    } catch {
      return false;
    }
  }

  copy(): RemoteCopy {
    return this.#remote.copy();
  }

  restore(copy: RemoteCopy): void {
    this.#remote.restore(copy);
  }

  setMember(scope: string, person: string, role: Role | null): void {
    this.#remote.setMember(scope, person, role);
  }

  write(scope: string, stepRow: string, item: string, value: string, id: string): readonly WebWrite[] {
    const key = `workshop_steps|${stepRow}|output/ideas/${item}/text`;
    const before = this.registers(scope).get(key);
    this.#remote.write(scope, 'workshop_steps', stepRow, `output/ideas/${item}/text`, value, id);
    const after = this.registers(scope).get(key);
    return after === undefined || after === before ? [] : [{ before, after }];
  }

  registers(scope: string): ReadonlyMap<string, WireRegister> {
    return this.#remote.registers(scope);
  }

  value(scope: string, key: string): string | null | undefined {
    return this.#remote.register(scope, key)?.[3];
  }
}
