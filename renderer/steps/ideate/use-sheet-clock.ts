import { SHEET_FRAMES } from '../../../shared/domain/steps/ideate.ts';
import { readLap } from '../../../shared/domain/timer.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useRoomTimer, useTimerReading } from '../../features/timer/use-timer.ts';

/** Milliseconds one frame of a sheet has. */
const FRAME_MS = 60_000;

/** The clock of a sheet as its page shows it. */
export interface SheetClock {
  readonly phase: 'idle' | 'running' | 'paused' | 'over';
  /** The frame to draw in, 1…8; the first before the start, the last at the end. */
  readonly frame: number;
  /** Milliseconds left of that frame, and of all. */
  readonly frameLeft: number;
  readonly left: number;
  /** Another timer of the room runs: starting this one ends it. */
  readonly otherRuns: boolean;
  readonly start: () => void;
  readonly pause: () => void;
  readonly reset: () => void;
}

/** The clock of a sheet is the room's timer, run for this sheet in eight laps: every window shows it, one of them chimes, a reload does not stop it. */
export function useSheetClock(sheet: string): SheetClock {
  const { workshopId } = useActions();
  const timer = useRoomTimer(workshopId);
  const value = timer.value?.of === sheet ? timer.value : null;
  const { phase: roomPhase, leftMs: roomLeft } = useTimerReading(timer.value);
  const [phase, leftMs] = value === null ? (['idle', 0] as const) : [roomPhase, roomLeft];
  // What the reading says is of a whole second, so that nothing here ticks on its own.
  const lap = readLap(value === null ? null : { ...value, endsAt: null, leftMs: Math.max(0, leftMs) }, 0);
  return {
    phase,
    frame: Math.min(SHEET_FRAMES, lap?.lap ?? 1),
    frameLeft: lap?.leftMs ?? FRAME_MS,
    left: value === null ? SHEET_FRAMES * FRAME_MS : Math.max(0, leftMs),
    otherRuns: value === null && roomPhase === 'running',
    start: () => {
      if (phase === 'paused') timer.resume();
      else timer.startLaps(SHEET_FRAMES, FRAME_MS, sheet);
    },
    pause: timer.pause,
    reset: () => {
      if (value !== null) timer.stop();
    },
  };
}
