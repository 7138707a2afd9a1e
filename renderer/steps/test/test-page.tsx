import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables } from '../../features/table/step-tables.tsx';
import { FeedbackGrid } from './feedback-grid.tsx';
import { LearningCards } from './learning-cards.tsx';
import { TestCards } from './test-cards.tsx';

const STEP = 'test';
const TABLES = [{ collection: 'tests' }, { collection: 'feedback', fields: ['text', 'quadrant', 'who', 'testId'] }];

/** Assumptions, experiments, feedback, verdicts. */
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
        { id: 'tests', label: t('test.tabs.tests'), count: useItems(STEP, 'tests').length, content: () => <TestCards /> },
        { id: 'feedback', label: t('test.tabs.feedback'), count: useItems(STEP, 'feedback').length, content: () => <FeedbackGrid /> },
        { id: 'learnings', label: t('test.tabs.learnings'), content: () => <LearningCards /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
