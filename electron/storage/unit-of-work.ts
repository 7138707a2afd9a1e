import type { Commit, CommittedChange } from '../core/store/commit.ts';
import type { OutputWrite } from '../core/store/output-write.ts';
import type { LocalState, RowTable, RowTypes, StoreReads, UnitOfWork } from '../core/store/store.ts';
import type { LocalTables } from './local-tables.ts';
import type { OutputCache } from './output-cache.ts';
import type { PictureRegisters } from './picture-registers.ts';
import type { RowKey } from './register-table.ts';
import { CATALOG_SCOPE, type RowWriter, type Writing } from './row-writer.ts';

/** What a unit of work stands on. */
export interface UnitDeps {
  readonly reads: StoreReads;
  readonly rows: RowWriter;
  readonly outputs: OutputCache;
  readonly localTables: LocalTables;
  readonly pictures: PictureRegisters;
  /** Called before the first write to a guarded table. */
  readonly startWriting: () => void;
  readonly setPerson: (personId: string) => void;
}

/** The unit of work of one transaction. After `end` every method throws. */
export class SqliteUnit implements UnitOfWork {
  readonly now: Date;
  readonly actor: string;
  readonly #deps: UnitDeps;
  readonly #writing: Writing;
  readonly #changes: CommittedChange[] = [];
  #wrote = false;
  #person: string | undefined;
  #guardOpen = false;
  #ended = false;

  constructor(deps: UnitDeps, writing: Writing) {
    this.#deps = deps;
    this.#writing = writing;
    this.now = new Date(writing.nowMs);
    this.actor = writing.actor;
  }

  /** Whether anything was written. */
  get wrote(): boolean {
    return this.#wrote;
  }

  /** Who the person at this laptop becomes with the commit; undefined where that stays as it is. */
  get person(): string | undefined {
    return this.#person;
  }

  /** What was written so far. */
  commit(): Commit {
    return { tx: this.#writing.tx, actor: this.actor, changes: this.#changes };
  }

  /** Makes the unit unusable. */
  end(): void {
    this.#ended = true;
  }

  insert<T extends RowTable>(table: T, row: RowTypes[T]['fresh']): void {
    this.#openGuard();
    this.#note('inserted', this.#deps.rows.insert(table, { ...row }, this.#writing));
  }

  update<T extends RowTable>(table: T, id: string, columns: Partial<Omit<RowTypes[T]['row'], 'id' | 'updatedAt' | 'output'>>): void {
    this.#openGuard();
    const key = this.#deps.rows.update(table, id, { ...columns }, this.#writing);
    if (key !== undefined) this.#note('updated', key);
  }

  remove(table: RowTable, id: string): void {
    this.#openGuard();
    const key = this.#deps.rows.remove(table, id, this.#writing);
    this.#deps.outputs.forget(key);
    if (table === 'workshops') this.#deps.localTables.forgetLocal(id);
    this.#note('removed', key);
  }

  writeOutput(stepRowId: string, writes: readonly OutputWrite[]): void {
    this.#openGuard();
    const { workshopId, stepId, changes, registers } = this.#deps.outputs.write(stepRowId, writes, this.#writing);
    if (registers.length === 0) return;
    this.#wrote = true;
    this.#changes.push({ kind: 'output', workshopId, stepId, stepRowId, changes });
  }

  writePicturePart(workshopId: string, sha256: string, at: number, parts: number, data: string): void {
    this.#openGuard();
    this.#deps.pictures.write(workshopId, sha256, at, parts, data, this.#writing);
    this.#wrote = true;
    this.#changes.push({ kind: 'picture', workshopId });
  }

  setLocal(workshopId: string, state: Partial<LocalState>): void {
    this.#check();
    this.#deps.localTables.setLocal(workshopId, state);
    this.#wrote = true;
    this.#changes.push({ kind: 'local', workshopId });
  }

  setSetting(key: string, value: unknown): void {
    this.#check();
    this.#deps.localTables.setSetting(key, value);
    this.#wrote = true;
    this.#changes.push({ kind: 'setting', key, workshopId: null });
  }

  setPerson(personId: string): void {
    this.#check();
    this.#deps.setPerson(personId);
    this.#person = personId;
    this.#wrote = true;
  }

  workshop: StoreReads['workshop'] = (...args) => this.#read().workshop(...args);
  cards: StoreReads['cards'] = (...args) => this.#read().cards(...args);
  steps: StoreReads['steps'] = (...args) => this.#read().steps(...args);
  step: StoreReads['step'] = (...args) => this.#read().step(...args);
  output: StoreReads['output'] = (...args) => this.#read().output(...args);
  itemWasDeleted: StoreReads['itemWasDeleted'] = (...args) => this.#read().itemWasDeleted(...args);
  stepDefinitions: StoreReads['stepDefinitions'] = () => this.#read().stepDefinitions();
  sessions: StoreReads['sessions'] = (...args) => this.#read().sessions(...args);
  openSession: StoreReads['openSession'] = (...args) => this.#read().openSession(...args);
  openSessions: StoreReads['openSessions'] = () => this.#read().openSessions();
  members: StoreReads['members'] = (...args) => this.#read().members(...args);
  buildPacks: StoreReads['buildPacks'] = (...args) => this.#read().buildPacks(...args);
  buildPack: StoreReads['buildPack'] = (...args) => this.#read().buildPack(...args);
  local: StoreReads['local'] = (...args) => this.#read().local(...args);
  pendingDeletes: StoreReads['pendingDeletes'] = () => this.#read().pendingDeletes();
  lastWriteAt: StoreReads['lastWriteAt'] = (...args) => this.#read().lastWriteAt(...args);
  referredAttachments: StoreReads['referredAttachments'] = () => this.#read().referredAttachments();
  namedPictures: StoreReads['namedPictures'] = (...args) => this.#read().namedPictures(...args);
  carriedParts: StoreReads['carriedParts'] = (...args) => this.#read().carriedParts(...args);
  carriedPictures: StoreReads['carriedPictures'] = (...args) => this.#read().carriedPictures(...args);
  setting: StoreReads['setting'] = (...args) => this.#read().setting(...args);

  #check(): void {
    if (this.#ended) throw new Error('the transaction is over');
  }

  #read(): StoreReads {
    this.#check();
    return this.#deps.reads;
  }

  #openGuard(): void {
    this.#check();
    if (this.#guardOpen) return;
    this.#guardOpen = true;
    this.#deps.startWriting();
  }

  #note(kind: 'inserted' | 'updated' | 'removed', key: RowKey): void {
    this.#wrote = true;
    const table = key.table as RowTable;
    this.#changes.push({ kind, table, id: key.id, workshopId: key.scope === CATALOG_SCOPE ? null : key.scope });
  }
}
