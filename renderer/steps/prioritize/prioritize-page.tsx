import { useTranslation } from 'react-i18next';

import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables } from '../../features/table/step-tables.tsx';
import { MatrixView } from './matrix-view.tsx';
import { MoscowView } from './moscow-view.tsx';
import { RankView } from './rank-view.tsx';
import { RiceView } from './rice-view.tsx';

/** The features, judged in four ways: MoSCoW, impact and effort, RICE, and one order for all. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId="prioritize">
      <PrioritizeTabs />
    </StepFrame>
  );
}

function PrioritizeTabs() {
  const { t } = useTranslation('prioritize');
  const { t: table } = useTranslation('table');
  return (
    <StepTabs
      stepId="prioritize"
      label={t('tabs.label')}
      tabs={[
        { id: 'moscow', label: t('tabs.moscow'), content: () => <MoscowView /> },
        { id: 'matrix', label: t('tabs.matrix'), content: () => <MatrixView /> },
        { id: 'rice', label: t('tabs.rice'), content: () => <RiceView /> },
        { id: 'rank', label: t('tabs.rank'), content: () => <RankView /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={[{ collection: 'features' }]} /> },
      ]}
    />
  );
}
