import type { Database } from 'better-sqlite3';

import { valueAt } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import type { OutputWrite } from '../core/store/output-write.ts';
import { createCanonicalWriter } from '../core/sync/canonical-json.ts';
import { isComposite } from '../core/sync/composites.ts';
import { hlcMs, laterHlc, ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import { materialize } from '../core/sync/materialize.ts';
import { OUTPUT_PATHS, parseOutputPath, tombstonePath } from '../core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf, type RegisterNode } from '../core/sync/register-tree.ts';
import { receiveIntoOutput, writeToOutput, type OutputEffect, type ReceivedRegister } from '../core/sync/write-output.ts';
import { claimReason } from './project-row.ts';
import type { LateMarks } from './late-marks.ts';
import type { RegisterTable, RowKey } from './register-table.ts';
import type { Writing } from './row-writer.ts';

/** Outputs kept parsed, and how many of them with their registers, which are several times as large. */
const MOST_OUTPUTS = 40;
const MOST_TREES = 10;

/** Texts from this length on may be written later than their registers: rewriting them is most of what an edit costs. */
const LATE_FROM = 65_536;

const NOTHING: StepOutput = {};

interface Entry {
  readonly key: RowKey;
  readonly stepId: string;
  output: StepOutput;
  tree: RegisterNode | undefined;
  /** Length of the text that was last read or written. */
  length: number;
}

/** What a write did, and to which step. */
export interface OutputWritten extends OutputEffect {
  readonly workshopId: string;
  readonly stepId: string;
}

/**
 * The outputs of the step rows in use, parsed once and changed by structural sharing, so that one edit in a large output costs
 * that edit. Inside a transaction it sees the transaction's own writes; after a rollback it holds what the disk holds.
 */
export interface OutputCache {
  read(stepRowId: string): StepOutput;
  /** Whether an item is missing because of its tombstone. */
  wasDeleted(stepRowId: string, collection: string, id: string): boolean;
  /** Writes registers; the row itself waits for `project`. */
  write(stepRowId: string, writes: readonly OutputWrite[], writing: Writing): OutputWritten;
  /**
   * Takes in registers that are stored already; the row waits for `project`. `alone` says that the row has no others, which spares
   * reading them.
   */
  receive(stepRowId: string, received: readonly ReceivedRegister[], alone: boolean): Omit<OutputWritten, 'registers'> | undefined;
  /**
   * Reads an output anew from its registers, after some were forgotten, or rows came or went that it shows too. `newest` is the newest
   * reading of all of them.
   */
  rebuild(stepRowId: string, newest?: Hlc): Omit<OutputWritten, 'registers'> | undefined;
  /** When an output was last written whose row does not show it yet, in milliseconds; undefined when the row does. */
  writtenAt(stepRowId: string): number | undefined;
  /**
   * Writes the rows whose outputs the transaction changed, each once. With `later` those of long outputs wait: which, is noted in the
   * same transaction, so that whoever opens the file knows. Without, all that wait are written too.
   */
  project(how: 'now' | 'later'): void;
  /** Whether rows wait. */
  readonly waits: boolean;
  /** Forgets the outputs of a workshop, or of one row, because rows are going away. */
  forget(key: RowKey): void;
  /** Ends the transaction: keeps what it wrote, or forgets all it touched. */
  settle(outcome: 'committed' | 'rolled_back'): void;
}

/** Creates the cache, empty. */
export function createOutputCache(db: Database, registers: RegisterTable, marks: LateMarks): OutputCache {
  const readRow = db.prepare<[string], { scope: string; stepId: string; output: string | null }>(
    'SELECT workshop_id AS scope, step_id AS stepId, output FROM workshop_steps WHERE id = ?',
  );
  const writeRow = db.prepare<[string | null, number, string]>('UPDATE workshop_steps SET output = ?, updated_at = max(updated_at, ?) WHERE id = ?');
  const lostTo = db.prepare<[string, string], string>(
    "SELECT row_id FROM sync_parked WHERE scope = ? AND table_name = 'workshop_steps' AND reason = ?",
  );
  lostTo.pluck();
  const treeOf = (key: RowKey): RegisterNode => readTree(registers, key, lostTo.all(key.scope, claimReason(key.id)));
  const toText = createCanonicalWriter();
  const entries = new Map<string, Entry>();
  /** Rows that the running transaction wrote, with their newest hlc. */
  const dirty = new Map<string, Hlc>();
  /** Rows that the running transaction wrote or read from disk: they may hold what it will not commit. */
  const touched = new Set<string>();
  /** What the running transaction found in outputs that it wrote. */
  const found = new Map<string, StepOutput>();
  /** Rows that do not show their registers yet, with their newest hlc; as of now, and as committed. */
  let late = new Map(marks.read());
  let lateOnDisk = new Map(late);

  const entryOf = (stepRowId: string): Entry | undefined => {
    const known = entries.get(stepRowId);
    if (known !== undefined) {
      entries.delete(stepRowId);
      entries.set(stepRowId, known);
      return known;
    }
    const row = readRow.get(stepRowId);
    if (row === undefined) return undefined;
    const key: RowKey = { scope: row.scope, table: 'workshop_steps', id: stepRowId };
    // A row that waits shows less than its registers say.
    const tree = late.has(stepRowId) ? treeOf(key) : undefined;
    const output = tree !== undefined ? materialize(tree) : row.output === null ? NOTHING : (JSON.parse(row.output) as StepOutput);
    const entry: Entry = { key, stepId: row.stepId, output, tree, length: row.output?.length ?? 0 };
    entries.set(stepRowId, entry);
    if (db.inTransaction) touched.add(stepRowId);
    else trim();
    return entry;
  };

  const trim = (): void => {
    let trees = 0;
    let outputs = 0;
    for (const [id, entry] of [...entries].reverse()) {
      outputs += 1;
      if (outputs > MOST_OUTPUTS && !late.has(id)) entries.delete(id);
      else if (entry.tree !== undefined && (trees += 1) > MOST_TREES) entry.tree = undefined;
    }
  };

  const drop = (stepRowId: string): void => {
    entries.delete(stepRowId);
    dirty.delete(stepRowId);
    touched.delete(stepRowId);
    late.delete(stepRowId);
  };

  /** Forgets what a transaction made of an output; the disk has it, unless the row waits. */
  const takeBack = (stepRowId: string): void => {
    const entry = entries.get(stepRowId);
    const before = found.get(stepRowId);
    if (entry === undefined || before === undefined || !late.has(stepRowId)) entries.delete(stepRowId);
    else {
      entry.output = before;
      entry.tree = undefined;
    }
  };

  const writeNow = (stepRowId: string, hlc: Hlc): void => {
    const entry = entryOf(stepRowId);
    // What waited may be newer than what came now: another laptop's edit that was on its way.
    const newest = laterHlc(hlc, late.get(stepRowId) ?? ZERO_HLC);
    late.delete(stepRowId);
    if (entry === undefined) return;
    const text = toText(entry.output);
    writeRow.run(text === '{}' ? null : text, hlcMs(newest), stepRowId);
    entry.length = text.length;
  };

  return {
    read: (stepRowId) => entryOf(stepRowId)?.output ?? NOTHING,

    wasDeleted(stepRowId, collection, id) {
      const entry = entryOf(stepRowId);
      if (entry === undefined || valueAt(entry.output, [collection, id]) !== undefined) return false;
      const rows = [entry.key.id, ...lostTo.all(entry.key.scope, claimReason(entry.key.id))];
      return rows.some((row) => (registers.read({ ...entry.key, id: row }, tombstonePath(collection, id)) ?? 'null') !== 'null');
    },

    write(stepRowId, writes, writing) {
      const entry = entryOf(stepRowId);
      if (entry === undefined) throw new Error(`no row in workshop_steps: ${stepRowId}`);
      touched.add(stepRowId);
      if (!found.has(stepRowId)) found.set(stepRowId, entry.output);
      entry.tree ??= treeOf(entry.key);
      const effect = writeToOutput(entry.tree, entry.output, writes, {
        tick: writing.tick,
        isComposite: (path) => isComposite(entry.stepId, path),
      });
      for (const { path, text, hlc } of effect.registers) {
        registers.write(entry.key, path, text, hlc, writing);
        dirty.set(stepRowId, hlc);
      }
      entry.output = effect.output;
      return { ...effect, workshopId: entry.key.scope, stepId: entry.stepId };
    },

    receive(stepRowId, received, alone) {
      const entry = entryOf(stepRowId);
      if (entry === undefined) return undefined;
      touched.add(stepRowId);
      dirty.set(stepRowId, received.reduce((so, { register }) => laterHlc(register.hlc, so), dirty.get(stepRowId) ?? ZERO_HLC));
      if (alone && entry.tree === undefined) {
        entry.tree = emptyTree();
        for (const { target, register } of received) placeRegister(entry.tree, target, register);
        return replaced(entry, materialize(entry.tree));
      }
      entry.tree ??= treeOf(entry.key);
      const effect = receiveIntoOutput(entry.tree, entry.output, received);
      entry.output = effect.output;
      return { ...effect, workshopId: entry.key.scope, stepId: entry.stepId };
    },

    rebuild(stepRowId, newest = ZERO_HLC) {
      const entry = entryOf(stepRowId);
      if (entry === undefined) return undefined;
      touched.add(stepRowId);
      entry.tree = treeOf(entry.key);
      dirty.set(stepRowId, laterHlc(newest, dirty.get(stepRowId) ?? ZERO_HLC));
      return replaced(entry, materialize(entry.tree));
    },

    writtenAt(stepRowId) {
      const hlc = dirty.get(stepRowId) ?? late.get(stepRowId);
      return hlc === undefined ? undefined : hlcMs(hlc);
    },

    get waits() {
      return late.size > 0;
    },

    project(how) {
      for (const [stepRowId, hlc] of dirty) {
        if (how === 'later' && (entries.get(stepRowId)?.length ?? 0) >= LATE_FROM) late.set(stepRowId, hlc);
        else writeNow(stepRowId, hlc);
      }
      if (how === 'now') for (const [stepRowId, hlc] of [...late]) writeNow(stepRowId, hlc);
      const same = late.size === lateOnDisk.size && [...late.keys()].every((id) => lateOnDisk.has(id));
      if (!same) marks.write([...late.keys()]);
    },

    forget(key) {
      if (key.table === 'workshop_steps') drop(key.id);
      if (key.table !== 'workshops') return;
      for (const [id, entry] of [...entries]) if (entry.key.scope === key.scope) drop(id);
    },

    settle(outcome) {
      if (outcome === 'committed') lateOnDisk = new Map(late);
      else {
        late = new Map(lateOnDisk);
        for (const id of touched) takeBack(id);
      }
      dirty.clear();
      touched.clear();
      found.clear();
      trim();
    },
  };
}

/** Puts a whole output in the place of another. */
function replaced(entry: Entry, output: StepOutput): Omit<OutputWritten, 'registers'> {
  const keys = new Set([...Object.keys(entry.output), ...Object.keys(output)]);
  entry.output = output;
  return { output, changes: [...keys].map((key) => ({ path: [key], value: valueAt(output, [key]) })), workshopId: entry.key.scope, stepId: entry.stepId };
}

/** The registers of a row's output; with those of rows that lost their step to it, the newest of each path. */
function readTree(registers: RegisterTable, key: RowKey, others: readonly string[]): RegisterNode {
  const tree = emptyTree();
  let stored = registers.readBetween(key, OUTPUT_PATHS.after, OUTPUT_PATHS.before);
  if (others.length > 0) {
    const all = [stored, ...others.map((id) => registers.readBetween({ ...key, id }, OUTPUT_PATHS.after, OUTPUT_PATHS.before))].flat();
    stored = [...new Map(all.sort((a, b) => (a.hlc < b.hlc ? -1 : 1)).map((one) => [one.path, one])).values()];
  }
  for (const { path, value, hlc } of stored) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(value, hlc));
  }
  return tree;
}
