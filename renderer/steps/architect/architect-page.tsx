import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { StepTables } from '../../features/table/step-tables.tsx';
import { ComponentsTab } from './components-tab.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import { EntitiesTab } from './entities-tab.tsx';
import { RisksTab } from './risks-tab.tsx';

const TABLES = ['components', 'connections', 'entities', 'decisions', 'risks'].map((collection) => ({ collection }));

/** Which parts the solution has, how they work together, what was decided and what could go wrong. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId="architect">
      <ArchitectTabs />
    </StepFrame>
  );
}

function ArchitectTabs() {
  const { t } = useTranslation('architect');
  const { t: table } = useTranslation('table');
  const texts = useFieldTexts();
  const components = useItems('architect', 'components');
  const entities = useItems('architect', 'entities');
  const decisions = useItems('architect', 'decisions');
  const risks = useItems('architect', 'risks');
  return (
    <StepTabs
      stepId="architect"
      label={t('tabs')}
      tabs={[
        { id: 'components', label: texts.collection('components'), count: components.length, content: () => <ComponentsTab /> },
        { id: 'entities', label: texts.collection('entities'), count: entities.length, content: () => <EntitiesTab /> },
        { id: 'decisions', label: texts.collection('decisions'), count: decisions.length, content: () => <DecisionsTab /> },
        { id: 'risks', label: texts.collection('risks'), count: risks.length, content: () => <RisksTab /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
