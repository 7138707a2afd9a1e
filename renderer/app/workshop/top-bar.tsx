import { ArrowLeft, ChevronDown, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { useClient } from '../../connection/hooks.ts';
import { PresentMenu } from '../../features/facilitation/present-menu.tsx';
import { TimerControl } from '../../features/timer/timer-control.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { clockText, useFormat } from '../i18n/format.ts';
import { StatusPill } from '../parts/status-pill.tsx';
import { SaveIndicator } from '../shell/save-indicator.tsx';
import { SyncMenu } from '../sync/sync-menu.tsx';
import { ViewMenu } from '../shell/view-menu.tsx';
import { useNow } from '../use-now.ts';
import { useReport } from '../use-report.ts';
import { useStepName } from './step-names.ts';
import { runningSession } from './time-spent.ts';
import { TitleField } from './title-field.tsx';
import s from './workshop.module.css';

const SECOND_MS = 1_000;

/** Which workshop this is, how it stands, and whether all is saved. */
export function TopBar({ workshop, stepId }: { readonly workshop: WorkshopDetail; readonly stepId: string | undefined }) {
  const { t } = useTranslation('app');
  const stepName = useStepName();
  return (
    <header className={s['top']}>
      <Link href="/" className={s['back']} aria-label={t('backToWorkshops')} title={t('backToWorkshops')}>
        <ArrowLeft aria-hidden />
      </Link>
      <TitleField workshop={workshop} />
      <StatusMenu workshop={workshop} />
      <div className={s['topEnd']}>
        <SaveIndicator />
        <TimerControl workshopId={workshop.id} />
        <PresentMenu workshopId={workshop.id} stepId={stepId} stepName={(id) => stepName(id, workshop.steps.find((step) => step.stepId === id)?.name)} />
        <SyncMenu workshopId={workshop.id} title={workshop.title} />
        <SessionClock workshop={workshop} />
        <ViewMenu />
      </div>
    </header>
  );
}

function StatusMenu({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const { t: dashboard } = useTranslation('dashboard');
  const client = useClient();
  const report = useReport();
  const completed = workshop.status === 'completed';
  if (useReadOnly()) {
    return (
      <span className={s['standing']}>
        <StatusPill status={workshop.status} />
      </span>
    );
  }
  return (
    <Menu
      label={t('status', { status: dashboard(`status.${workshop.status}`) })}
      placement="bottom start"
      trigger={
        <Button variant="quiet" size="sm" aria-label={t('status', { status: dashboard(`status.${workshop.status}`) })}>
          <StatusPill status={workshop.status} />
          <ChevronDown aria-hidden />
        </Button>
      }
      groups={[{ id: 'status', items: [completed ? { id: 'active', label: t('resume') } : { id: 'completed', label: t('markCompleted') }] }]}
      onAction={(status) => {
        client.workshops.setStatus({ workshopId: workshop.id, status: status === 'completed' ? 'completed' : 'active' }).catch(report);
      }}
    />
  );
}

function SessionClock({ workshop }: { readonly workshop: WorkshopDetail }) {
  const session = runningSession(workshop);
  return session === undefined ? <StillClock /> : <RunningClock since={session.startedAt} />;
}

function StillClock() {
  const { t } = useTranslation('workshop');
  return (
    <span className={s['clock']} title={t('noSession')} data-still>
      <Clock aria-hidden />
      <VisuallyHidden>{t('clock')}</VisuallyHidden>
      {clockText(0)}
    </span>
  );
}

function RunningClock({ since }: { readonly since: Date }) {
  const { t } = useTranslation('workshop');
  const format = useFormat();
  const now = useNow(SECOND_MS);
  return (
    <span className={s['clock']} title={t('clockSince', { time: format.time(since) })}>
      <Clock aria-hidden />
      <VisuallyHidden>{t('clock')}</VisuallyHidden>
      <time role="timer">{clockText(now.getTime() - since.getTime())}</time>
    </span>
  );
}
