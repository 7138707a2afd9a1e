import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { IdeaBoard } from './idea-board.tsx';
import { IdeaLinks } from './idea-links.tsx';
import { SketchCards } from './sketch-cards.tsx';

const STEP = 'ideate';

/** Many ideas, gathered in clusters, sketched, linked, and chosen. */
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
        { id: 'ideas', label: t('ideate.tabs.ideas'), count: useItems(STEP, 'ideas').length, content: () => <IdeaBoard /> },
        { id: 'sketches', label: t('ideate.tabs.sketches'), count: useItems(STEP, 'sketches').length, content: () => <SketchCards /> },
        { id: 'links', label: t('ideate.tabs.links'), count: useItems(STEP, 'links').length, content: () => <IdeaLinks /> },
      ]}
    />
  );
}
