import { newestInside } from '../../electron/core/sync/register-tree.ts';
import { emptyTree, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';
import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import type { PullAnswer, PushAnswer, Refusal, WireRegister } from '../../electron/core/sync/protocol.ts';
import type { SyncRules } from '../../electron/core/sync/rules.ts';
import type { Answered, ScopeSend } from '../../electron/core/sync/scope-step.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { Laptop } from './laptop.ts';
import { MemoryRemote, type RemoteCopy } from './memory-remote.ts';
import { MemoryStorage, type Edit } from './memory-storage.ts';
import { Random } from './random.ts';
import type { Action, Schedule } from './schedule.ts';
import { Witness } from './witness.ts';

export const SCOPE = 'ws_a';
const STEP = 'wst_a';
const START = 1_800_000_000_000;
const ITEMS = 4;
const PAIR = ['output/context/left', 'output/context/right'] as const;

interface Message {
  readonly laptop: Laptop;
  readonly life: number;
  readonly remote: number;
  readonly send: ScopeSend;
  /** A second copy of a request: it reaches the remote, its answer nobody. */
  readonly ghost: boolean;
  readonly answer?: PushAnswer | PullAnswer | Refusal;
}

/** Laptops, remotes, a network between them, and a witness of all that was promised. */
export class World {
  readonly witness = new Witness();
  readonly laptops: readonly Laptop[];
  readonly remotes: readonly MemoryRemote[];
  readonly #random: Random;
  readonly #backups: (readonly [laptop: number, disk: ReturnType<MemoryStorage['copy']>])[] = [];
  readonly #remoteBackups: RemoteCopy[] = [];
  readonly #revoked = new Set<number>();
  readonly #skews: number[];
  #messages: Message[] = [];
  #time = START;
  #words = 0;

  constructor(schedule: Schedule, rules: SyncRules) {
    this.#random = new Random(schedule.seed ^ 0x5eed);
    const random = this.#random;
    this.#skews = Array.from({ length: schedule.remotes }, () => 0);
    this.remotes = this.#skews.map((_, at) => new MemoryRemote(() => this.#time + (this.#skews[at] ?? 0)));
    for (const remote of this.remotes) remote.rejects = ([, , , value]) => (value?.startsWith('"bad') === true ? 'malformed' : undefined);
    this.laptops = Array.from({ length: schedule.laptops }, (_, at) => {
      const storage = new MemoryStorage(random.hex8(), () => random.hex8(), rules);
      const laptop = new Laptop(`p${at}`, storage, rules, schedule, () => this.#time);
      storage.onIssue = (hlc) => this.witness.issued(hlc);
      storage.onMoved = (moved) => this.witness.moved(moved);
      laptop.onRegression = (what) => this.witness.fail('I5', what);
      return laptop;
    });
    this.#begin();
  }

  /** Does what the schedule says, heals everything, lets everybody sync, and answers with what is wrong. */
  run(actions: readonly Action[]): readonly string[] {
    for (const action of actions) {
      this.#act(action);
      if (this.witness.failures.length > 0) return this.witness.failures;
    }
    this.#heal();
    this.#check();
    return this.witness.failures;
  }

  #begin(): void {
    const [first] = this.laptops;
    if (first === undefined) return;
    const row = (table: string, id: string): Edit => [table, id, '$row', 'true'];
    const edits: Edit[] = [row('workshops', SCOPE), ['workshops', SCOPE, 'clerk_user_id', '"p0"'], ['workshops', SCOPE, 'title', '"T"']];
    first.storage.write(SCOPE, [...edits, row('workshop_steps', STEP), ['workshop_steps', STEP, 'workshop_id', `"${SCOPE}"`]], 'p0', this.#time);
    this.remotes.forEach((_, remote) => {
      this.#round(first, remote);
      for (const laptop of this.laptops) this.#grant(laptop.person, remote);
      this.#remoteBackups.push(this.#remote(remote).copy());
    });
    for (const laptop of this.laptops) this.#learn(laptop);
  }

  #grant(person: string, remote: number): void {
    this.#remote(remote).setMember(SCOPE, person, person === 'p0' ? 'owner' : 'editor');
  }

  #remote(at: number): MemoryRemote {
    const found = this.remotes[at % this.remotes.length];
    if (found === undefined) throw new Error('a world has a remote');
    return found;
  }

  #laptop(at: number): Laptop {
    const found = this.laptops[at % this.laptops.length];
    if (found === undefined) throw new Error('a world has laptops');
    return found;
  }

  #act([kind, a, b, c]: Action): void {
    this.#time += c % 8_000;
    const laptop = this.#laptop(a);
    switch (kind) {
      case 'write': {
        const item = `nte_${b % ITEMS}`;
        const path = c % 9 === 0 ? undefined : `output/ideas/${item}/${c % 3 === 0 ? 'color' : 'text'}`;
        this.#edit(laptop, path === undefined ? ['workshops', SCOPE, 'title'] : ['workshop_steps', STEP, path], `"w${(this.#words += 1)}"`);
        break;
      }
      case 'pair': {
        const [writer] = this.laptops;
        const value = `"w${(this.#words += 1)}"`;
        if (writer !== undefined) this.#edits(writer, PAIR.map((path): Edit => ['workshop_steps', STEP, path, value]));
        break;
      }
      case 'delete_item':
        this.#deleteItem(laptop, `nte_${b % ITEMS}`);
        break;
      case 'session':
        this.#session(laptop, `ses_${b % 3}`, c);
        break;
      case 'bad':
        this.#edit(laptop, ['workshop_steps', STEP, `output/ideas/nte_${b % ITEMS}/text`], `"bad${(this.#words += 1)}"`);
        break;
      case 'push':
      case 'pull':
        this.#start(laptop, b % this.remotes.length, kind);
        break;
      case 'deliver':
        if (this.#messages.length > 0) this.#deliver(b % Math.min(this.#messages.length, 6), c % 100);
        break;
      case 'wait':
        this.#time += b % 120_000;
        break;
      case 'jump':
        laptop.skew += (b % 14_400_000) - 7_200_000;
        break;
      case 'crash':
        laptop.crash();
        break;
      case 'backup':
        this.#backups.push([a % this.laptops.length, laptop.storage.copy()]);
        break;
      case 'put_back': {
        const backup = this.#backups[b % Math.max(1, this.#backups.length)];
        if (backup !== undefined) this.#putBack(this.#laptop(backup[0]), backup[1]);
        break;
      }
      case 'copy':
        if (this.#laptop(b) !== laptop) this.#putBack(this.#laptop(b), laptop.storage.copy());
        break;
      case 'remote_backup':
        if (a % this.remotes.length === 0) this.#remoteBackups[0] = this.#remote(0).copy();
        break;
      case 'remote_restore': {
        const copy = this.#remoteBackups[0];
        if (copy !== undefined) this.#remote(0).restore(copy);
        this.witness.remoteRestored();
        break;
      }
      case 'member':
        this.#revoke(a % this.laptops.length, b);
        break;
      case 'web': {
        const value = `"w${(this.#words += 1)}"`;
        const path = `output/ideas/nte_${b % ITEMS}/text`;
        this.#remote(a).write(SCOPE, 'workshop_steps', STEP, path, value, `ffffffff${this.#random.hex8()}`);
        break;
      }
      case 'full':
        laptop.full = !laptop.full;
        break;
      case 'crash_at_commit':
        laptop.accident = b % 2 === 0 ? 'crash_before' : 'crash_after';
        break;
      case 'skew':
        if (this.remotes.length > 1) this.#skews[1] = (b % 7_200_000) - 3_600_000;
        break;
    }
  }

  #edit(laptop: Laptop, [table, rowId, path]: readonly [string, string, string], value: string | null): void {
    this.#edits(laptop, [[table, rowId, path, value]]);
  }

  #edits(laptop: Laptop, edits: readonly Edit[]): void {
    if (laptop.full) return;
    const before = edits.map(([table, rowId, path]) => laptop.storage.registers(SCOPE).get(`${table}|${rowId}|${path}`));
    const hlcs = laptop.storage.write(SCOPE, edits, laptop.person, laptop.now());
    edits.forEach(([table, rowId, path, value], at) => {
      const tombstone = laptop.storage.registers(SCOPE).get(`${table}|${rowId}|${path.split('/').slice(0, 3).join('/')}/$deleted`);
      this.witness.wrote({ laptop: laptop.person, key: `${table}|${rowId}|${path}`, value, hlc: hlcs[at] ?? '', saw: before[at], tombstone: tombstone?.hlc });
    });
  }

  #deleteItem(laptop: Laptop, item: string): void {
    const tree = emptyTree();
    for (const one of laptop.storage.registers(SCOPE).values()) {
      const target = one.path.startsWith(`output/ideas/${item}/`) ? parseOutputPath(one.path) : undefined;
      if (target?.kind === 'value') placeRegister(tree, target, registerOf(one.value, one.hlc));
    }
    this.#edit(laptop, ['workshop_steps', STEP, `output/ideas/${item}/$deleted`], JSON.stringify(newestInside(tree)));
  }

  #session(laptop: Laptop, id: string, c: number): void {
    const row = laptop.storage.registers(SCOPE).get(`sessions|${id}|$row`);
    if (row === undefined) this.#edits(laptop, [['sessions', id, '$row', 'true'], ['sessions', id, 'started_at', `${this.#time}`]]);
    else if (row.value === 'true' && c % 4 !== 0) this.#edit(laptop, ['sessions', id, 'ended_at'], `"w${(this.#words += 1)}"`);
    else if (row.value === 'true') {
      this.#edit(laptop, ['sessions', id, '$row'], 'false');
    }
  }

  #start(laptop: Laptop, remote: number, kind: 'push' | 'pull'): void {
    const name = `r${remote}`;
    const send = kind === 'push' ? laptop.startPush(name, SCOPE, this.#random.id()) : laptop.startPull(name, SCOPE);
    if (send !== undefined) this.#messages.push({ laptop, life: laptop.life, remote, send, ghost: false });
  }

  #deliver(at: number, luck: number): void {
    const [message] = this.#messages.splice(at, 1);
    if (message === undefined) return;
    if (message.answer === undefined) {
      if (luck < 10) return this.#tell(message, err({ kind: 'offline', detail: '' }));
      if (luck < 18) this.#messages.push({ ...message, ghost: true });
      const answer = this.#ask(message);
      if (!message.ghost) this.#messages.push({ ...message, answer });
    } else if (luck < 10) this.#tell(message, err({ kind: 'offline', detail: '' }));
    else if (luck < 13) this.#tell(message, err({ kind: 'invalid_answer', detail: '' }));
    else this.#tell(message, ok(message.answer));
  }

  #ask({ laptop, remote, send }: Message): PushAnswer | PullAnswer | Refusal {
    const there = this.#remote(remote);
    const answer = send.kind === 'push' ? there.push(laptop.person, send.request) : there.pull(laptop.person, send.request);
    if (send.kind === 'push') this.#checkPair(there.registers(SCOPE), 'remote');
    return answer;
  }

  #tell({ laptop, life, remote, send, ghost }: Message, answer: Answered<PushAnswer & PullAnswer> | Answered<PushAnswer | PullAnswer>): void {
    if (ghost || laptop.life !== life) return;
    const event = { kind: send.kind === 'push' ? 'pushed' : 'pulled', answer } as Parameters<Laptop['take']>[2];
    laptop.take(`r${remote}`, SCOPE, event);
    this.#learn(laptop);
  }

  #learn(laptop: Laptop): void {
    this.#checkPair(laptop.storage.registers(SCOPE), laptop.person);
  }

  #checkPair(registers: ReadonlyMap<string, WireRegister | { readonly value: string | null }>, where: string): void {
    const [left, right] = PAIR.map((path) => {
      const found = registers.get(`workshop_steps|${STEP}|${path}`);
      return found === undefined ? undefined : 'value' in found ? found.value : found[3];
    });
    if (left !== right) this.witness.fail('I4', `${where} shows half a transaction: ${left} and ${right}`);
  }

  #putBack(laptop: Laptop, disk: ReturnType<MemoryStorage['copy']>): void {
    this.witness.laptopPutBack(laptop.person, laptop.storage.registers(SCOPE));
    laptop.life += 1;
    laptop.storage.restore(disk);
    laptop.crash();
  }

  #revoke(at: number, b: number): void {
    if (at === 0) return;
    const { person } = this.#laptop(at);
    const back = this.#revoked.has(at);
    if (back) this.#revoked.delete(at);
    else this.#revoked.add(at);
    this.remotes.forEach((remote, which) => (back ? this.#grant(person, which) : remote.setMember(SCOPE, person, b % 2 === 0 ? null : 'viewer')));
  }

  #heal(): void {
    this.#messages = [];
    // A hub shows its laptop's corrected time: once that laptop has met the cloud, the two agree (docs/sync.md).
    this.#skews.fill(0);
    this.#time += 9_000_000;
    this.remotes.forEach((remote, which) => {
      this.laptops.forEach(({ person }, at) => (this.#revoked.has(at) ? remote.setMember(SCOPE, person, null) : this.#grant(person, which)));
    });
    for (const laptop of this.laptops) {
      laptop.accident = 'none';
      laptop.full = false;
      laptop.crash();
    }
    // Two quiet rounds of everybody in a row: nothing is on its way any more.
    for (let quiet = 0, turn = 0; quiet < 2; turn += 1) {
      if (turn > 60) return this.witness.fail('I1', 'never at rest');
      this.#time += 1_000;
      let moved = false;
      for (const laptop of this.laptops) {
        if (this.#revoked.has(this.laptops.indexOf(laptop))) continue;
        this.remotes.forEach((_, remote) => (moved = this.#round(laptop, remote) || moved));
      }
      quiet = moved ? 0 : quiet + 1;
    }
  }

  /** Push and pull until there is nothing more, on a perfect network; true when anything was sent or came. */
  #round(laptop: Laptop, remote: number): boolean {
    let moved = false;
    for (let turn = 0; turn < 500; turn += 1) {
      const pull = laptop.state(`r${remote}`, SCOPE).progress.seen[0] > 0 || this.#remote(remote).head(SCOPE) > 0 ? this.#call(laptop, remote, 'pull') : 'done';
      const push = this.#call(laptop, remote, 'push');
      if (push !== 'nothing') moved = true;
      if (pull !== 'done' && pull !== 'nothing') moved = true;
      if (push === 'nothing' && (pull === 'done' || pull === 'nothing')) return moved;
    }
    this.witness.fail('I7', `${laptop.person} never comes to an end`);
    return true;
  }

  #call(laptop: Laptop, remote: number, kind: 'push' | 'pull'): string {
    const name = `r${remote}`;
    const before = laptop.storage.progress(name, SCOPE).cursor;
    const send = kind === 'push' ? laptop.startPush(name, SCOPE, this.#random.id()) : laptop.startPull(name, SCOPE);
    if (send === undefined) return 'nothing';
    const message: Message = { laptop, life: laptop.life, remote, send, ghost: false };
    const answer = ok(this.#ask(message));
    const event = { kind: kind === 'push' ? 'pushed' : 'pulled', answer } as Parameters<Laptop['take']>[2];
    const then = laptop.take(name, SCOPE, event)?.then ?? 'retry';
    this.#learn(laptop);
    return kind === 'pull' && laptop.storage.progress(name, SCOPE).cursor !== before ? 'moved' : then;
  }

  #check(): void {
    const truth = this.#remote(0).registers(SCOPE);
    this.remotes.slice(1).forEach((remote, at) => this.witness.compare(`r${at + 1}`, truth, remote.registers(SCOPE)));
    this.laptops.forEach((laptop, at) => {
      if (this.#revoked.has(at)) return this.witness.excuse(laptop.person);
      const mine = new Map([...laptop.storage.registers(SCOPE)].map(([key, one]) => [key, [one.table, one.rowId, one.path, one.value, one.hlc, one.actor] as WireRegister]));
      this.witness.compare(laptop.person, truth, mine);
      this.remotes.forEach((_, remote) => {
        const left = laptop.storage.unsent(SCOPE, { remote: `r${remote}`, ...laptop.storage.progress(`r${remote}`, SCOPE) });
        if (left > 0 && laptop.state(`r${remote}`, SCOPE).progress.pushed < laptop.storage.lastSeq()) this.witness.fail('I7', `${laptop.person} still holds ${left} unsent`);
      });
    });
    const refused = this.laptops.flatMap(({ storage }) => storage.quarantine.flatMap(({ entries }) => entries.map(({ register }) => register)));
    const quarantined = new Map<string, string>();
    for (const [table, rowId, path, , hlc] of refused) {
      const key = `${table}|${rowId}|${path}`;
      if (hlc > (quarantined.get(key) ?? '')) quarantined.set(key, hlc);
    }
    this.witness.judge(truth, quarantined, this.remotes.length);
  }
}
