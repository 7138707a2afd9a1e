import type { Edit } from './memory-storage.ts';
import type { Schedule } from './schedule.ts';

/** One workshop of a world: a scope, and the rows that are edited in it. Ids of different places never meet. */
export interface Place {
  readonly at: number;
  readonly scope: string;
  readonly step: string;
  /** Ends every id of a row of this place, so that a register tells where it belongs. */
  readonly letter: string;
  /** Number of the laptop whose person owns it. */
  readonly owner: number;
}

/** Two values that are always written together (I4). */
export const PAIR = ['output/context/left', 'output/context/right'] as const;

/** The workshops of a schedule: one where it does not say. */
export function placesOf({ scopes = 1, laptops }: Schedule): readonly Place[] {
  return Array.from({ length: scopes }, (_, at) => {
    const letter = String.fromCharCode(97 + at);
    return { at, letter, scope: `ws_${letter}`, step: `wst_${letter}`, owner: at % laptops };
  });
}

/** Whether a laptop's person is a member of a place. With one workshop, everybody is. */
export function isMember(place: Place, laptop: number, { scopes = 1, seed }: Schedule): boolean {
  return scopes === 1 || laptop === place.owner || (seed + laptop * 7 + place.at * 5) % 4 !== 0;
}

/** Whether a row of this id belongs to the place. */
export function isRowOf({ scope, letter }: Place, table: string, rowId: string): boolean {
  return table === 'workshops' ? rowId === scope : rowId.endsWith(letter);
}

/** The transaction that makes a workshop. Schedules from before there were several keep to what they had. */
export function firstEdits({ scope, step, owner }: Place, { scopes }: Schedule): readonly Edit[] {
  const person = JSON.stringify(`p${owner}`);
  const workshop: Edit[] = [['workshops', scope, '$row', 'true'], ['workshops', scope, 'clerk_user_id', person], ['workshops', scope, 'title', '"T"']];
  const steps: Edit[] = [['workshop_steps', step, '$row', 'true'], ['workshop_steps', step, 'workshop_id', JSON.stringify(scope)]];
  if (scopes === undefined) return [...workshop, ...steps];
  return [...workshop, ['workshops', scope, 'original_idea', '"I"'], ...steps, ['workshop_steps', step, 'step_id', '"ideate"']];
}
