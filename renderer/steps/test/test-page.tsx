import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { FeedbackGrid } from './feedback-grid.tsx';
import { TestCards } from './test-cards.tsx';

const STEP = 'test';

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
  return (
    <StepTabs
      stepId={STEP}
      label={t('frame.activities')}
      tabs={[
        { id: 'tests', label: t('test.tabs.tests'), count: useItems(STEP, 'tests').length, content: () => <TestCards /> },
        { id: 'feedback', label: t('test.tabs.feedback'), count: useItems(STEP, 'feedback').length, content: () => <FeedbackGrid /> },
      ]}
    />
  );
}
