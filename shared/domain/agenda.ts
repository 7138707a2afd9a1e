import { listItems } from './collections.ts';
import type { StepOutput } from './step-model.ts';

/** What a block of the day can be. */
export const AGENDA_KINDS = ['method', 'energizer', 'break', 'other'] as const;

export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** Longest a block may be planned, in minutes. */
export const MAX_BLOCK_MINUTES = 600;

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 10;

/** One block of the day as it is stored. Times are milliseconds since the epoch, UTC. */
export interface AgendaBlock {
  readonly id: string;
  readonly title: string;
  readonly kind: AgendaKind;
  /** The method card it was made from; empty for none. */
  readonly methodId: string;
  /** The step it belongs to; empty for none. */
  readonly stepId: string;
  readonly minutes: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly order: string;
}

/** A block in its day. */
export interface TimedBlock extends AgendaBlock {
  readonly state: 'planned' | 'running' | 'done';
  /** When it begins by the plan alone: the day's start and the minutes before it. */
  readonly plannedFrom: number;
  /** When it began, or will begin as things stand now. */
  readonly from: number;
  /** When it ended, or will end as things stand now. */
  readonly until: number;
  /** Milliseconds a finished or running block took longer than planned so far; 0 when it did not. */
  readonly overMs: number;
}

/** The day as things stand. */
export interface AgendaDay {
  readonly blocks: readonly TimedBlock[];
  readonly plannedMinutes: number;
  /** Milliseconds that finished and running blocks have taken. */
  readonly spentMs: number;
  readonly plannedEnd: number;
  /** When the day will end if everything that is left takes as long as planned. */
  readonly expectedEnd: number;
  /** How much later than planned the day will end, in milliseconds; negative when it will be over sooner. */
  readonly lateMs: number;
}

/** The blocks of the agenda, in their order. Missing values read as their defaults. */
export function agendaBlocks(output: StepOutput | null | undefined): readonly AgendaBlock[] {
  return listItems(output, 'agenda').map((item): AgendaBlock => {
    const minutes = item['minutes'];
    return {
      id: item.id,
      title: text(item['title']),
      kind: AGENDA_KINDS.find((kind) => kind === item['kind']) ?? 'other',
      methodId: text(item['methodId']),
      stepId: text(item['stepId']),
      minutes: typeof minutes === 'number' && minutes > 0 ? minutes : DEFAULT_MINUTES,
      startedAt: moment(item['startedAt']),
      finishedAt: moment(item['finishedAt']),
      order: text(item.order),
    };
  });
}

/**
 * Lays the blocks out over the day. Finished and running blocks keep their real times; what is still planned follows one after
 * the other, from the end of the running block, or from now, or from the planned start while nothing has begun.
 *
 * @param dayStart the planned start of the day, milliseconds since the epoch.
 */
export function agendaDay(blocks: readonly AgendaBlock[], dayStart: number, now: number): AgendaDay {
  const begun = blocks.some((block) => block.startedAt !== null);
  const busyUntil = blocks.filter((block) => block.startedAt !== null).map((block) => endOf(block, now));
  let planned = dayStart;
  let next = begun ? Math.max(now, ...busyUntil) : Math.max(dayStart, now);
  const timed = blocks.map((block): TimedBlock => {
    const plannedFrom = planned;
    planned += block.minutes * MINUTE_MS;
    if (block.startedAt === null) {
      const from = next;
      next += block.minutes * MINUTE_MS;
      return { ...block, state: 'planned', plannedFrom, from, until: next, overMs: 0 };
    }
    const taken = (block.finishedAt ?? now) - block.startedAt;
    const overMs = Math.max(0, taken - block.minutes * MINUTE_MS);
    return { ...block, state: block.finishedAt === null ? 'running' : 'done', plannedFrom, from: block.startedAt, until: endOf(block, now), overMs };
  });
  const spent = timed.filter(({ state }) => state !== 'planned').map((block) => Math.max(0, (block.finishedAt ?? now) - block.from));
  const expectedEnd = timed.reduce((latest, { until }) => Math.max(latest, until), dayStart);
  return {
    blocks: timed,
    plannedMinutes: blocks.reduce((sum, { minutes }) => sum + minutes, 0),
    spentMs: spent.reduce((sum, ms) => sum + ms, 0),
    plannedEnd: planned,
    expectedEnd,
    lateMs: blocks.length === 0 ? 0 : expectedEnd - planned,
  };
}

/** The block that runs; the newest, where two were started. */
export function runningBlock(blocks: readonly AgendaBlock[]): AgendaBlock | undefined {
  return blocks
    .filter((block) => block.startedAt !== null && block.finishedAt === null)
    .reduce<AgendaBlock | undefined>((last, block) => (last === undefined || (block.startedAt ?? 0) > (last.startedAt ?? 0) ? block : last), undefined);
}

/** The moment of `minutes` after midnight on the day of `now`, in the laptop's own time zone. */
export function dayStartAt(minutes: number, now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, minutes).getTime();
}

function endOf(block: AgendaBlock, now: number): number {
  return block.finishedAt ?? Math.max(now, (block.startedAt ?? now) + block.minutes * MINUTE_MS);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function moment(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
