import { backoffMs, type BackoffPlan } from './backoff.ts';
import type { Connection } from './connection.ts';
import { errorCode, errorLogId, isAnswer, type ErrorCode } from './error-code.ts';
import { EMPTY_OUTBOX, enqueue, giveBack, isEmpty, oversized, settle, takeNext, unacknowledged, type Entry, type Outbox, type Packing } from './outbox.ts';
import type { Refusal } from './refusal.ts';
import type { SaveBoard } from './save-board.ts';

/** What a writer of one thing needs to know. */
export interface WriterConfig<O> {
  readonly workshopId: string;
  readonly stepId: string | null;
  readonly packing: Packing<O>;
  readonly send: (entry: Entry<O>) => Promise<unknown>;
  /** The texts in edits, for a person to copy when the host did not take them. */
  readonly textsOf: (operations: readonly O[]) => readonly string[];
  /** What is not acknowledged has changed: the page must show something else. */
  readonly onChange: () => void;
  readonly onSending: (operations: readonly O[]) => void;
  readonly onAcknowledged: (operations: readonly O[]) => void;
}

/** The disk may have room again, or the folder may be free: these edits are kept and sent again. */
const KEPT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['STORAGE_FULL', 'STORAGE_READ_ONLY', 'STORAGE_UNAVAILABLE']);
const AGAIN: BackoffPlan = { firstMs: 1_000, longestMs: 10_000 };

/**
 * Sends the edits of one thing strictly in order, one request at a time, and keeps them until the host has acknowledged each.
 * Survives a lost connection (an edit may be sent twice; the host takes it once). A refused edit is dropped and reported; one
 * that only the disk stands against is kept.
 */
export class Writer<O> {
  readonly #connection: Connection;
  readonly #board: SaveBoard;
  readonly #config: WriterConfig<O>;
  #outbox: Outbox<O> = EMPTY_OUTBOX;
  #unacknowledged: readonly O[] = [];
  #keptRefusal: number | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scheduled = false;
  #drained: (() => void)[] = [];

  constructor(connection: Connection, board: SaveBoard, config: WriterConfig<O>) {
    this.#connection = connection;
    this.#board = board;
    this.#config = config;
    board.register(this);
    connection.onChange(() => this.#onConnection());
  }

  get pending(): boolean {
    return !isEmpty(this.#outbox);
  }

  /** Edits the host has not acknowledged, oldest first. */
  get unacknowledged(): readonly O[] {
    return this.#unacknowledged;
  }

  /** Takes edits in. They are visible at once and leave with the end of the current task; one too large for any request is refused. */
  readonly apply = (edits: readonly O[], gesture?: string): void => {
    const tooLarge = oversized(edits, this.#config.packing);
    if (tooLarge.length > 0) this.#board.refuse(this.#refusal(tooLarge, 'INVALID_INPUT', false));
    const operations = tooLarge.length === 0 ? edits : edits.filter((edit) => !tooLarge.includes(edit));
    this.#set(enqueue(this.#outbox, operations, gesture, this.#config.packing));
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.pump();
    });
  };

  /** Resolves when the host has settled everything taken in so far, or when the connection is lost (the edits are kept). */
  readonly flush = (): Promise<void> => {
    this.pump();
    if (!this.pending || this.#connection.state === 'lost') return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  };

  /** Sends the next edits if none are under way. */
  readonly pump = (): void => {
    if (this.#connection.state !== 'open') return;
    const next = takeNext(this.#outbox);
    if (next === null) return;
    clearTimeout(this.#timer);
    this.#set(next.outbox);
    this.#config.onSending(next.entry.operations);
    this.#config.send(next.entry).then(
      () => this.#onAcknowledged(next.entry),
      (error: unknown) => this.#onFailure(next.entry, error),
    );
  };

  /** The page is going away: sends everything that waits without awaiting answers, in order. */
  sendAllNow(): void {
    if (this.#connection.state !== 'open') return;
    for (const entry of this.#outbox.queued) this.#config.send(entry).catch(() => {});
  }

  #onAcknowledged(entry: Entry<O>): void {
    this.#config.onAcknowledged(entry.operations);
    this.#forgetKept();
    this.#tries = 0;
    this.#set(settle(this.#outbox));
    this.pump();
    this.#tellDrained();
  }

  #onFailure(entry: Entry<O>, error: unknown): void {
    const code = errorCode(error);
    if (!isAnswer(error) && this.#connection.state !== 'open') {
      this.#set(giveBack(this.#outbox));
    } else if (KEPT.has(code)) {
      this.#keep(code);
    } else {
      this.#forgetKept();
      this.#set(settle(this.#outbox));
      this.#board.refuse(this.#refusal(entry.operations, code, false, errorLogId(error)));
      this.pump();
    }
    this.#tellDrained();
  }

  #keep(code: ErrorCode): void {
    this.#set(giveBack(this.#outbox));
    clearTimeout(this.#timer);
    const refusal = this.#refusal(this.#unacknowledged, code, true);
    if (this.#keptRefusal === null) this.#keptRefusal = this.#board.refuse(refusal);
    else this.#board.replace(this.#keptRefusal, refusal);
    this.#timer = setTimeout(this.pump, backoffMs(AGAIN, this.#tries, Math.random()));
    this.#tries += 1;
  }

  #refusal(operations: readonly O[], code: ErrorCode, kept: boolean, logId?: string): Omit<Refusal, 'id'> {
    const { workshopId, stepId, textsOf } = this.#config;
    return { code, kept, workshopId, stepId, texts: textsOf(operations), logId };
  }

  #forgetKept(): void {
    if (this.#keptRefusal === null) return;
    this.#board.dismiss(this.#keptRefusal);
    this.#keptRefusal = null;
  }

  #set(outbox: Outbox<O>): void {
    if (outbox === this.#outbox) return;
    this.#outbox = outbox;
    this.#unacknowledged = unacknowledged(outbox);
    this.#config.onChange();
    this.#board.refresh();
  }

  #onConnection(): void {
    if (this.#connection.state === 'open') this.pump();
    this.#tellDrained();
  }

  #tellDrained(): void {
    if (this.pending && this.#connection.state !== 'lost' && this.#keptRefusal === null) return;
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
