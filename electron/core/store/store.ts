import type { Result } from '../../../shared/domain/result.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { BuildPack, Session, StepDefinition, Workshop, WorkshopMember, WorkshopStep } from '../../../shared/schema/sqlite/types.ts';
import type { StepStatus } from '../../../shared/schema/values.ts';
import type { Commit } from './commit.ts';
import type { OutputWrite } from './output-write.ts';
import type { RowTable, RowTypes } from './rows.ts';

export type { RowTable, RowTypes } from './rows.ts';

/** A workshop_steps row without its output. */
export type StepRow = Omit<WorkshopStep, 'output'>;

/** A build pack without its content. */
export type PackRow = Omit<BuildPack, 'content'> & { readonly assembled: boolean };

/** What this laptop alone remembers about a workshop. */
export interface LocalState {
  readonly lastOpenedAt: Date | null;
  /** Set while a delete can be undone. */
  readonly deleteAfter: Date | null;
}

/** A workshop with what the dashboard shows of it. */
export interface CardRow {
  readonly workshop: Workshop;
  readonly lastOpenedAt: Date | null;
  readonly steps: Readonly<Record<string, StepStatus>>;
}

/** Reads, all from this laptop's disk and synchronous. Inside a unit of work they see its own writes. */
export interface StoreReads {
  /** A workshop, unless it is deleted or waits for its delete. */
  workshop(id: string): Workshop | undefined;
  /** Dashboard rows of all workshops, or of the given ones; never of deleted or waiting ones. */
  cards(ids?: readonly string[]): readonly CardRow[];
  /** The steps of a workshop by the order of their definitions, without outputs. */
  steps(workshopId: string): readonly StepRow[];
  step(workshopId: string, stepId: string): StepRow | undefined;
  /** A step's output, `{}` where nothing was written yet. Frozen in meaning: never change it in place. */
  output(stepRowId: string): StepOutput;
  /** True for an item that is not in the output because it was deleted, not because it never was there. */
  itemWasDeleted(stepRowId: string, collection: string, id: string): boolean;
  stepDefinitions(): readonly StepDefinition[];
  /** Oldest first. */
  sessions(workshopId: string): readonly Session[];
  /** The session of a workshop that has not ended; the newest, where a sync brought more than one. */
  openSession(workshopId: string): Session | undefined;
  /** Sessions of any workshop that have not ended. */
  openSessions(): readonly Session[];
  members(workshopId: string): readonly WorkshopMember[];
  /** Newest first. */
  buildPacks(workshopId: string): readonly PackRow[];
  buildPack(id: string): BuildPack | undefined;
  local(workshopId: string): LocalState;
  /** Workshops whose delete can still be undone. */
  pendingDeletes(): readonly { readonly workshopId: string; readonly deleteAfter: Date }[];
  /** When anything in the workshop was last written, from its newest register; undefined for an unknown workshop. */
  lastWriteAt(workshopId: string): Date | undefined;
  /** The names (SHA-256) of all attachments that registers refer to, also those of deleted items, and edits that can be brought back. */
  referredAttachments(): ReadonlySet<string>;
  /** The pictures that the outputs of a workshop refer to, also those of deleted items. */
  namedPictures(workshopId: string): readonly string[];
  /** The registers of a picture in a workshop, JSON texts by path (carried-pictures.ts). */
  carriedParts(workshopId: string, sha256: string): ReadonlyMap<string, string | null>;
  /** A picture in base64 as the registers of each workshop that has all parts hold it, unchecked. */
  carriedPictures(sha256: string): Iterable<string>;
  /** A preference of this laptop. */
  setting(key: string): unknown;
}

/** One transaction. Every method throws outside of it; a thrown error or a failed Result rolls everything back. */
export interface UnitOfWork extends StoreReads {
  /** Wall time of the transaction, the same for everything in it. */
  readonly now: Date;
  readonly actor: string;
  insert<T extends RowTable>(table: T, row: RowTypes[T]['fresh']): void;
  /** Changes columns of a row that exists. `updated_at` follows from the transaction's time where the table has it. */
  update<T extends RowTable>(table: T, id: string, columns: Partial<Omit<RowTypes[T]['row'], 'id' | 'updatedAt' | 'output'>>): void;
  /** Deletes a row for good; what hangs on it goes with it. */
  remove(table: RowTable, id: string): void;
  /** Writes into a step's output and marks the step row as updated. Writes to items that are not there are the caller's bug. */
  writeOutput(stepRowId: string, writes: readonly OutputWrite[]): void;
  /** Puts one part of a picture, in base64, among the registers of a workshop. */
  writePicturePart(workshopId: string, sha256: string, at: number, parts: number, data: string): void;
  setLocal(workshopId: string, state: Partial<LocalState>): void;
  setSetting(key: string, value: unknown): void;
  /** Who the person at this laptop is from now on; `Store.personId` follows with the commit. */
  setPerson(personId: string): void;
}

/** Why a write did not happen; nothing changed. */
export type StorageError = { readonly kind: 'storage_full' } | { readonly kind: 'storage_read_only' };

/** The laptop's database behind one write path. */
export interface Store extends StoreReads {
  /** Id of the person at this laptop: `local_…` until they first sign in with a remote. */
  readonly personId: string;
  /**
   * Runs `work` in one transaction that writes rows, registers and log together; when it returns, all of it is on disk.
   * A failed Result or a thrown error leaves nothing behind. Listeners hear of it after the commit, before this returns.
   */
  mutate<T, E>(actor: string, work: (unit: UnitOfWork) => Result<T, E>): Result<T, E | StorageError>;
  /** Calls `listener` after every commit; answers with a function that stops it. */
  onCommit(listener: (commit: Commit) => void): () => void;
}
