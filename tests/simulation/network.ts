import type { PullAnswer, PushAnswer, Refusal, WireRegister } from '../../electron/core/sync/protocol.ts';
import type { Answered, ScopeSend } from '../../electron/core/sync/scope-step.ts';
import { isAnswerOf } from '../../electron/remote/answer-check.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Laptop } from './laptop.ts';
import { isRowOf, PAIR, type Place } from './places.ts';
import type { Random } from './random.ts';
import { settled, type SimRemote, type Waiting } from './sim-remote.ts';
import type { Witness } from './witness.ts';

type AnyAnswer = PushAnswer | PullAnswer | Refusal;

interface Message {
  readonly laptop: Laptop;
  readonly place: Place;
  readonly life: number;
  readonly remote: number;
  readonly send: ScopeSend;
  /** A second copy of a request: it reaches the remote, its answer nobody. */
  readonly ghost: boolean;
  readonly answer?: AnyAnswer;
}

/** Requests and answers on their way: lost, late, doubled, in another order, cut off. It looks into all of them (I4, I9). */
export class Network {
  readonly #witness: Witness;
  readonly #places: readonly Place[];
  readonly #random: Random;
  #messages: Message[] = [];

  constructor(witness: Witness, places: readonly Place[], random: Random) {
    this.#witness = witness;
    this.#places = places;
    this.#random = random;
  }

  start(laptop: Laptop, place: Place, remote: number, kind: 'push' | 'pull'): void {
    const send = this.#send(laptop, place, remote, kind);
    if (send !== undefined) this.#messages.push({ laptop, place, life: laptop.life, remote, send, ghost: false });
  }

  /** Brings one of the oldest messages to its end; `luck` (0–99) says how. */
  *deliver(which: number, luck: number, remotes: readonly SimRemote[]): Waiting<void> {
    const message = this.#take(which);
    if (message === undefined) return;
    if (message.answer === undefined) {
      if (luck < 10) return this.#tell(message, err({ kind: 'offline', detail: '' }));
      if (luck < 18) this.#messages.push({ ...message, ghost: true });
      const answer = yield* this.#ask(message, remotes);
      if (!message.ghost) this.#messages.push({ ...message, answer });
    } else if (luck < 10) this.#tell(message, err({ kind: 'offline', detail: '' }));
    else if (luck < 13) this.#tell(message, err({ kind: 'invalid_answer', detail: '' }));
    else this.#tell(message, ok(message.answer));
  }

  /** Cuts one of the oldest messages off in its middle. */
  *cut(which: number, at: number, remotes: readonly SimRemote[]): Waiting<void> {
    const message = this.#take(which);
    if (message === undefined) return;
    const { laptop, send, answer } = message;
    const text = JSON.stringify(answer ?? send.request);
    const rest = text.slice(0, at % text.length);
    if (answer === undefined) {
      const done = yield* settled((remotes[message.remote] ?? fail()).takesCut(laptop.person, send.kind, rest));
      if (done) this.#witness.fail('I3', `a remote did something with ${rest}`);
      this.#tell(message, err({ kind: 'offline', detail: '' }));
    } else {
      if (isWhole(`sync_${send.kind}`, rest)) this.#witness.fail('I3', `${rest} counts as an answer`);
      this.#tell(message, err({ kind: 'invalid_answer', detail: '' }));
    }
  }

  /** Forgets all that is on its way. */
  clear(): void {
    this.#messages = [];
  }

  /** Push and pull until there is nothing more, on a perfect network; true when anything was sent or came. */
  *round(laptop: Laptop, place: Place, remote: number, there: SimRemote): Waiting<boolean> {
    let moved = false;
    for (let turn = 0; turn < 500; turn += 1) {
      const isThere = laptop.state(`r${remote}`, place.scope).progress.seen[0] > 0 || (yield* settled(there.value(place.scope, `workshops|${place.scope}|$row`))) !== undefined;
      const pull = isThere ? yield* this.#call(laptop, place, remote, there, 'pull') : 'done';
      const push = yield* this.#call(laptop, place, remote, there, 'push');
      if (push !== 'nothing') moved = true;
      if (pull !== 'done' && pull !== 'nothing') moved = true;
      if (push === 'nothing' && (pull === 'done' || pull === 'nothing')) return moved;
    }
    this.#witness.fail('I7', `${laptop.person} never comes to an end`);
    return true;
  }

