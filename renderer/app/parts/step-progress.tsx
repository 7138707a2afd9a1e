import { useTranslation } from 'react-i18next';

import type { StepStatus } from '../../../shared/schema/values.ts';
import { ProgressDots, type DotState } from '../../ui/progress-dots.tsx';

const DOTS: Readonly<Record<StepStatus, DotState>> = { not_started: 'none', in_progress: 'half', complete: 'full' };

/** One dot a step, and in words how many are complete and begun. */
export function StepProgress({ statuses }: { readonly statuses: readonly StepStatus[] }) {
  const label = useProgressText()(statuses);
  return <ProgressDots states={statuses.map((status) => DOTS[status])} label={label} />;
}

/** Says how many steps are complete and begun. */
export function useProgressText(): (statuses: readonly StepStatus[]) => string {
  const { t } = useTranslation('dashboard');
  return (statuses) => {
    const complete = statuses.filter((status) => status === 'complete').length;
    const begun = statuses.filter((status) => status === 'in_progress').length;
    const parts = [t('progress', { count: complete, total: statuses.length }), ...(begun > 0 ? [t('progressBegun', { count: begun })] : [])];
    return parts.join(', ');
  };
}
