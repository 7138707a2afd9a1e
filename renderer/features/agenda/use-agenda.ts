import { useMemo, useSyncExternalStore } from 'react';

import { agendaBlocks, dayStartAt, runningBlock, type AgendaBlock, type AgendaKind } from '../../../shared/domain/agenda.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { plannedMinutes, type MethodFacts } from '../../../shared/domain/methods.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { keyBetween, keysAfter } from '../../../shared/domain/order-key.ts';
import { ROOM_STEP } from '../../../shared/domain/room-state.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { startTimer } from '../../../shared/domain/timer.ts';
import { useHostLink } from '../../connection/hooks.ts';

const MINUTE_MS = 60_000;

/** What a new block is made of. */
export interface NewBlock {
  readonly title: string;
  readonly kind: AgendaKind;
  readonly minutes: number;
  readonly methodId?: string | undefined;
  readonly stepId?: string | undefined;
}

const COLLECTION = 'agenda';
const DEFAULT_START_MINUTES = 9 * 60;
const ANOTHER_TIME_MS = 2 * 60 * MINUTE_MS;

/** The agenda of a workshop, live, and everything one can do with it. Undefined while it loads. */
export function useAgenda(workshopId: string) {
  const store = useHostLink().step(workshopId, ROOM_STEP);
  const output = useSyncExternalStore(store.subscribe, store.getSnapshot)?.output;
  const stored = output?.['agenda'];
  const blocks = useMemo(() => agendaBlocks({ agenda: stored }), [stored]);
  const does = useMemo(
    () =>
      agendaActions(
        (operations) => store.writer.apply(operations),
        () => agendaBlocks(store.getSnapshot()?.output),
        () => startOf(store.getSnapshot()?.output),
      ),
    [store],
  );
  return {
    loaded: output !== undefined,
    blocks,
    startMinutes: startOf(output),
    ...does,
  };
}

function startOf(output: StepOutput | undefined): number {
  const start = output?.['agendaStart'];
  return typeof start === 'number' ? start : DEFAULT_START_MINUTES;
}

/** Adds blocks from elsewhere, such as a method card. */
export function useAddBlock(workshopId: string) {
  const store = useHostLink().step(workshopId, ROOM_STEP);
  return useMemo(() => {
    const { add } = agendaActions((operations) => store.writer.apply(operations), () => agendaBlocks(store.getSnapshot()?.output));
    return {
      method: (facts: MethodFacts, title: string, stepId: string) => {
        add([methodBlock(facts, title, stepId)]);
      },
    };
  }, [store]);
}

/** The block of a method card. */
export function methodBlock(facts: MethodFacts, title: string, stepId: string): NewBlock {
  return { title, kind: facts.kind, minutes: plannedMinutes(facts), methodId: facts.id, stepId };
}

/** The agenda's edits over a way to save operations. */
export function agendaActions(apply: (operations: readonly StepOperation[]) => void, blocks: () => readonly AgendaBlock[], startMinutes: () => number = () => DEFAULT_START_MINUTES) {
  /** A day that begins hours away from its plan was planned for another time: the plan moves to when it begins. */
  const plannedStart = (now: number): StepOperation[] => {
    if (Math.abs(now - dayStartAt(startMinutes(), new Date(now))) < ANOTHER_TIME_MS) return [];
    const at = new Date(now);
    const minutes = Math.floor((at.getHours() * 60 + at.getMinutes()) / 5) * 5;
    return [{ kind: 'set_root', field: 'agendaStart', value: minutes }];
  };
  const set = (id: string, field: string, value: unknown): StepOperation => ({ kind: 'set', collection: COLLECTION, id, field, value });
  return {
    add: (fresh: readonly NewBlock[]) => {
      const keys = keysAfter(blocks().at(-1)?.order ?? null, fresh.length);
      apply(
        fresh.map(({ title, kind, minutes, methodId = '', stepId = '' }, index): StepOperation => ({
          kind: 'add',
          collection: COLLECTION,
          id: createPrefixedId('agd'),
          fields: { title, kind, minutes, methodId, stepId },
          order: keys[index],
        })),
      );
    },
    edit: (id: string, fields: Partial<Pick<AgendaBlock, 'title' | 'minutes' | 'stepId' | 'kind'>>) => {
      apply(Object.entries(fields).map(([field, value]) => set(id, field, value)));
    },
    remove: (id: string) => {
      apply([{ kind: 'delete', collection: COLLECTION, id }]);
    },
    /** Puts a block behind another one, or first. */
    moveAfter: (id: string, after: string | null) => {
      const others = blocks().filter((block) => block.id !== id);
      const at = after === null ? -1 : others.findIndex((block) => block.id === after);
      apply([{ kind: 'move', collection: COLLECTION, id, order: keyBetween(others[at]?.order ?? null, others[at + 1]?.order ?? null) }]);
    },
    /** Begins a block: whatever ran before is finished, and the timer starts with the block's minutes. */
    start: (block: AgendaBlock, now: number) => {
      const running = runningBlock(blocks());
      const first = blocks().every(({ startedAt }) => startedAt === null);
      apply([
        ...(first ? plannedStart(now) : []),
        ...(running === undefined || running.id === block.id ? [] : [set(running.id, 'finishedAt', now)]),
        set(block.id, 'startedAt', now),
        set(block.id, 'finishedAt', null),
        { kind: 'set_root', field: 'timer', value: startTimer(block.minutes * MINUTE_MS, now) },
      ]);
    },
    finish: (block: AgendaBlock, now: number) => {
      apply([set(block.id, 'finishedAt', now), { kind: 'set_root', field: 'timer', value: null }]);
    },
    reset: (block: AgendaBlock) => {
      apply([set(block.id, 'startedAt', null), set(block.id, 'finishedAt', null)]);
    },
    setStart: (minutes: number) => {
      apply([{ kind: 'set_root', field: 'agendaStart', value: minutes }]);
    },
    /** Takes `lateMs` off the blocks that have not begun, in proportion, to whole minutes and never below five. */
    shorten: (lateMs: number) => {
      const left = blocks().filter((block) => block.startedAt === null);
      const sum = left.reduce((total, { minutes }) => total + minutes, 0);
      if (sum === 0) return;
      const share = Math.max(0, 1 - lateMs / MINUTE_MS / sum);
      const operations = left
        .map((block) => ({ block, minutes: Math.min(block.minutes, Math.max(5, Math.floor(block.minutes * share))) }))
        .filter(({ block, minutes }) => minutes !== block.minutes)
        .map(({ block, minutes }) => set(block.id, 'minutes', minutes));
      if (operations.length > 0) apply(operations);
    },
  };
}

/** The day's planned start: on the day of the first block that began, otherwise today. */
export function dayStartOf(blocks: readonly AgendaBlock[], startMinutes: number, now: Date): number {
  const began = blocks.flatMap((block) => (block.startedAt === null ? [] : [block.startedAt]));
  return dayStartAt(startMinutes, began.length === 0 ? now : new Date(Math.min(...began)));
}
