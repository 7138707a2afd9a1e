import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { isStepId } from '../../../shared/domain/step-ids.ts';

/** Names of the ten steps in the chosen language; a step the catalogs do not know keeps the name its definition gives. */
export function useStepName(): (stepId: string, ownName?: string) => string {
  const { t } = useTranslation('workshop');
  return useCallback((stepId: string, ownName?: string) => (isStepId(stepId) ? t(`step.${stepId}`) : (ownName ?? stepId)), [t]);
}
