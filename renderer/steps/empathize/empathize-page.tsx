import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables, type TableOf } from '../../features/table/step-tables.tsx';
import { EmpathyMap } from './empathy-map.tsx';
import { PersonaCards } from './persona-cards.tsx';
import { ResearchLog } from './research-log.tsx';
import { StakeholderRings } from './stakeholder-rings.tsx';

const STEP = 'empathize';

const TABLES: readonly TableOf[] = [
  { collection: 'stakeholders', fields: ['name', 'ring', 'influence', 'interest', 'note'] },
  { collection: 'empathyNotes', fields: ['text', 'zone', 'personaId', 'color'] },
  { collection: 'personas', fields: ['name', 'role', 'age', 'quote', 'goals', 'frustrations'] },
];

/** Understand the people: stakeholder rings, research log, empathy map, personas. */
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
        {
          id: 'stakeholders',
          label: t('empathize.tabs.stakeholders'),
          count: useItems(STEP, 'stakeholders').length,
          content: () => <StakeholderRings />,
        },
        { id: 'research', label: t('empathize.tabs.research'), count: useItems(STEP, 'insights').length, content: () => <ResearchLog /> },
        { id: 'map', label: t('empathize.tabs.map'), count: useItems(STEP, 'empathyNotes').length, content: () => <EmpathyMap /> },
        { id: 'personas', label: t('empathize.tabs.personas'), count: useItems(STEP, 'personas').length, content: () => <PersonaCards /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