  *#call(laptop: Laptop, place: Place, remote: number, there: SimRemote, kind: 'push' | 'pull'): Waiting<string> {
    const name = `r${remote}`;
    const before = laptop.storage.progress(name, place.scope).cursor;
    const send = this.#send(laptop, place, remote, kind);
    if (send === undefined) return 'nothing';
    const answer = ok(yield* this.#ask({ laptop, place, life: laptop.life, remote, send, ghost: false }, [], there));
    const event = { kind: kind === 'push' ? 'pushed' : 'pulled', answer } as Parameters<Laptop['take']>[2];
    const step = laptop.take(name, place.scope, event);
    const then = step?.then ?? 'retry';
    if (step !== undefined && send.kind === 'push' && answer.value.ok) this.#heard(send, laptop.person);
    this.#checkPair(laptop, place);
    return kind === 'pull' && laptop.storage.progress(name, place.scope).cursor !== before ? 'moved' : then;
  }

  #send(laptop: Laptop, { scope }: Place, remote: number, kind: 'push' | 'pull'): ScopeSend | undefined {
    return kind === 'push' ? laptop.startPush(`r${remote}`, scope, () => this.#random.id()) : laptop.startPull(`r${remote}`, scope);
  }

  #take(which: number): Message | undefined {
    if (this.#messages.length === 0) return undefined;
    return this.#messages.splice(which % Math.min(this.#messages.length, 6), 1)[0];
  }

  *#ask({ laptop, place, remote, send }: Message, remotes: readonly SimRemote[], there = remotes[remote] ?? fail()): Waiting<AnyAnswer> {
    if (send.kind === 'pull') {
      const answer = yield* settled(there.pull(laptop.person, send.request));
      if (answer.ok) this.#checkScope(place, answer.page, 'a page');
      return answer;
    }
    const { tx } = send.request;
    for (const { c } of tx) this.#checkScope(place, c, 'a push');
    const answer = yield* settled(there.push(laptop.person, send.request));
    if (!answer.ok) return answer;
    this.#checkScope(place, answer.winners, 'winners');
    for (const { n, c } of tx) {
      if (answer.rejected.some((one) => one.n === n)) continue;
      for (const [table, rowId, path, , hlc] of c) this.#witness.reached(`${table}|${rowId}|${path}`, hlc, laptop.person);
    }
    const [left, right] = PAIR.map((path) => `workshop_steps|${place.step}|${path}`);
    this.#checkSame(yield* settled(there.value(place.scope, left ?? '')), yield* settled(there.value(place.scope, right ?? '')), 'remote');
    return answer;
  }

  #tell({ laptop, place, life, remote, send, ghost }: Message, answer: Answered<PushAnswer & PullAnswer> | Answered<PushAnswer | PullAnswer>): void {
    if (ghost || laptop.life !== life) return;
    const event = { kind: send.kind === 'push' ? 'pushed' : 'pulled', answer } as Parameters<Laptop['take']>[2];
    const step = laptop.take(`r${remote}`, place.scope, event);
    if (step !== undefined && send.kind === 'push' && answer.ok && answer.value.ok) this.#heard(send, laptop.person);
    this.#checkPair(laptop, place);
  }

  #heard(send: ScopeSend & { readonly kind: 'push' }, person: string): void {
    for (const { c } of send.request.tx) for (const [table, rowId, path, , hlc] of c) this.#witness.heard(`${table}|${rowId}|${path}`, hlc, person);
  }

  /** I4. */
  #checkPair({ storage, person }: Laptop, place: Place): void {
    const held = storage.registers(place.scope);
    const [left, right] = PAIR.map((path) => held.get(`workshop_steps|${place.step}|${path}`)?.value);
    this.#checkSame(left, right, person);
  }

  #checkSame(left: string | null | undefined, right: string | null | undefined, where: string): void {
    if (left !== right) this.#witness.fail('I4', `${where} shows half a transaction: ${left} and ${right}`);
  }

  /** I9: what travels for one workshop speaks of its rows only. */
  #checkScope(place: Place, registers: readonly (readonly [string, string, ...unknown[]] | WireRegister)[], where: string): void {
    if (this.#places.length === 1) return;
    const stranger = registers.find(([table, rowId]) => !isRowOf(place, table, rowId));
    if (stranger !== undefined) this.#witness.fail('I9', `${where} of ${place.scope} holds ${stranger[0]}|${stranger[1]}`);
  }
}

function isWhole(name: 'sync_push' | 'sync_pull', text: string): boolean {
  try {
    return isAnswerOf(name, JSON.parse(text) as unknown);
  } catch {
    return false;
  }
}

function fail(): never {
  throw new Error('no such remote');
}
