import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables, type TableOf } from '../../features/table/step-tables.tsx';
import { ConceptCards } from './concept-cards.tsx';
import { ScreenFlow } from './screen-flow.tsx';
import { Storyboard } from './storyboard.tsx';

const STEP = 'prototype';

const TABLES: readonly TableOf[] = [
  { collection: 'concepts', fields: ['name', 'pitch', 'usp', 'desirability', 'viability', 'feasibility'] },
  { collection: 'frames' },
  { collection: 'screens' },
];

/** Concepts made tangible: concept cards, storyboard, screen flow. */
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
        { id: 'concepts', label: t('prototype.tabs.concepts'), count: useItems(STEP, 'concepts').length, content: () => <ConceptCards /> },
        { id: 'storyboard', label: t('prototype.tabs.storyboard'), count: useItems(STEP, 'frames').length, content: () => <Storyboard /> },
        { id: 'screens', label: t('prototype.tabs.screens'), count: useItems(STEP, 'screens').length, content: () => <ScreenFlow /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
