import type { Hlc } from '../../electron/core/sync/hlc.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import type { Moved } from './memory-storage.ts';

interface Wrote {
  readonly laptop: string;
  readonly key: string;
  readonly value: string | null;
  readonly hlc: Hlc;
  /** What the writer saw at this place. */
  readonly saw: { readonly value: string | null; readonly hlc: Hlc } | undefined;
  /** Reading of the tombstone that the writer saw on the item. */
  readonly tombstone: Hlc | undefined;
}

interface Promise_ extends Wrote {
  /** Its reading now, where it was written anew. */
  now: Hlc;
  /** Lost with a disk that was put back, or held by somebody who may not send any more. */
  excused: boolean;
  /** Its author's, or somebody's, next edit on top of it. */
  next?: Promise_;
}

/** Remembers everything that somebody was told is saved, and judges at the end whether it was kept (I1–I10). */
export class Witness {
  readonly failures: string[] = [];
  readonly #issued = new Set<Hlc>();
  readonly #promises: Promise_[] = [];
  /** Old and new readings of what was written anew, by key. */
  readonly #movedTo = new Map<string, string>();
  #moves = false;
  #copies = false;

  fail(invariant: string, what: string): void {
    this.failures.push(`${invariant}: ${what}`);
  }

  /** I10. */
  issued(hlc: Hlc): void {
    if (this.#issued.has(hlc)) this.fail('I10', `${hlc} was issued twice`);
    this.#issued.add(hlc);
  }

  get operations(): number {
    return this.#promises.length;
  }

  wrote(wrote: Wrote): void {
    const promise: Promise_ = { ...wrote, now: wrote.hlc, excused: false };
    const under = wrote.saw && this.#promises.find(({ key, now }) => key === wrote.key && now === wrote.saw?.hlc);
    if (under !== undefined) under.next = promise;
    this.#promises.push(promise);
  }

  moved({ key, before, after }: Moved): void {
    this.#moves = true;
    this.#movedTo.set(`${key}|${after}`, this.#movedTo.get(`${key}|${before}`) ?? before);
    for (const promise of this.#promises) if (promise.key === key && promise.now === before) promise.now = after;
  }

  /** A backup was put back: what only that disk held is gone, and nobody promised to keep it. */
  laptopPutBack(person: string, held: ReadonlyMap<string, { readonly value: string | null }>): void {
    this.#copies = true;
    for (const promise of this.#promises) if (promise.laptop === person || held.get(promise.key)?.value === promise.value) promise.excused = true;
  }

  remoteRestored(): void {
    // Nothing is excused: every laptop holds what it sent.
  }

  excuse(person: string): void {
    for (const promise of this.#promises) if (promise.laptop === person) promise.excused = true;
  }

  /** I1. */
  compare(who: string, truth: ReadonlyMap<string, WireRegister>, held: ReadonlyMap<string, WireRegister>): void {
    for (const key of new Set([...truth.keys(), ...held.keys()])) {
      const there = truth.get(key);
      const here = held.get(key);
      if (there?.[3] === here?.[3] && there?.[4] === here?.[4]) continue;
      this.fail('I1', `${who} differs at ${key}: ${JSON.stringify(here?.slice(3))} instead of ${JSON.stringify(there?.slice(3))}`);
      return;
    }
  }

  /** I2, I6, and what a delete takes with it. */
  judge(truth: ReadonlyMap<string, WireRegister>, quarantined: ReadonlyMap<string, Hlc>, remotes: number): void {
    // Two laptops that hold the same reading of the future write it anew each for itself; then order is not promised (docs/sync.md).
    const ordered = !this.#moves || (remotes === 1 && !this.#copies);
    for (const promise of this.#promises) {
      const { key, value, saw, now } = promise;
      // Refused itself, or replaced by a newer edit that was refused and is kept as such.
      let top = promise;
      while (top.next !== undefined) top = top.next;
      if (promise.excused || top.now <= (quarantined.get(key) ?? '')) continue;
      const [table, rowId] = key.split('|');
      const row = truth.get(`${table}|${rowId}|$row`);
      if (row !== undefined && row[3] !== 'true') continue;
      const final = truth.get(key);
      if (final === undefined) this.fail('I2', `${key} = ${value} is gone`);
      else if (final[3] !== value && ordered && final[4] <= now) this.fail('I2', `${key} = ${value} (${now}) gave way to an older ${final[3]} (${final[4]})`);
      else if (ordered && saw !== undefined && saw.value !== value && final[3] === saw.value && final[3] !== null && final[4] === saw.hlc) {
        this.fail('I6', `${key} = ${value} lost to ${saw.value}, which its author had seen`);
      } else this.#judgeItem(promise, final, truth, ordered);
    }
  }

  /** An edit made after seeing a delete shows. */
  #judgeItem({ key, value, tombstone, laptop }: Promise_, final: WireRegister, truth: ReadonlyMap<string, WireRegister>, ordered: boolean): void {
    if (tombstone === undefined || final[3] !== value || !ordered || key.endsWith('/$deleted')) return;
    const grave = truth.get(`${key.slice(0, key.lastIndexOf('/'))}/$deleted`);
    if (grave === undefined || typeof grave[3] !== 'string') return;
    const same = grave[4] === tombstone || this.#movedTo.get(`${key.slice(0, key.lastIndexOf('/'))}/$deleted|${grave[4]}`) === tombstone;
    if (same && final[4] <= (JSON.parse(grave[3]) as string)) this.fail('I6', `${laptop} wrote ${key} after a delete and it does not show`);
  }
}
