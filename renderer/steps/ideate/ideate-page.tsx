import { useTranslation } from 'react-i18next';

import { useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables, type TableOf } from '../../features/table/step-tables.tsx';
import { TabCount } from '../../ui/tabs.tsx';
import { CrazyEights } from './crazy-eights.tsx';
import { isFrame, sheetsOf } from './eights-sheets.ts';
import { IdeaBoard } from './idea-board.tsx';
import { MindMap } from './mind-map.tsx';
import { SketchCards } from './sketch-cards.tsx';

const STEP = 'ideate';

const TABLES: readonly TableOf[] = [
  { collection: 'ideas', fields: ['text', 'questionId', 'clusterId', 'selected'] },
  { collection: 'clusters', fields: ['name'] },
  { collection: 'sketches', fields: ['title'] },
];

/** Many ideas, gathered in clusters, sketched, linked, and chosen. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId={STEP}>
      <Activities />
    </StepFrame>
  );
}

/** Parts of their own: 2,000 ideas must not have the whole page rendered for one more. */
function IdeaCount() {
  return <TabCount count={useItems(STEP, 'ideas').length} />;
}

function LinkCount() {
  return <TabCount count={useItems(STEP, 'links').length} />;
}

function Activities() {
  const { t } = useTranslation('steps');
  const { t: table } = useTranslation('table');
  const sketches = useItems(STEP, 'sketches');
  return (
    <StepTabs
      stepId={STEP}
      label={t('frame.activities')}
      tabs={[
        { id: 'ideas', label: t('ideate.tabs.ideas'), count: <IdeaCount />, content: () => <IdeaBoard /> },
        { id: 'eights', label: t('ideate.tabs.eights'), count: sheetsOf(sketches).length, content: () => <CrazyEights /> },
        { id: 'sketches', label: t('ideate.tabs.sketches'), count: sketches.filter((sketch) => !isFrame(sketch)).length, content: () => <SketchCards /> },
        { id: 'links', label: t('ideate.tabs.links'), count: <LinkCount />, content: () => <MindMap /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}
