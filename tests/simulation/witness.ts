import type { Hlc } from '../../electron/core/sync/hlc.ts';
import { deviceOf } from '../../electron/core/sync/merge.ts';
import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import type { Evidence } from './evidence.ts';
import type { Moved } from './memory-storage.ts';

interface Wrote {
  /** Whoever wrote it; `web` for another program. */
  readonly laptop: string;
  readonly scope: string;
  readonly key: string;
  readonly value: string | null;
  readonly hlc: Hlc;
  /** Reading of what the writer saw at this place. */
  readonly saw: Hlc | undefined;
  /** Reading of the tombstone that the writer saw on the item. */
  readonly tombstone: Hlc | undefined;
  /** Of a delete of an item: what its author saw in it, by key. */
  readonly inside?: readonly (readonly [key: string, hlc: Hlc])[];
}

/** One edit, under whatever readings it has had: writing it anew changes the reading and nothing else. */
interface Version {
  readonly laptop: string;
  readonly scope: string;
  readonly key: string;
  readonly value: string | null;
  readonly saw: Version | undefined;
  readonly tombstone: Version | undefined;
  /** Of a delete of an item: the edits that its author saw in it. */
  readonly inside: ReadonlySet<Version>;
  /** The newest reading that it was given. */
  now: Hlc;
  readonly movedFrom: Set<Hlc>;
  /** It was written anew while somebody else held the same reading of the future: then order is not promised (docs/sync.md). */
  forked: boolean;
  /** Edits whose authors had seen this one. */
  readonly next: Version[];
  /** A remote took it, at most by this reading. */
  reached: boolean;
  reachedAs?: Hlc;
  /** By which reading its author last heard that a remote has it. */
  heardAs?: Hlc;
  /** Lost with a disk that was put back, or held by somebody who may not send any more. */
  excused: boolean;
}

/**
 * Why an edit that was sent, and replaced or deleted by somebody who had not seen it, is in nobody's list (docs/known-gaps.md): a copy of
 * a database is about; a remote was put back; a third laptop brought what replaced it; or another program wrote it.
 */
export type Unshown = 'web' | 'copy' | 'restored' | 'relay';

/** Remembers everything that somebody was told is saved, and judges at the end whether it was kept (I1–I10). */
export class Witness {
  readonly failures: string[] = [];
  /** Edits that were sent, replaced by somebody who had not seen them, and are shown to nobody: how many, by why. */
  readonly unshown = new Map<Unshown, number>();
  /** There are disks that hold what was written anew elsewhere. */
  #copies = false;
  readonly #issued = new Set<Hlc>();
  readonly #versions = new Map<string, Version>();
  readonly #promises: Version[] = [];
  /** Edits that say the same, by key and value: one of them is as good as the other. */
  readonly #twins = new Map<string, Version[]>();
  /** Places of which a laptop that was not the author's brought an edit to a remote. */
  readonly #relayed = new Set<string>();
  /** Persons whose database was replaced by a copy of somebody else's. */
  readonly #copiedOver = new Set<string>();
  #restored = false;
  /** What whoever deleted a row had seen in it, by `table|row`; of a workshop by its scope. */
  readonly #seenByDeleter = new Map<string, Set<Version | string>>();

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

