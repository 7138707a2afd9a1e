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
import type { RegisterTable, RowKey } from './register-table.ts';
import type { Writing } from './row-writer.ts';

/** Outputs kept parsed, and how many of them with their registers, which are several times as large. */
const MOST_OUTPUTS = 40;
const MOST_TREES = 10;

const NOTHING: StepOutput = {};

interface Entry {
  readonly key: RowKey;
  readonly stepId: string;
  output: StepOutput;
  tree: RegisterNode | undefined;
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
  /** When the running transaction last wrote into an output, in milliseconds; undefined when it did not. */
  writtenAt(stepRowId: string): number | undefined;
  /** Writes the rows whose outputs the transaction changed, each once. */
  project(): void;
  /** Forgets the outputs of a workshop, or of one row, because rows are going away. */
  forget(key: RowKey): void;
  /** Ends the transaction: keeps what it wrote, or forgets all it touched. */
  settle(outcome: 'committed' | 'rolled_back'): void;
}

/** Creates the cache, empty. */
export function createOutputCache(db: Database, registers: RegisterTable): OutputCache {
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

  const entryOf = (stepRowId: string): Entry | undefined => {
    const known = entries.get(stepRowId);
    if (known !== undefined) {
      entries.delete(stepRowId);
      entries.set(stepRowId, known);
      return known;
    }
    const row = readRow.get(stepRowId);
    if (row === undefined) return undefined;
    const output = row.output === null ? NOTHING : (JSON.parse(row.output) as StepOutput);
    const entry: Entry = { key: { scope: row.scope, table: 'workshop_steps', id: stepRowId }, stepId: row.stepId, output, tree: undefined };
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
      if (outputs > MOST_OUTPUTS) entries.delete(id);
      else if (entry.tree !== undefined && (trees += 1) > MOST_TREES) entry.tree = undefined;
    }
  };

  const drop = (stepRowId: string): void => {
    entries.delete(stepRowId);
    dirty.delete(stepRowId);
    touched.delete(stepRowId);
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
      entry.tree ??= alone ? emptyTree() : treeOf(entry.key);
      const effect = receiveIntoOutput(entry.tree, entry.output, received);
      for (const { register } of received) dirty.set(stepRowId, laterHlc(register.hlc, dirty.get(stepRowId) ?? ZERO_HLC));
      entry.output = effect.output;
      return { ...effect, workshopId: entry.key.scope, stepId: entry.stepId };
    },

    rebuild(stepRowId, newest = ZERO_HLC) {
      const entry = entryOf(stepRowId);
      if (entry === undefined) return undefined;
      touched.add(stepRowId);
      const before = entry.output;
      entry.tree = treeOf(entry.key);
      entry.output = materialize(entry.tree);
      dirty.set(stepRowId, laterHlc(newest, dirty.get(stepRowId) ?? ZERO_HLC));
      const keys = new Set([...Object.keys(before), ...Object.keys(entry.output)]);
      const changes = [...keys].map((key) => ({ path: [key], value: valueAt(entry.output, [key]) }));
      return { output: entry.output, changes, workshopId: entry.key.scope, stepId: entry.stepId };
    },

    writtenAt(stepRowId) {
      const hlc = dirty.get(stepRowId);
      return hlc === undefined ? undefined : hlcMs(hlc);
    },

    project() {
      for (const [stepRowId, hlc] of dirty) {
        const output = entries.get(stepRowId)?.output ?? NOTHING;
        const text = toText(output);
        writeRow.run(text === '{}' ? null : text, hlcMs(hlc), stepRowId);
      }
    },

    forget(key) {
      if (key.table === 'workshop_steps') drop(key.id);
      if (key.table !== 'workshops') return;
      for (const [id, entry] of [...entries]) if (entry.key.scope === key.scope) drop(id);
    },

    settle(outcome) {
      if (outcome === 'rolled_back') for (const id of touched) entries.delete(id);
      dirty.clear();
      touched.clear();
      trim();
    },
  };
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
