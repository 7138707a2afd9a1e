import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, newestInside, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';
import { REMOTE_DEVICE, type Role } from '../../electron/core/sync/protocol.ts';
import type { SyncRules } from '../../electron/core/sync/rules.ts';
import { Evidence } from './evidence.ts';
import { Laptop } from './laptop.ts';
import { MemoryStorage, type Edit } from './memory-storage.ts';
import { Network } from './network.ts';
import { firstEdits, isMember, PAIR, placesOf, type Place } from './places.ts';
import { Random } from './random.ts';
import { comeToRest, judgeRest } from './rest.ts';
import type { Action, Schedule } from './schedule.ts';
import { settled, type SimRemote, type Waiting } from './sim-remote.ts';
import { Witness } from './witness.ts';

const START = 1_800_000_000_000;
const ITEMS = 3;

/** What a world is made of. */
export interface WorldParts {
  readonly rules: SyncRules;
  readonly remotes: (clocks: readonly (() => number)[]) => Waiting<readonly SimRemote[]>;
}

/** Laptops, remotes, a network between them, and a witness of all that was promised. */
export class World {
  readonly witness: Witness;
  readonly schedule: Schedule;
  readonly places: readonly Place[];
  readonly laptops: readonly Laptop[];
  readonly network: Network;
  /** Laptops whose person may not write any more, by number. */
  readonly revoked = new Set<number>();
  /** A database was copied over another: then somebody may hold what they are no member of. */
  copied = false;
  remotes: readonly SimRemote[] = [];
  time = START;
  readonly #parts: WorldParts;
  readonly #random: Random;
  readonly #backups: (readonly [laptop: number, disk: ReturnType<MemoryStorage['copy']>])[] = [];
  readonly #remoteBackups: unknown[] = [];
  readonly #skews: number[];
  #words = 0;

  constructor(schedule: Schedule, parts: WorldParts) {
    this.schedule = schedule;
    this.#parts = parts;
    this.#random = new Random(schedule.seed ^ 0x5eed);
    const random = this.#random;
    this.#skews = Array.from({ length: schedule.remotes }, (_, at) => (at === 1 ? (schedule.apart ?? 0) : 0));
    this.witness = new Witness();
    this.places = placesOf(schedule);
    this.laptops = Array.from({ length: schedule.laptops }, (_, at) => {
      const storage = new MemoryStorage(random.hex8(), () => random.hex8(), parts.rules);
      const laptop = new Laptop(`p${at}`, storage, parts.rules, schedule, () => this.time);
      storage.onIssue = (hlc) => this.witness.issued(hlc);
      storage.onMoved = (moved) => {
        const elsewhere = this.laptops.some((other) => other.storage !== storage && other.storage.registers(moved.scope).get(moved.key)?.hlc === moved.before);
        this.witness.moved(moved, elsewhere);
      };
      laptop.onRegression = (what) => this.witness.fail('I5', what);
      return laptop;
    });
    this.network = new Network(this.witness, this.places, random);
  }

  /** Does what the schedule says, heals everything, lets everybody sync, and answers with what is wrong. */
  *run(actions: readonly Action[]): Waiting<readonly string[]> {
    yield* this.#begin();
    for (const action of actions) {
      yield* this.#act(action);
      if (this.witness.failures.length > 0) return this.witness.failures;
    }
    yield* comeToRest(this);
    if (this.witness.failures.length === 0) yield* judgeRest(this);
    return this.witness.failures;
  }

  /** Whether a laptop's person belongs to a place at the end. */
  mayWrite(place: Place, laptop: number): boolean {
    return isMember(place, laptop, this.schedule) && (laptop === place.owner || !this.revoked.has(laptop));
  }

  /** Gives everybody the rights that they have at the end. */
  *grantAll(): Waiting<void> {
    for (const [at] of this.laptops.entries()) for (const place of this.places) if (isMember(place, at, this.schedule)) yield* this.#grant(place, at, this.mayWrite(place, at) ? 'editor' : null);
  }