  wrote({ saw, tombstone, hlc, inside = [], ...rest }: Wrote): void {
    const { scope, key } = rest;
    const grave = `${key.slice(0, key.lastIndexOf('/'))}/$deleted`;
    const under = saw === undefined ? undefined : this.#at(scope, key, saw);
    const version: Version = {
      ...rest,
      now: hlc,
      saw: under,
      tombstone: tombstone === undefined || key.endsWith('/$deleted') ? undefined : this.#at(scope, grave, tombstone),
      inside: new Set(inside.map(([key, at]) => this.#at(scope, key, at))),
      movedFrom: new Set(),
      forked: false,
      next: [],
      reached: rest.laptop === 'web',
      ...(rest.laptop === 'web' ? { reachedAs: hlc } : {}),
      excused: false,
    };
    under?.next.push(version);
    this.#versions.set(`${key}|${hlc}`, version);
    this.#promises.push(version);
    const twins = this.#twins.get(`${rest.key}=${rest.value}`);
    if (twins === undefined) this.#twins.set(`${rest.key}=${rest.value}`, [version]);
    else twins.push(version);
  }

  /** Somebody deleted a row, or with `workshops` all of a scope, who held these registers. */
  deleted(of: string, scope: string, held: ReadonlyMap<string, { readonly hlc: Hlc; readonly value: string | null }>, inRow: (key: string) => boolean): void {
    let seen = this.#seenByDeleter.get(of);
    if (seen === undefined) this.#seenByDeleter.set(of, (seen = new Set()));
    for (const [key, { hlc, value }] of held) {
      if (!inRow(key)) continue;
      seen.add(`${key}=${value}`);
      for (let version: Version | undefined = this.#at(scope, key, hlc); version !== undefined; version = version.saw) seen.add(version).add(`${key}=${version.value}`);
    }
  }

  /** Whether somebody deleted the whole scope. */
  wasDeleted(scope: string): boolean {
    return this.#seenByDeleter.has(scope);
  }

  /** `elsewhere`: another laptop holds the old reading. */
  moved({ scope, key, before, after }: Moved, elsewhere: boolean): void {
    const version = this.#at(scope, key, before);
    if (elsewhere) version.forked = true;
    // Whoever writes it anew holds it: a second laptop that does, and an edit on top of it, are elsewhere.
    if (version.movedFrom.has(before) || version.next.length > 0) version.forked = true;
    // A remote took it, or what it was written on, and its author never heard: the laptop could not know that others may have it.
    for (let here: Version | undefined = version; here !== undefined; here = here.saw) {
      if ((here.reachedAs ?? '') > after && here.heardAs !== here.reachedAs) version.forked = true;
    }
    version.movedFrom.add(before);
    version.now = after;
    this.#versions.set(`${key}|${after}`, version);
  }

  /** A remote took it from somebody's laptop. */
  reached(key: string, hlc: Hlc, person: string): void {
    const version = this.#versions.get(`${key}|${hlc}`);
    if (version === undefined) return;
    if (version.laptop !== person) this.#relayed.add(key);
    version.reached = true;
    if (hlc > (version.reachedAs ?? '')) version.reachedAs = hlc;
  }

  /** Its author, who sent it, heard that a remote has it. */
  heard(key: string, hlc: Hlc, person: string): void {
    const version = this.#versions.get(`${key}|${hlc}`);
    if (version?.laptop === person) version.heardAs = hlc;
  }

  /** Somebody else's database was copied over a person's. */
  copiedOver(person: string): void {
    this.#copiedOver.add(person);
  }

  /** A disk was put back to what it was. What only it held and does not hold any more is gone, and nobody promised to keep it. */
  laptopPutBack(person: string, lost: Evidence, holds: (key: string) => Hlc | undefined): void {
    this.#copies = true;
    for (const version of this.#promises) {
      const held = holds(version.key);
      if (held !== undefined && version.movedFrom.has(held)) version.forked = true;
      if (lost.keeps(version.key, version.now, version.value)) version.excused = true;
      if (version.laptop !== person || version.excused) continue;
      const here = held === undefined ? undefined : this.#versions.get(`${version.key}|${held}`);
      if (here === undefined || !descends(here, version)) version.excused = true;
    }
  }

  /** A remote was put back: what only another program wrote there is gone. What laptops sent they still hold. */
  remoteRestored(): void {
    this.#restored = true;
    for (const version of this.#promises) if (version.laptop === 'web') version.excused = true;
  }

  /** Somebody who may not send any more keeps what is theirs, and nobody else has to. */
  excuse(person: string, scope: string): void {
    for (const version of this.#promises) if (version.laptop === person && version.scope === scope) version.excused = true;
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

  /** I2 and I6 of a scope at rest. `evidence`: what laptops keep beside the registers. */
  judge(scope: string, truth: ReadonlyMap<string, WireRegister>, evidence: Evidence): void {
    for (const version of this.#promises) if (version.scope === scope && !version.excused) this.#judge(version, truth, evidence);
  }

  /** I2 of a scope that was deleted: `registers`: what a person's laptop still has of it. */
  judgeDeleted(scope: string, evidence: Evidence, registers: (person: string) => ReadonlyMap<string, { readonly hlc: Hlc; readonly value: string | null }>): void {
    for (const version of this.#promises) {
      if (version.scope !== scope || version.excused || this.#wasSeenDeleted(version) || version.key.endsWith('|$row') || version.key.endsWith('/$deleted')) continue;
      const held = registers(version.laptop).get(version.key);
      const here = held === undefined ? undefined : this.#versions.get(`${version.key}|${held.hlc}`);
      if (held !== undefined ? this.#isFine(version, held.value, here, evidence) : isKept(version, evidence)) continue;
      this.#unshownOr(version, this.#whyUnshown(version), `${version.key} = ${version.value} went with its workshop`);
    }
  }

  #judge(version: Version, truth: ReadonlyMap<string, WireRegister>, evidence: Evidence): void {
    const { key, value } = version;
    const [table, rowId] = key.split('|');
    const row = truth.get(`${table}|${rowId}|$row`);
    if (row !== undefined && row[3] !== 'true') {
      if (key.endsWith('|$row') || key.endsWith('/$deleted') || this.#wasSeenDeleted(version) || isKept(version, evidence)) return;
      return this.#unshownOr(version, this.#whyUnshown(version), `${key} = ${value} went with its row`);
    }
    const final = truth.get(key);
    const stands = final && this.#versions.get(`${key}|${final[4]}`);
    if (stands === version) {
      this.#judgeItem(version, final, truth);
      return this.#judgeHidden(version, truth, evidence);
    }
    if (isRefused(version, evidence)) return;
    if (final === undefined && isKept(version, evidence)) return;
    // One remote forgot the workshop with it, and another one did not hear of the delete.
    if (final === undefined && this.wasDeleted(version.scope)) return this.#unshownOr(version, this.#whyUnshown(version), `${key} = ${value} went with its workshop on one remote`);
    if (final === undefined) return this.fail('I2', `${key} = ${value} is gone`);
    // Of an edit with others on top of it, those have to keep the order.
    const ordered = version.next.length === 0 && stands?.forked !== true && !this.#mayLose(version);
    if (ordered && stands !== undefined && descends(version, stands)) return this.fail('I6', `${key} = ${value} lost to ${final[3]}, which its author had seen`);
    // Replaced by somebody who had seen it, or kept for somebody to see.
    if (this.#isFine(version, final[3], stands, evidence)) return;
    if (ordered && final[4] < version.now) return this.fail('I2', `${key} = ${value} (${version.now}) gave way to an older ${final[3]} (${final[4]})`);
    this.#unshownOr(version, this.#whyUnshown(version, stands ?? version), `${key} = ${value} (${version.now}, ${version.laptop}) gave way to ${final[3]} (${final[4]}), whose author had not seen it`);
  }

  /**
   * Whether order is not promised (docs/sync.md): the edit, or one below it, was written anew to a lower reading than what its author had
   * seen has on a copied disk, or with a remote that took it and whose answer was lost.
   */
  #mayLose(version: Version): boolean {
    for (let here: Version | undefined = version; here !== undefined; here = here.saw) {
      if (here.forked) return true;
      for (let seen = here.saw; seen !== undefined; seen = seen.saw) {
        if (this.#copies && (seen.now > here.now || [...seen.movedFrom].some((hlc) => hlc > here.now))) return true;
      }
    }
    return false;
  }

  /** It stands, was replaced by somebody who had seen it, or is kept: it, one that says the same, or one on top of it. */
  #isFine(version: Version, final: string | null, stands: Version | undefined, evidence: Evidence, tried = new Set<string>()): boolean {
    // Two deletes of one item say the same, whatever each had seen.
    if (final === version.value || (version.key.endsWith('/$deleted') && final !== null && version.value !== null)) return true;
    const same = `${version.key}=${version.value}`;
    if (tried.has(same)) return false;
    tried.add(same);
    return (this.#twins.get(same) ?? [version]).some(
      (twin) =>
        (stands !== undefined && descends(stands, twin)) || isKept(twin, evidence) || twin.next.some((one) => this.#isFine(one, final, stands, evidence, tried)),
    );
  }

  /** An edit made after seeing a delete shows. */
  #judgeItem({ key, tombstone, laptop, forked }: Version, final: WireRegister | undefined, truth: ReadonlyMap<string, WireRegister>): void {
    if (tombstone === undefined || forked || tombstone.forked || final === undefined) return;
    const graveKey = `${key.slice(0, key.lastIndexOf('/'))}/$deleted`;
    const grave = truth.get(graveKey);
    if (grave === undefined || typeof grave[3] !== 'string' || this.#versions.get(`${graveKey}|${grave[4]}`) !== tombstone) return;
    if (final[4] <= (JSON.parse(grave[3]) as string)) this.fail('I6', `${laptop} wrote ${key} after a delete and it does not show`);
  }

  /** An edit that does not show because its item is deleted was seen by somebody who deleted it, or is kept. */
  #judgeHidden(version: Version, truth: ReadonlyMap<string, WireRegister>, evidence: Evidence): void {
    const { key, value } = version;
    const item = key.slice(0, key.lastIndexOf('/') + 1);
    const grave = truth.get(`${item}$deleted`)?.[3];
    if (value === null || key.endsWith('/$deleted') || !key.includes('|output/ideas/') || typeof grave !== 'string') return;
    const bound = JSON.parse(grave) as string;
    const shows = [...truth].some(([other, register]) => other.startsWith(item) && !other.endsWith('/$deleted') && register[4] > bound);
    if (shows || isKept(version, evidence) || this.#promises.some((one) => one.key === `${item}$deleted` && one.inside.has(version))) return;
    const by = this.#versions.get(`${item}$deleted|${truth.get(`${item}$deleted`)?.[4] ?? ''}`);
    this.#unshownOr(version, this.#whyUnshown(version, by), `${key} = ${value} (${version.now}, ${version.laptop}) is hidden by a delete whose author had not seen it`);
  }

  /** Counts an edit that was sent and is shown to nobody, where it is known why; fails where it is not. */
  #unshownOr(version: Version, why: Unshown | undefined, what: string): void {
    if (why !== undefined && this.#twinsOf(version).some(someReached)) this.unshown.set(why, (this.unshown.get(why) ?? 0) + 1);
    else this.fail('I2', what);
  }

  #whyUnshown(version: Version, by?: Version): Unshown | undefined {
    const twins = this.#twinsOf(version);
    if (twins.some((twin) => this.#copiedOver.has(twin.laptop) || (by !== undefined && isOfDevice(twin, by.now)) || this.#wroteTheSameDevice(twin))) return 'copy';
    if (this.#copies && by === undefined && twins.some(isOfWeb)) return 'copy';
    // Whatever replaced it first: what stands in the end may be written on top of that.
    if (this.#restored && by !== undefined && this.#promises.some((one) => one.key === version.key && twins.some(({ now }) => sawNewer(one, now)))) return 'restored';
    const [table, rowId] = version.key.split('|');
    const graves = [`${table}|${rowId}|$row`, `workshops|${version.scope}|$row`, `${version.key.slice(0, version.key.lastIndexOf('/'))}/$deleted`];
    if (this.#copies && this.#promises.some((one) => graves.includes(one.key) && twins.some(({ laptop, now }) => laptop !== one.laptop && deviceOf(now) === deviceOf(one.now)))) return 'copy';
    if ((by?.key === version.key ? [version.key] : graves).some((key) => this.#relayed.has(key))) return 'relay';
    return twins.some(isOfWeb) ? 'web' : undefined;
  }

  #twinsOf(version: Version): readonly Version[] {
    return this.#twins.get(`${version.key}=${version.value}`) ?? [version];
  }

  /** Whether another laptop with a copy of the same database wrote to this place, too. */
  #wroteTheSameDevice({ key, laptop, now }: Version): boolean {
    return this.#copies && this.#promises.some((one) => one.key === key && one.laptop !== laptop && deviceOf(one.now) === deviceOf(now));
  }

  #wasSeenDeleted(version: Version): boolean {
    const [table, rowId] = version.key.split('|');
    return [`${table}|${rowId}`, version.scope].some((of) => {
      const seen = this.#seenByDeleter.get(of);
      return seen !== undefined && (seen.has(version) || seen.has(`${version.key}=${version.value}`));
    });
  }

  /** The edit of a reading; what was there from the beginning becomes one that nobody promised to keep. */
  #at(scope: string, key: string, hlc: Hlc): Version {
    const known = this.#versions.get(`${key}|${hlc}`);
    if (known !== undefined) return known;
    const version: Version = {
      laptop: '', scope, key, value: null, saw: undefined, tombstone: undefined, inside: new Set(), now: hlc, movedFrom: new Set(), forked: false, next: [], reached: true, reachedAs: hlc, excused: true,
    };
    this.#versions.set(`${key}|${hlc}`, version);
    return version;
  }
}

/** Whether the author of `version` had seen `older`, or it is the same. */
function descends(version: Version, older: Version): boolean {
  for (let here: Version | undefined = version; here !== undefined; here = here.saw) if (here === older) return true;
  return false;
}

/** It, or an edit on top of it, is in a list of conflicts or refusals that somebody sees; or went with a disk that was put back. */
function isKept(version: Version, evidence: Evidence): boolean {
  return evidence.keeps(version.key, version.now, version.value) || version.next.some((one) => one.excused || isKept(one, evidence));
}

/** It, or an edit on top of it, was refused and lies in quarantine. */
function isRefused(version: Version, evidence: Evidence): boolean {
  return evidence.refused(version.key, version.now, version.value) || version.next.some((one) => isRefused(one, evidence));
}

/** Another program wrote it, or wrote on top of it. */
function isOfWeb(version: Version): boolean {
  return version.laptop === 'web' || version.next.some(isOfWeb);
}

/** The database that wrote `by`, or a copy of it, wrote it, or on top of it. */
function isOfDevice(version: Version, by: Hlc): boolean {
  return deviceOf(version.now) === deviceOf(by) || version.next.some((one) => isOfDevice(one, by));
}

/** Whether an author had seen a reading above this one. */
function sawNewer({ saw }: Version, hlc: Hlc): boolean {
  return saw !== undefined && (saw.now > hlc || sawNewer(saw, hlc));
}

function someReached(version: Version): boolean {
  return version.reached || version.next.some(someReached);
}
