import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { workshopOfToken } from '../../../shared/domain/share-token.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { StorageError, Store } from '../store/store.ts';
import { becomePerson, claimWorkshop } from './become-person.ts';
import type { AccountApi, Factor, SignInFailed, StartedSignIn } from './account-api.ts';
import { readHttpsSecret, writeHttpsSecret } from './https-secret.ts';
import type { RemoteStore, Role } from './protocol.ts';
import { redactingLog } from './redacting-log.ts';
import { readRemoteAddress, readSignInAddress, type AddressError, type RemoteTarget } from './remote-address.ts';
import type { EngineStarter, RemoteOpener } from './remote-opener.ts';
import { joinWith, sayHello, type RemoteFailed } from './say-hello.ts';
import type { SecretPlace, SecretStore } from './secret-store.ts';
import type { RemoteConfig, SyncEngine, SyncStatus } from './sync-engine.ts';
import { readSyncSettings, writeSyncSettings, type SyncSettings } from './sync-settings.ts';

/** A workshop as the disk knows it, of one remote; for when no engine runs. */
export interface KnownWorkshop {
  readonly workshopId: string;
  readonly chosen: boolean;
  readonly role: Role | null;
}

/** What sync needs of the app around it. */
export interface SyncPorts {
  readonly secrets: SecretStore;
  readonly accounts: AccountApi;
  readonly openRemote: RemoteOpener;
  readonly startEngine: EngineStarter;
  /** What the open database knows of a remote's workshops, from the last time it was connected. */
  readonly known: (remoteId: string) => readonly KnownWorkshop[];
}

export interface SyncSupervisorDeps extends SyncPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** The engine's status, and what only the supervisor knows. */
export interface SyncState {
  readonly status: SyncStatus;
  /** Where the secret lies; `missing` when it has to be given again, null without a remote. */
  readonly secret: SecretPlace | 'missing' | null;
}

export type NoRemote = { readonly kind: 'no_remote' };
export type ConnectError = AddressError | RemoteFailed | StorageError | { readonly kind: 'superseded' };
export type SignInError = ConnectError | SignInFailed;

interface Running {
  readonly engine: SyncEngine;
  readonly remote: RemoteStore;
  readonly stop: () => void;
}

const NO_REMOTE: NoRemote = { kind: 'no_remote' };

/** Keeps the engine running between one open database and the remote that a person chose. Nothing else ever waits for it. */
export class SyncSupervisor {
  readonly #deps: SyncSupervisorDeps;
  readonly #listeners = new Set<() => void>();
  #running: Running | undefined;
  /** A sign-in that waits for its code; only the newest. */
  #signIn: { readonly config: RemoteConfig; readonly started: StartedSignIn } | undefined;
  /** Counts what a person asked for, so that an answer to an older wish is dropped. */
  #wish = 0;
  #stopped = false;

  constructor(deps: SyncSupervisorDeps) {
    this.#deps = deps;
    this.#resume();
  }

  /** The running engine; undefined without a remote, and while its secret is missing. */
  get engine(): SyncEngine | undefined {
    return this.#running?.engine;
  }

  /** Whether the person here may look at a workshop and not change it, as far as the remote has told. */
  isReadOnly(workshopId: string): boolean {
    if (this.#running !== undefined) return this.#running.engine.roleOf(workshopId) === 'viewer';
    const { remote } = this.#settings();
    return remote !== null && this.#known(remote.id).some((one) => one.workshopId === workshopId && one.role === 'viewer');
  }

  /** Chosen workshops, as they stood when the remote was last reached. */
  #known(remoteId: string): readonly KnownWorkshop[] {
    return this.#deps.known(remoteId).filter(({ chosen }) => chosen);
  }

