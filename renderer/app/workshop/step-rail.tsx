import { CalendarClock, Check, LayoutList } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { StepSummary, WorkshopDetail } from '../../../shared/contract/workshops.ts';
import type { StepStatus } from '../../../shared/schema/values.ts';
import { cx } from '../../ui/cx.ts';
import { preloadStepPage } from '../../steps/registry.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useFormat } from '../i18n/format.ts';
import { useNow } from '../use-now.ts';
import { useStepName } from './step-names.ts';
import { timeOfStep } from './time-spent.ts';
import s from './workshop.module.css';

const MINUTE_MS = 60_000;
const TICK_MS = 30_000;

export interface StepRailProps {
  readonly workshop: WorkshopDetail;
  readonly stepId: string | undefined;
}

/** The ten steps at the left: where one is, how far each is, and how long it took. */
export function StepRail({ workshop, stepId }: StepRailProps) {
  const { t } = useTranslation('workshop');
  const { t: palette } = useTranslation('palette');
  const now = useNow(TICK_MS);
  return (
    <nav className={s['rail']} aria-label={t('steps')}>
      <Link href={`/w/${workshop.id}`} className={s['railOverview']} aria-current={stepId === undefined ? 'page' : undefined}>
        <LayoutList aria-hidden />
        {t('overview')}
      </Link>
      <Link href={`/w/${workshop.id}/agenda`} className={s['railOverview']} aria-current={stepId === 'agenda' ? 'page' : undefined} aria-keyshortcuts="A">
        <CalendarClock aria-hidden />
        {palette('agenda')}
      </Link>
      <ol className={s['railSteps']}>
        {workshop.steps.map((step, index) => (
          <li key={step.stepId}>
            <RailStep workshop={workshop} step={step} number={index + 1} current={step.stepId === stepId} now={now} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface RailStepProps {
  readonly workshop: WorkshopDetail;
  readonly step: StepSummary;
  readonly number: number;
  readonly current: boolean;
  readonly now: Date;
}

function RailStep({ workshop, step, number, current, now }: RailStepProps) {
  const { t } = useTranslation('workshop');
  const format = useFormat();
  const name = useStepName()(step.stepId, step.name);
  const ms = timeOfStep(step, workshop, now);
  return (
    <Link
      href={`/w/${workshop.id}/${step.stepId}`}
      className={s['railStep']}
      aria-current={current ? 'step' : undefined}
      aria-keyshortcuts={number <= 10 ? String(number % 10) : undefined}
      onPointerEnter={() => preloadStepPage(step.stepId)}
      onFocus={() => preloadStepPage(step.stepId)}
    >
      <span className={s['number']}>{number}</span>
      <span className={s['railName']}>{name}</span>
      <VisuallyHidden>, {t(`stepStatus.${step.status}`)}</VisuallyHidden>
      {ms >= MINUTE_MS && <span className={s['railTime']}>{format.duration(ms)}</span>}
      <StepMark status={step.status} />
    </Link>
  );
}

/** How far a step is: an empty ring, a half-filled one, a tick. */
export function StepMark({ status }: { readonly status: StepStatus }) {
  return (
    <span className={cx(s['mark'], s[status])} aria-hidden="true">
      {status === 'complete' && <Check />}
    </span>
  );
}
