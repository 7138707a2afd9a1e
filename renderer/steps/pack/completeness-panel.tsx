import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { StepSummary } from '../../../shared/contract/workshops.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import { useGatePointText } from '../../features/step/gate-bar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Callout } from '../../ui/callout.tsx';
import s from './completeness.module.css';

export interface CompletenessPanelProps {
  /** The steps before the pack, in their order. */
  readonly steps: readonly StepSummary[];
  /** Address of a step's page. */
  readonly hrefOf: (stepId: string) => string;
}

/** What every step still lacks, with the way to it. */
export function CompletenessPanel({ steps, hrefOf }: CompletenessPanelProps) {
  const { t } = useTranslation('pack');
  const ready = steps.every((step) => step.missing.length === 0);
  return (
    <div className={s['panel']}>
      {ready ? <Callout tone="good">{t('completeness.ready')}</Callout> : <p className={s['intro']}>{t('completeness.intro')}</p>}
      <ol className={s['list']} aria-label={t('completeness.list')}>
        {steps.map((step) => (
          <StepRow key={step.id} step={step} href={hrefOf(step.stepId)} />
        ))}
      </ol>
    </div>
  );
}

function StepRow({ step, href }: { readonly step: StepSummary; readonly href: string }) {
  const { t } = useTranslation('pack');
  const { t: stepText } = useTranslation('steps');
  const pointText = useGatePointText();
  const { stepId, missing, status } = step;
  const complete = missing.length === 0;
  return (
    <li className={s['row']}>
      {complete ? <CircleCheck aria-hidden className={s['good']} /> : <CircleDashed aria-hidden className={s['open']} />}
      <div className={s['what']}>
        <p className={s['name']}>
          <Link href={href}>{isStepId(stepId) ? stepText(`${stepId}.name`) : step.name}</Link>
          {status === 'complete' && <Badge tone="good">{t('completeness.complete')}</Badge>}
        </p>
        {!complete && (
          <ul className={s['points']}>
            {missing.map((point, index) => (
              <li key={index}>{pointText(point)}</li>
            ))}
          </ul>
        )}
      </div>
      {complete ? <span className={s['nothing']}>{t('completeness.nothing')}</span> : <span className={s['count']}>{t('completeness.open', { count: missing.length })}</span>}
    </li>
  );
}