  state(): SyncState {
    const { remote, paused } = this.#settings();
    if (remote === null) return { status: idle(null, paused, { kind: 'none' }), secret: null };
    if (this.#running === undefined) return { status: { ...idle(remote, paused, LOCKED_OUT), workshops: this.#known(remote.id).map(lockedOut) }, secret: 'missing' };
    return { status: this.#running.engine.status(), secret: this.#deps.secrets.placeOf(remote.id) ?? 'this_run' };
  }

  /** Calls `listener` after the state may have changed; answers with a function that stops it. */
  onChange(listener: () => void): () => void {
    const entry = (): void => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /**
   * Connects to the remote at a pasted address and takes over from the one before. Only a remote that answered is taken; on an
   * error everything stays as it was.
   */
  async connect(address: string, token?: string): Promise<Result<null, ConnectError>> {
    const target = readRemoteAddress(address, token);
    return target.ok ? this.#connectTo(target.value) : target;
  }

  /** Begins to sign in to a remote with accounts; answers with the ways to go on. A code is on its way where that is one. */
  async startSignIn(address: string, email: string): Promise<Result<{ readonly factors: readonly Factor[] }, AddressError | SignInFailed>> {
    const { accounts } = this.#deps;
    const target = readSignInAddress(address);
    if (!target.ok) return target;
    const { config, publishableKey } = target.value;
    const api = accounts.addressOf(publishableKey);
    if (api === undefined) return err({ kind: 'bad_address', problem: 'no_sign_in' });
    const started = await accounts.start(api, email.trim());
    if (!started.ok) return started;
    this.#signIn = { config, started: started.value };
    return ok({ factors: started.value.factors });
  }

  /**
   * Proves who one is by a code or the password. Answers with the ways to go on where the account asks for a second proof; null
   * once connected. A wrong proof can be tried again.
   */
  async finishSignIn(factor: Factor, proof: string): Promise<Result<{ readonly factors: readonly Factor[] | null }, SignInError>> {
    const waiting = this.#signIn;
    if (waiting === undefined) return err({ kind: 'sign_in_failed', why: 'expired' });
    const proven = await this.#deps.accounts.finish(waiting.started, factor, proof.trim());
    if (!proven.ok) return proven;
    const { config } = waiting;
    const isNewest = this.#signIn === waiting;
    if (proven.value.kind === 'second_step') {
      if (!isNewest) return err({ kind: 'superseded' });
      this.#signIn = { config, started: proven.value.started };
      return ok({ factors: proven.value.started.factors });
    }
    if (isNewest) this.#signIn = undefined;
    const connected = await this.#connectTo({ config, secret: writeHttpsSecret({ kind: 'session', ...proven.value.session }) });
    return connected.ok ? ok({ factors: null }) : connected;
  }

  async #connectTo(target: RemoteTarget): Promise<Result<null, ConnectError>> {
    const { store, secrets, clock } = this.#deps;
    const wish = (this.#wish += 1);
    const { remote, log } = this.#open(target);
    const hello = await sayHello(remote, clock);
    const superseded = wish !== this.#wish || this.#stopped;
    if (!hello.ok || superseded) {
      this.#close(remote, log);
      return hello.ok ? err({ kind: 'superseded' }) : hello;
    }
    const { config, secret } = target;
    const before = this.#settings().remote;
    const became = becomePerson(store, hello.value.person, { remote: config, paused: false });
    if (!became.ok) {
      this.#close(remote, log);
      return became;
    }
    if (before !== null && before.id !== config.id) this.#forget(before.id);
    secrets.set(config.id, secret);
    this.#run(target, remote, log);
    this.#tell();
    return ok(null);
  }

  /** Stops syncing and forgets the secret. Workshops stay here and there. */
  disconnect(): Result<null, StorageError> {
    const { remote } = this.#settings();
    this.#wish += 1;
    const written = this.#write({ remote: null, paused: false });
    if (!written.ok) return written;
    this.#halt();
    if (remote !== null) this.#forget(remote.id);
    this.#tell();
    return ok(null);
  }

  /** Pauses or goes on; remembered over restarts. */
  setPaused(paused: boolean): Result<null, StorageError | NoRemote> {
    if (this.#running === undefined) return err(NO_REMOTE);
    const written = this.#write({ paused });
    if (!written.ok) return written;
    if (paused) this.#running.engine.pause();
    else this.#running.engine.resume();
    this.#tell();
    return ok(null);
  }

  /** Whether a workshop is to be synced; its owner is then who the remote knows. */
  choose(workshopId: string, chosen: boolean): Result<null, StorageError | NoRemote> {
    if (this.#running === undefined) return err(NO_REMOTE);
    if (chosen) {
      const claimed = claimWorkshop(this.#deps.store, workshopId);
      if (!claimed.ok) return claimed;
    }
    this.#running.engine.choose(workshopId, chosen);
    return ok(null);
  }

  /** Becomes a member of the workshop a share token leads to, and fetches it. */
  async join(token: string): Promise<Result<{ readonly workshopId: string }, RemoteFailed | NoRemote>> {
    const running = this.#running;
    if (running === undefined) return err(NO_REMOTE);
    if (workshopOfToken(token) === null) return err({ kind: 'remote_failed', why: 'gone' });
    const joined = await joinWith(running.remote, token.trim(), this.#deps.clock);
    if (!joined.ok) return joined;
    if (this.#running !== running) return err(NO_REMOTE);
    running.engine.fetch([joined.value.scope]);
    void running.engine.syncNow();
    return ok({ workshopId: joined.value.scope });
  }

  /** Somebody came back to the app: what others did meanwhile should be there. */
  look(): void {
    this.#running?.engine.look();
  }

  /** Ends everything; to be called before the database closes. Safe to repeat. */
  stop(): void {
    this.#stopped = true;
    this.#listeners.clear();
    this.#halt();
  }

  /** Forgets a secret; a session is ended where it was begun, if that can be reached. */
  #forget(id: string): void {
    const { secrets, accounts } = this.#deps;
    const secret = secrets.get(id);
    secrets.delete(id);
    const session = secret === undefined ? undefined : readHttpsSecret(secret);
    if (session?.kind === 'session') void accounts.signOut(session);
  }

  #resume(): void {
    const { secrets } = this.#deps;
    const { remote: config } = this.#settings();
    const secret = config === null ? undefined : secrets.get(config.id);
    if (config === null || secret === undefined) return;
    const target = { config, secret };
    const { remote, log } = this.#open(target);
    this.#run(target, remote, log);
  }

  #open({ config, secret }: RemoteTarget): { readonly remote: RemoteStore; readonly log: Log } {
    const log = redactingLog(this.#deps.log, secret);
    return { remote: this.#deps.openRemote(config, secret, log), log };
  }

  #run({ config }: RemoteTarget, remote: RemoteStore, log: Log): void {
    this.#halt();
    const { store, startEngine } = this.#deps;
    const engine = startEngine({ store, remote, config, log });
    if (this.#settings().paused) engine.pause();
    const stopListening = engine.onChange(() => this.#tell());
    this.#running = {
      engine,
      remote,
      stop: () => {
        stopListening();
        engine.stop();
        this.#close(remote, log);
      },
    };
  }

  #halt(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.stop();
  }

  #close(remote: RemoteStore, log: Log): void {
    remote.close().catch((cause: unknown) => log.error('A connection could not be closed.', cause));
  }

  #settings(): SyncSettings {
    return readSyncSettings(this.#deps.store);
  }

  #write(changes: Partial<SyncSettings>): Result<null, StorageError> {
    const { store } = this.#deps;
    return store.mutate(store.personId, (unit) => {
      writeSyncSettings(unit, changes);
      return ok(null);
    });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const LOCKED_OUT = { kind: 'stopped', why: 'unauthorized' } as const;

function lockedOut(workshop: KnownWorkshop): SyncStatus['workshops'][number] {
  return { ...workshop, state: { ...LOCKED_OUT, changes: 0 }, unseenConflicts: 0 };
}

function idle(remote: SyncStatus['remote'], paused: boolean, link: SyncStatus['link']): SyncStatus {
  return { remote, link, paused, workshops: [], available: [] };
}
