import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { isStepId, type StepId } from '../../shared/domain/step-ids.ts';
import { useWorkshop } from '../connection/hooks.ts';
import { useGatePointText } from '../features/step/gate-bar.tsx';
import { cx } from '../ui/cx.ts';
import s from './wall.module.css';

/** The step whose work is made of all others. */
export const PACK_STEP: StepId = 'pack';

/** What the build pack is made of: every step before it, with what it still lacks. */
export function WallPack({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('steps');
  const { t: pack } = useTranslation('pack');
  const pointText = useGatePointText();
  const steps = useWorkshop(workshopId)?.steps.filter(({ stepId }) => stepId !== PACK_STEP) ?? [];
  return (
    <ol className={cx(s['cards'], s['packSteps'])} aria-label={pack('completeness.list')}>
      {steps.map(({ id, stepId, name, missing }) => (
        <li key={id} className={cx(s['card'], s['packStep'], missing.length > 0 && s['lacking'])}>
          <span className={s['packName']}>
            {missing.length === 0 ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
            {isStepId(stepId) ? t(`${stepId}.name`) : name}
          </span>
          <span className={s['cardDetail']}>{missing.length === 0 ? pack('completeness.nothing') : missing.map((point) => pointText(point)).join(', ')}</span>
        </li>
      ))}
    </ol>
  );
}
