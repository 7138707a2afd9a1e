import { createElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepSummary, WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { stepPage } from '../../steps/registry.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { useStepName } from './step-names.ts';

/** One step's page, loaded when it is first opened. */
export function StepRoute({ workshop, step }: { readonly workshop: WorkshopDetail; readonly step: StepSummary }) {
  const { t } = useTranslation('app');
  const name = useStepName()(step.stepId, step.name);
  usePageTitle(`${name} · ${workshop.title}`);
  return (
    <Suspense fallback={<Skeleton label={t('loading')} lines={6} />}>
      {createElement(stepPage(step.stepId), { workshopId: workshop.id, stepId: step.stepId })}
    </Suspense>
  );
}
