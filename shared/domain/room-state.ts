import type { StepOutput } from './step-model.ts';
import { isTimerValue, type TimerValue } from './timer.ts';

/**
 * The step whose row keeps what belongs to the whole room: timer, what the wall shows, the agenda. Every workshop has the row,
 * it syncs like all others, and its output is the smallest, so every window can watch it (decision 0030).
 */
export const ROOM_STEP = 'pack';

/** What the wall can show besides the facilitator's step. */
export const WALL_VIEWS = ['step', 'timer', 'results', 'agenda', 'blank'] as const;

export type WallView = (typeof WALL_VIEWS)[number];

/** Root fields and collections that run the room rather than being its work. */
const ROOM_STATE: ReadonlySet<string> = new Set(['timer', 'presentedStep', 'presentedTab', 'wallView', 'spotlight', 'privateBrainstorm', 'rounds', 'votes']);

/** What the agenda is made of. */
const PLAN: ReadonlySet<string> = new Set(['agenda', 'agendaStart']);

/** Collections that say how the workshop was run; a build pack does not list them. */
const RUNNING_COLLECTIONS = ['rounds', 'votes', 'agenda'] as const;

export type RunningCollection = (typeof RUNNING_COLLECTIONS)[number];

const RUNNING: ReadonlySet<string> = new Set(RUNNING_COLLECTIONS);

/** True for the root key of what undo leaves alone: nobody who takes a note back means the timer or somebody's vote. */
export function isRoomState(key: string): boolean {
  return ROOM_STATE.has(key);
}

/** True for root keys whose change does not begin the step that keeps them. */
export function isOutsideStep(key: string): boolean {
  return ROOM_STATE.has(key) || PLAN.has(key) || key === 'schemaVersion';
}

/** True for collections about running the workshop rather than about its subject. */
export function isRunningCollection(collection: string): boolean {
  return RUNNING.has(collection);
}

/** What the whole room shares at the moment. */
export interface RoomState {
  readonly timer: TimerValue | null;
  /** The step the facilitator presents; null while nothing is presented. */
  readonly presentedStep: string | null;
  /** The activity of that step the facilitator looks at, by the id of its tab; null for the step's first. */
  readonly presentedTab: string | null;
  readonly wallView: WallView;
  /** Id of the item everybody looks at; null without one. */
  readonly spotlight: string | null;
}

/** Reads the room's state from the output of `ROOM_STEP`; what does not fit reads as absent. */
export function roomStateOf(output: StepOutput | null | undefined): RoomState {
  const { timer, presentedStep, presentedTab, wallView, spotlight } = output ?? {};
  return {
    timer: isTimerValue(timer) ? timer : null,
    presentedStep: filled(presentedStep),
    presentedTab: filled(presentedTab),
    wallView: WALL_VIEWS.find((view) => view === wallView) ?? 'step',
    spotlight: filled(spotlight),
  };
}

/** Whether a step's notes are private until the facilitator reveals them. */
export function isPrivate(output: StepOutput | null | undefined): boolean {
  return output?.['privateBrainstorm'] === true;
}

/** Collections in which people write, draw or describe at the same time: what a private brainstorm hides until the reveal. */
const PRIVATE_NOTES: ReadonlySet<string> = new Set(['insights', 'empathyNotes', 'personas', 'questions', 'ideas', 'sketches', 'feedback']);

/** True for collections whose items are somebody's notes, sketches or personas. */
export function isNoteCollection(collection: string): boolean {
  return PRIVATE_NOTES.has(collection);
}

/**
 * Whether an item is hidden from a person: while the step is private, everybody sees only their own. Items without an author are
 * shown. `viewer` null is the wall, which shows nobody's.
 */
export function isHiddenFrom(item: object, privately: boolean, viewer: string | null): boolean {
  return privately && 'by' in item && typeof item.by === 'string' && item.by !== viewer;
}

function filled(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
