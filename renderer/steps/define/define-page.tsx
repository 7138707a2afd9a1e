import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables, type TableOf } from '../../features/table/step-tables.tsx';
import { JourneyMap } from './journey-map.tsx';
import { PointsOfView } from './points-of-view.tsx';
import { QuestionWall } from './question-wall.tsx';

const STEP = 'define';

const TABLES: readonly TableOf[] = [
  { collection: 'questions', fields: ['text', 'selected', 'fromId'] },
  { collection: 'pointsOfView', fields: ['personaId', 'need', 'insight'] },
  { collection: 'journeyStages', fields: ['name', 'emotion'] },
];

/** From research to a problem worth solving: journey, point of view, How-Might-We questions. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId={STEP}>
      <Activities />
    </StepFrame>
  );
}

function Activities() {
  const { t } = useTranslation('steps');
  const { t: table } = useTranslation('table');
  return (
    <StepTabs
      stepId={STEP}
      label={t('frame.activities')}
      tabs={[
        { id: 'journey', label: t('define.tabs.journey'), count: useItems(STEP, 'journeyStages').length, content: () => <JourneyMap /> },
        { id: 'views', label: t('define.tabs.views'), count: useItems(STEP, 'pointsOfView').length, content: () => <PointsOfView /> },
        { id: 'questions', label: t('define.tabs.questions'), count: useItems(STEP, 'questions').length, content: () => <QuestionWall /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
