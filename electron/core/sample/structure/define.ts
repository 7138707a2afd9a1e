import { keysAfter } from '../../../../shared/domain/order-key.ts';
import type { Outputs } from '../../../../shared/domain/step-models.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../../../shared/domain/steps/define.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { carried, sampleId, sampleItems } from '../sample-items.ts';

const pov = (name: keyof SampleTexts['define']['pointsOfView']): string => sampleId('pov', name);

/** The journey of one loan, three points of view, nine questions of which three are chosen. */
export function define({ define: t, empathize }: SampleTexts): Outputs['define'] {
  const stages = {
    need: { emotion: 1 },
    find: { emotion: -1 },
    book: { emotion: 0 },
    pickup: { emotion: -2 },
    use: { emotion: 2 },
    giveback: { emotion: -1 },
  } as const;
  const fromInsight = (name: keyof typeof empathize.insights) =>
    carried('empathize', 'insights', sampleId('ins', name), empathize.insights[name].text);
  const fromView = (name: keyof typeof t.pointsOfView) =>
    carried('define', 'pointsOfView', pov(name), t.pointsOfView[name].need);
  const fromNote = (name: keyof typeof empathize.empathyNotes) =>
    carried('empathize', 'empathyNotes', sampleId('nte', name), empathize.empathyNotes[name].text);
  return {
    facilitatorNotes: t.facilitatorNotes,
    journeyStages: sampleItems('stg', stages, namesOf(t.stages)),
    journeyCells: cells(t.cells, Object.keys(stages) as (keyof typeof stages)[]),
    pointsOfView: sampleItems(
      'pov',
      {
        certainty: { personaId: sampleId('per', 'planner'), ...fromInsight('onceayear') },
        fairness: { personaId: sampleId('per', 'desk'), ...fromInsight('blame') },
        purpose: { personaId: sampleId('per', 'keeper'), ...fromInsight('skill') },
      },
      t.pointsOfView,
    ),
    questions: sampleItems(
      'hmw',
      {
        sure: { fromId: pov('certainty'), selected: true, ...fromView('certainty') },
        late: { fromId: sampleId('nte', 'pains2'), selected: true, ...fromNote('pains2') },
        complete: { fromId: pov('fairness'), selected: true, ...fromView('fairness') },
        brave: { fromId: sampleId('ins', 'fear'), selected: false },
        seen: { fromId: sampleId('ins', 'unknown'), selected: false },
        blameless: { fromId: sampleId('ins', 'blame'), selected: false },
        caring: { fromId: pov('purpose'), selected: false, ...fromView('purpose') },
        fun: { fromId: null, selected: false },
        minute: { fromId: sampleId('ins', 'fifteen'), selected: false },
      },
      t.questions,
    ),
  };
}

function namesOf<K extends string>(texts: Readonly<Record<K, string>>): Readonly<Record<K, { readonly name: string }>> {
  const entries = Object.entries<string>(texts).map(([key, name]) => [key, { name }] as const);
  return Object.fromEntries(entries) as Record<K, { readonly name: string }>;
}

function cells(
  texts: SampleTexts['define']['cells'],
  stages: readonly (keyof SampleTexts['define']['cells'])[],
): NonNullable<Outputs['define']['journeyCells']> {
  const places = stages.flatMap((stage) => JOURNEY_ROWS.map((row) => ({ stage, row })));
  const keys = keysAfter(null, places.length);
  return Object.fromEntries(
    places.map(({ stage, row }, index) => {
      const stageId = sampleId('stg', stage);
      return [journeyCellId(stageId, row), { stageId, row, text: texts[stage][row], order: keys[index] ?? '' }];
    }),
  );
}
