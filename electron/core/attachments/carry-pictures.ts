import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Commit } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import { partsOf, wrongParts } from '../sync/carried-pictures.ts';
import type { SyncSupervisor } from '../sync/sync-supervisor.ts';
import type { AttachmentFiles } from './attachment-files.ts';

/** What carrying stands on. */
export interface CarryDeps {
  readonly store: Store;
  readonly sync: Pick<SyncSupervisor, 'state' | 'onChange'>;
  readonly files: Pick<AttachmentFiles, 'readBase64'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A note gets its picture before the picture is sent: so that words never wait for it, and a paste of many is one look. */
const SETTLE_MS = 500;
/** The state of sync changes ten times a second; which workshops it is about, hardly ever. */
const FOLLOW_MS = 2_000;

/**
 * Puts the pictures of this laptop's notes among the registers of their workshop, where it is synced and the person may change it, so that
 * they reach everybody (carried-pictures.ts). Looks when a workshop begins to sync, once a run, and after every edit that names a
 * picture. Nobody waits for it; what it could not do it does at the next start. Answers with a function that ends it.
 */
export function carryPictures({ store, sync, files, clock, log }: CarryDeps): () => void {
  const looked = new Set<string>();
  const due = new Set<string>();
  /** Looked through in this run: what a remote refused and took back is not written again and again. */
  const carried = new Set<string>();
  let cancel: (() => void) | undefined;
  let cancelFollow: (() => void) | undefined;
  let running = false;
  let ended = false;

  const mayCarry = (workshopId: string): boolean =>
    sync.state().status.workshops.some((one) => one.workshopId === workshopId && one.chosen && one.role !== 'viewer');

  /** Between two parts, and two workshops, whoever types comes first. */
  const pause = (): Promise<void> => new Promise((resolve) => clock.after(0, resolve));

  const carryOne = async (workshopId: string, sha256: string): Promise<void> => {
    const base64 = await files.readBase64(sha256);
    if (base64 === undefined || ended) return;
    const parts = partsOf(base64);
    for (const at of wrongParts(parts, store.carriedParts(workshopId, sha256))) {
      // Each part a transaction of its own: together they are more than one push should hold.
      const written = store.mutate(store.personId, (unit) => {
        if (unit.workshop(workshopId) === undefined) return err({ kind: 'gone' } as const);
        unit.writePicturePart(workshopId, sha256, at, parts.length, parts[at] ?? '');
        return ok(null);
      });
      if (!written.ok) return;
      await pause();
      if (ended) return;
    }
  };

  const carryAll = async (): Promise<void> => {
    for (const workshopId of due) {
      due.delete(workshopId);
      await pause();
      if (ended) return;
      if (store.workshop(workshopId) === undefined || !mayCarry(workshopId)) continue;
      for (const sha256 of store.namedPictures(workshopId)) {
        const key = `${workshopId}|${sha256}`;
        if (carried.has(key)) continue;
        carried.add(key);
        await carryOne(workshopId, sha256);
        if (ended) return;
      }
    }
  };

  const look = (workshopId: string): void => {
    due.add(workshopId);
    if (running || ended) return;
    cancel?.();
    cancel = clock.after(SETTLE_MS, () => {
      running = true;
      carryAll()
        .catch((error: unknown) => log.error('pictures could not be put among the registers', error))
        .finally(() => {
          running = false;
          const [next] = due;
          if (next !== undefined) look(next);
        });
    });
  };

  const hear = (commit: Commit): void => {
    if (commit.actor === 'sync') return;
    for (const change of commit.changes) {
      if (change.kind === 'output' && change.changes.some(({ value }) => namesPicture(value))) look(change.workshopId);
    }
  };

  const follow = (): void => {
    cancelFollow = undefined;
    for (const { workshopId, chosen } of sync.state().status.workshops) {
      if (!chosen) looked.delete(workshopId);
      else if (!looked.has(workshopId) && mayCarry(workshopId)) {
        looked.add(workshopId);
        look(workshopId);
      }
    }
  };

  const stopCommits = store.onCommit(hear);
  const stopStates = sync.onChange(() => {
    if (!ended) cancelFollow ??= clock.after(FOLLOW_MS, follow);
  });
  follow();
  return () => {
    ended = true;
    cancel?.();
    cancelFollow?.();
    stopCommits();
    stopStates();
  };
}

function namesPicture(value: unknown): boolean {
  return typeof value === 'object' && value !== null && JSON.stringify(value).includes('"sha256"');
}