  *#begin(): Waiting<void> {
    this.remotes = yield* this.#parts.remotes(this.#skews.map((_, at) => () => this.time + (this.#skews[at] ?? 0)));
    for (const place of this.places) {
      const owner = this.laptop(place.owner);
      owner.storage.write(place.scope, firstEdits(place, this.schedule), owner.person, this.time);
    }
    for (const [remote, there] of this.remotes.entries()) {
      for (const place of this.places) {
        yield* this.network.round(this.laptop(place.owner), place, remote, there);
        for (const [at] of this.laptops.entries()) {
          if (!isMember(place, at, this.schedule)) continue;
          yield* this.#grant(place, at, 'editor');
          if (this.schedule.scopes !== undefined && (at + place.at) % 2 === 0) yield* this.network.round(this.laptop(at), place, remote, there);
        }
      }
      this.#remoteBackups.push(yield* settled(there.copy()));
    }
  }

  *#grant(place: Place, laptop: number, role: Role | null): Waiting<void> {
    const owns = laptop === place.owner;
    for (const remote of this.remotes) yield* settled(remote.setMember(place.scope, this.laptop(laptop).person, owns ? 'owner' : role));
  }

  remote(at: number): SimRemote {
    const found = this.remotes[at % this.remotes.length];
    if (found === undefined) throw new Error('a world has a remote');
    return found;
  }

  laptop(at: number): Laptop {
    const found = this.laptops[at % this.laptops.length];
    if (found === undefined) throw new Error('a world has laptops');
    return found;
  }

  #place(a: number): Place {
    const found = this.places[(a >> 9) % this.places.length];
    if (found === undefined) throw new Error('a world has a workshop');
    return found;
  }

  #word(): string {
    return `"w${(this.#words += 1)}"`;
  }

  *#act([kind, a, b, c]: Action): Waiting<void> {
    this.time += c % 8_000;
    const laptop = this.laptop(a);
    const place = this.#place(a);
    const { scope, step, letter } = place;
    const item = `nte_${b % ITEMS}`;
    switch (kind) {
      case 'write': {
        const path = c % 9 === 0 ? undefined : `output/ideas/${item}/${c % 3 === 0 ? 'color' : 'text'}`;
        this.#edits(laptop, place, [path === undefined ? ['workshops', scope, 'title', this.#word()] : ['workshop_steps', step, path, this.#word()]]);
        break;
      }
      case 'pair': {
        const value = this.#word();
        this.#edits(this.laptop(place.owner), place, PAIR.map((path): Edit => ['workshop_steps', step, path, value]));
        break;
      }
      case 'cross': {
        const other = this.#place(a + (1 << 9));
        this.#edits(laptop, place, [['workshop_steps', step, `output/ideas/${item}/text`, this.#word()]]);
        if (other !== place) this.#edits(laptop, other, [['workshop_steps', other.step, `output/ideas/${item}/text`, this.#word()]], true);
        break;
      }
      case 'delete_item':
        if (c % 2 === 0) this.#edits(laptop, place, [['workshop_steps', step, `output/ideas/${item}/text`, this.#word()]]);
        this.#deleteItem(laptop, place, item);
        break;
      case 'session':
        this.#session(laptop, place, `ses_${b % 3}${place.at === 0 && this.schedule.scopes === undefined ? '' : letter}`, c);
        break;
      case 'bad':
        // Valid JSON that no PostgreSQL can hold.
        this.#edits(laptop, place, [['workshop_steps', step, `output/ideas/${item}/text`, `"bad${(this.#words += 1)}\\u0000"`]]);
        break;
      case 'claim':
        this.#claim(laptop, place, b, c);
        break;
      case 'newer':
        this.#newer(laptop, place, item, c);
        break;
      case 'delete_workshop':
        this.#deleteRow(this.laptop(place.owner), place, 'workshops', scope);
        break;
      case 'push':
      case 'pull':
        this.network.start(laptop, place, b % this.remotes.length, kind);
        break;
      case 'deliver':
        yield* this.network.deliver(b, c % 100, this.remotes);
        break;
      case 'cut':
        yield* this.network.cut(b, c, this.remotes);
        break;
      case 'wait':
        this.time += b % 120_000;
        break;
      case 'jump':
        laptop.skew += ((b * 17) % 14_400_000) - 7_200_000;
        break;
      case 'crash':
        laptop.crash();
        break;
      case 'full':
        laptop.full = !laptop.full;
        break;
      case 'crash_at_commit':
        laptop.accident = (['crash_before', 'crash_after', 'full', 'full_write'] as const)[b % 4] ?? 'none';
        break;
      case 'backup':
        this.#backups.push([a % this.laptops.length, laptop.storage.copy()]);
        break;
      case 'put_back': {
        const backup = this.#backups[b % Math.max(1, this.#backups.length)];
        if (backup !== undefined) this.#putBack(this.laptop(backup[0]), backup[1]);
        break;
      }
      case 'copy':
        if (this.laptop(b) === laptop) break;
        this.copied = true;
        this.witness.copiedOver(this.laptop(b).person);
        this.#putBack(this.laptop(b), laptop.storage.copy());
        break;
      case 'remote_backup': {
        const at = this.schedule.scopes === undefined ? 0 : a % this.remotes.length;
        if (a % this.remotes.length === at) this.#remoteBackups[at] = yield* settled(this.remote(at).copy());
        break;
      }
      case 'remote_restore': {
        const at = this.schedule.scopes === undefined ? 0 : a % this.remotes.length;
        yield* settled(this.remote(at).restore(this.#remoteBackups[at]));
        this.witness.remoteRestored();
        break;
      }
      case 'member':
        yield* this.#revoke(a % this.laptops.length, b);
        break;
      case 'web':
        yield* this.#web(a, place, item);
        break;
      case 'skew':
        if (this.remotes.length > 1) this.#skews[1] = ((b * 17) % 7_200_000) - 3_600_000;
        break;
    }
  }

  /** One transaction of a laptop's person, as far as there is a disk and a workshop to write to. */
  #edits(laptop: Laptop, { scope }: Place, edits: readonly Edit[], goesOn = false): void {
    if (laptop.refusesWrite()) return;
    const held = laptop.storage.registers(scope);
    const workshop = held.get(`workshops|${scope}|$row`)?.value;
    if (workshop === 'false' || (workshop === undefined && this.schedule.scopes !== undefined)) return;
    const before = edits.map(([table, rowId, path]) => held.get(`${table}|${rowId}|${path}`)?.hlc);
    const tombstones = edits.map(([table, rowId, path]) => held.get(`${table}|${rowId}|${path.split('/').slice(0, 3).join('/')}/$deleted`)?.hlc);
    const hlcs = laptop.storage.write(scope, edits, laptop.person, laptop.now(), goesOn);
    edits.forEach(([table, rowId, path, value], at) => {
      const item = path.endsWith('/$deleted') ? `${table}|${rowId}|${path.slice(0, -'$deleted'.length)}` : undefined;
      const inside = item === undefined ? [] : [...held].flatMap(([key, one]) => (key.startsWith(item) ? [[key, one.hlc] as const] : []));
      this.witness.wrote({ laptop: laptop.person, scope, key: `${table}|${rowId}|${path}`, value, hlc: hlcs[at] ?? '', saw: before[at], tombstone: tombstones[at], inside });
    });
  }

  #deleteItem(laptop: Laptop, place: Place, item: string): void {
    const tree = emptyTree();
    for (const one of laptop.storage.registers(place.scope).values()) {
      const target = one.path.startsWith(`output/ideas/${item}/`) ? parseOutputPath(one.path) : undefined;
      if (target?.kind === 'value') placeRegister(tree, target, registerOf(one.value, one.hlc));
    }
    this.#edits(laptop, place, [['workshop_steps', place.step, `output/ideas/${item}/$deleted`, JSON.stringify(newestInside(tree))]]);
  }

  #deleteRow(laptop: Laptop, place: Place, table: string, rowId: string): void {
    const held = new Map(laptop.storage.registers(place.scope));
    if (held.get(`${table}|${rowId}|$row`)?.value !== 'true') return;
    const before = this.witness.operations;
    this.#edits(laptop, place, [[table, rowId, '$row', 'false']]);
    if (this.witness.operations === before) return;
    const whole = table === 'workshops';
    this.witness.deleted(whole ? place.scope : `${table}|${rowId}`, place.scope, held, (key) => whole || key.startsWith(`${table}|${rowId}|`));
  }

  #session(laptop: Laptop, place: Place, id: string, c: number): void {
    const row = laptop.storage.registers(place.scope).get(`sessions|${id}|$row`);
    const parent: readonly Edit[] = this.schedule.scopes === undefined ? [] : [['sessions', id, 'workshop_id', JSON.stringify(place.scope)]];
    if (row === undefined) this.#edits(laptop, place, [['sessions', id, '$row', 'true'], ['sessions', id, 'started_at', `${this.time}`], ...parent]);
    else if (row.value === 'true' && c % 4 !== 0) this.#edits(laptop, place, [['sessions', id, 'ended_at', `9${(this.#words += 1)}`]]);
    else if (row.value === 'true') this.#deleteRow(laptop, place, 'sessions', id);
  }

  /** Rows that claim the same: two members that are one person, two rows of one step. Only owners may change members. */
  #claim(laptop: Laptop, place: Place, b: number, c: number): void {
    const parent = JSON.stringify(place.scope);
    if (c % 3 === 0) {
      const id = `wst_${b % 2}${place.letter}`;
      const text: Edit = ['workshop_steps', id, `output/ideas/nte_${b % ITEMS}/text`, this.#word()];
      const made: readonly Edit[] = [['workshop_steps', id, '$row', 'true'], ['workshop_steps', id, 'workshop_id', parent], ['workshop_steps', id, 'step_id', '"ideate"']];
      const row = laptop.storage.registers(place.scope).get(`workshop_steps|${id}|$row`);
      this.#edits(laptop, place, row === undefined ? [...made, text] : [text]);
      return;
    }
    const owner = this.laptop(place.owner);
    const id = `wm_${b % 3}${place.letter}`;
    const row = owner.storage.registers(place.scope).get(`workshop_members|${id}|$row`);
    const person: Edit = ['workshop_members', id, 'clerk_user_id', `"guest${c % 2}"`];
    if (row === undefined) this.#edits(owner, place, [['workshop_members', id, '$row', 'true'], ['workshop_members', id, 'workshop_id', parent], ['workshop_members', id, 'role', '"viewer"'], person]);
    else if (c % 4 === 0) this.#deleteRow(owner, place, 'workshop_members', id);
    else if (row.value === 'true') this.#edits(owner, place, [person]);
  }

  /** Somebody with a newer app writes what the others do not know: a table, a column, a path. */
  #newer(laptop: Laptop, place: Place, item: string, c: number): void {
    const poll = `pol_${place.letter}`;
    const known = laptop.storage.registers(place.scope).get(`polls|${poll}|$row`) !== undefined;
    const edits: readonly (readonly Edit[])[] = [
      [...(known ? [] : [['polls', poll, '$row', 'true'] as const]), ['polls', poll, 'question', this.#word()]],
      [['workshop_steps', place.step, 'mood', this.#word()]],
      [['workshop_steps', place.step, `output/ideas/${item}/$mood`, this.#word()]],
    ];
    this.#edits(laptop, place, edits[c % 3] ?? []);
  }

  *#web(a: number, { scope, step }: Place, item: string): Waiting<void> {
    const changed = yield* settled(this.remote(a).write(scope, step, item, this.#word(), `${REMOTE_DEVICE}${this.#random.hex8()}`));
    for (const { before, after } of changed) {
      const [table, rowId, path, value, hlc] = after;
      this.witness.wrote({ laptop: 'web', scope, key: `${table}|${rowId}|${path}`, value, hlc, saw: before?.[4], tombstone: undefined });
    }
  }

  #putBack(laptop: Laptop, disk: ReturnType<MemoryStorage['copy']>): void {
    const lost = new Evidence().add(laptop.storage);
    laptop.life += 1;
    laptop.storage.restore(disk);
    laptop.crash();
    this.witness.laptopPutBack(laptop.person, lost, (key) => {
      for (const { scope } of this.places) {
        const held = laptop.storage.registers(scope).get(key);
        if (held !== undefined) return held.hlc;
      }
      return undefined;
    });
  }

  *#revoke(at: number, b: number): Waiting<void> {
    if (at === 0) return;
    const back = this.revoked.has(at);
    if (back) this.revoked.delete(at);
    else this.revoked.add(at);
    for (const place of this.places) {
      if (at !== place.owner && isMember(place, at, this.schedule)) yield* this.#grant(place, at, back ? 'editor' : b % 2 === 0 ? null : 'viewer');
    }
  }
}
