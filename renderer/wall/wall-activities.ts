import { itemsOf } from '../../shared/domain/collections.ts';
import { isStepId, type StepId } from '../../shared/domain/step-ids.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

/** What the wall can draw as it is laid out. */
export type PictureKind =
  | 'board'
  | 'rings'
  | 'journey'
  | 'sheet'
  | 'sketches'
  | 'mindMap'
  | 'storyboard'
  | 'flow'
  | 'impactEffort'
  | 'ranking'
  | 'components'
  | 'risks'
  | 'trace'
  | 'storyMap';

/** One activity of a step as the wall shows it. */
export interface Activity {
  /** Id of the facilitator's tab. */
  readonly tab: string;
  /** Whose items stand on the wall as cards, where there is no picture of them. */
  readonly collections: readonly string[];
  readonly picture?: PictureKind;
  /** Without a picture there is nothing to tell: a drawing's title says little. */
  readonly onlyPicture?: true;
  /** Regions that keep their place on the wall, so many in a row, also while they are empty. */
  readonly columns?: 2 | 3 | 4;
}

/** The activities of each step; the first is what its page opens with. */
const ACTIVITIES: Readonly<Record<StepId, readonly Activity[]>> = {
  empathize: [
    { tab: 'stakeholders', collections: ['stakeholders'], picture: 'rings' },
    { tab: 'research', collections: ['insights'] },
    { tab: 'map', collections: ['empathyNotes'], columns: 3 },
    { tab: 'personas', collections: ['personas'] },
  ],
  define: [
    { tab: 'journey', collections: ['journeyStages'], picture: 'journey' },
    { tab: 'views', collections: ['pointsOfView'] },
    { tab: 'questions', collections: ['questions'] },
  ],
  ideate: [
    { tab: 'ideas', collections: ['ideas'], picture: 'board' },
    { tab: 'eights', collections: ['sketches'], picture: 'sheet', onlyPicture: true },
    { tab: 'sketches', collections: ['sketches'], picture: 'sketches', onlyPicture: true },
    { tab: 'links', collections: ['ideas'], picture: 'mindMap' },
  ],
  prototype: [
    { tab: 'concepts', collections: ['concepts'] },
    { tab: 'storyboard', collections: ['frames'], picture: 'storyboard' },
    { tab: 'screens', collections: ['screens'], picture: 'flow' },
  ],
  test: [
    { tab: 'tests', collections: ['tests'] },
    { tab: 'feedback', collections: ['feedback'], columns: 2 },
    { tab: 'learnings', collections: ['tests'] },
  ],
  prioritize: [
    { tab: 'moscow', collections: ['features'], columns: 4 },
    { tab: 'matrix', collections: ['features'], picture: 'impactEffort' },
    { tab: 'rice', collections: ['features'], picture: 'ranking' },
    { tab: 'rank', collections: ['features'], picture: 'ranking' },
  ],
  architect: [
    { tab: 'components', collections: ['components'], picture: 'components' },
    { tab: 'entities', collections: ['entities'] },
    { tab: 'decisions', collections: ['decisions'] },
    { tab: 'risks', collections: ['risks'], picture: 'risks' },
  ],
  spec: [
    { tab: 'requirements', collections: ['requirements'] },
    { tab: 'trace', collections: ['requirements'], picture: 'trace' },
  ],
  story: [{ tab: 'map', collections: ['stories'], picture: 'storyMap' }],
  pack: [],
};

/** The activity the wall shows for a tab of a step: its first without one; null for a tab of everything (a table) and for other steps. */
export function activityOf(stepId: string, tab: string | null): Activity | null {
  if (!isStepId(stepId)) return null;
  const activities = ACTIVITIES[stepId];
  return (tab === null ? activities[0] : activities.find((activity) => activity.tab === tab)) ?? null;
}

/** Whether there is anything to draw; what cannot be drawn yet is told by cards. */
export function canDraw(picture: PictureKind, output: StepOutput): boolean {
  const some = (collection: string, test: (item: Readonly<Record<string, unknown>>) => boolean = () => true): boolean => Object.values(itemsOf(output, collection)).some(test);
  const rated = (collection: string, x: string, y: string): boolean => some(collection, (item) => typeof item[x] === 'number' && typeof item[y] === 'number');
  switch (picture) {
    case 'board':
      return some('ideas', (idea) => idea['position'] !== undefined);
    case 'rings':
      return some('stakeholders');
    case 'journey':
      return some('journeyStages');
    case 'sheet':
      return some('sketches', (sketch) => typeof sketch['sheet'] === 'string');
    case 'sketches':
      return some('sketches', ({ strokes }) => Array.isArray(strokes) && strokes.length > 0);
    case 'mindMap':
      return some('links') || some('ideas', (idea) => idea['mapPosition'] !== undefined);
    case 'storyboard':
      return some('frames');
    case 'flow':
      return some('screens');
    case 'impactEffort':
      return rated('features', 'effort', 'impact');
    case 'ranking':
      return some('features');
    case 'components':
      return some('components');
    case 'risks':
      return rated('risks', 'likelihood', 'impact');
    case 'trace':
      return some('requirements');
    case 'storyMap':
      return some('activities');
  }
}
