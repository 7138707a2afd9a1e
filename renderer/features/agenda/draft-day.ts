import { METHODS, methodFacts, type MethodId, type MethodTexts } from '../../../shared/domain/methods.ts';
import { methodBlock, type NewBlock } from './use-agenda.ts';

/** Words of the blocks that no method card gives. */
export interface DraftWords {
  readonly welcome: string;
  readonly break: string;
  readonly lunch: string;
}

/** Methods of a day of about six and a half hours, in their order; the rest of the blocks lies between them. */
const MORNING: readonly MethodId[] = ['checkInWord', 'stakeholderRings', 'empathyMap', 'pointOfView', 'howMightWe'];
const LATE_MORNING: readonly MethodId[] = ['thirtyCircles', 'silentBrainstorm', 'affinityClusters', 'dotVoting', 'conceptCard'];
const AFTERNOON: readonly MethodId[] = ['stretchMirror', 'testCard', 'impactEffort', 'moscow', 'componentSketch'];
const LATE_AFTERNOON: readonly MethodId[] = ['measurableRequirement', 'releaseSlice', 'closingRound'];

/** The blocks of a standard day through all ten steps, with breaks; a start to change, not a rule. */
export function draftDay(texts: MethodTexts, words: DraftWords): readonly NewBlock[] {
  const methods = (ids: readonly MethodId[]): readonly NewBlock[] =>
    ids.flatMap((id) => {
      const facts = methodFacts(id);
      return facts === undefined ? [] : [methodBlock(facts, texts[id].name, facts.steps[0] ?? '')];
    });
  const pause = (title: string, minutes: number): NewBlock => ({ title, kind: 'break', minutes });
  return [
    { title: words.welcome, kind: 'other', minutes: 10 },
    ...methods(MORNING),
    pause(words.break, 15),
    ...methods(LATE_MORNING),
    pause(words.lunch, 45),
    ...methods(AFTERNOON),
    pause(words.break, 15),
    ...methods(LATE_AFTERNOON),
  ];
}

/** The energizers, for pickers. */
export const ENERGIZERS = METHODS.filter(({ kind }) => kind === 'energizer');
