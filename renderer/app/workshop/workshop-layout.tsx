import { MapPinOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { useHostLink, useWorkshop, useWorkshops } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ReadOnlyProvider } from '../../ui/read-only.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { Unsaved } from '../shell/unsaved.tsx';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { usePageTitle } from '../use-page-title.ts';
import { OverviewPage } from './overview-page.tsx';
import { ReadOnlyBanner, useIsViewer } from './read-only-banner.tsx';
import { StepPicker } from './step-picker.tsx';
import { StepRail } from './step-rail.tsx';
import { StepRoute } from './step-route.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkshopCommands } from './workshop-commands.tsx';
import s from './workshop.module.css';

const AgendaRoute = lazy(async () => ({ default: (await import('./agenda-route.tsx')).AgendaRoute }));

/** The place of the agenda in a workshop's addresses; no step may have this id. */
export const AGENDA = 'agenda';

export interface WorkshopLayoutProps {
  readonly workshopId: string;
  /** Undefined on the overview. */
  readonly stepId: string | undefined;
}

/** An open workshop: rail and top bar around its overview or one of its steps. Being here is having the workshop open. */
export function WorkshopLayout({ workshopId, stepId }: WorkshopLayoutProps) {
  const { t } = useTranslation('app');
  const workshop = useWorkshop(workshopId);
  if (workshop === null) return <GonePage workshopId={workshopId} />;
  return (
    <div className={s['layout']}>
      <a className={s['skip']} href="#content">
        {t('skipToContent')}
      </a>
      {workshop === undefined ? <LoadingParts /> : <Opened workshop={workshop} stepId={stepId} />}
    </div>
  );
}

function LoadingParts() {
  const { t } = useTranslation('app');
  return (
    <main id="content" tabIndex={-1} className={s['main']}>
      <Skeleton label={t('loading')} lines={6} />
    </main>
  );
}

function Opened({ workshop, stepId }: { readonly workshop: WorkshopDetail; readonly stepId: string | undefined }) {
  useStepKeys(workshop);
  const { t } = useTranslation('workshop');
  const readOnly = useIsViewer(workshop);
  const viewer = useMemo(() => (readOnly ? { title: t('readOnly.nothing'), text: t('readOnly.nothingText') } : null), [readOnly, t]);
  const step = workshop.steps.find((candidate) => candidate.stepId === stepId);
  return (
    <ReadOnlyProvider value={viewer}>
      <TopBar workshop={workshop} stepId={step?.stepId} />
      <WorkshopCommands workshop={workshop} />
      <StepRail workshop={workshop} stepId={stepId} />
      <StepPicker workshop={workshop} stepId={stepId} />
      <Main resetKey={stepId ?? 'overview'} banner={readOnly && <ReadOnlyBanner workshop={workshop} />}>
        {stepId === undefined ? (
          <OverviewPage workshop={workshop} />
        ) : stepId === AGENDA ? (
          <Suspense fallback={null}>
            <AgendaRoute workshop={workshop} />
          </Suspense>
        ) : step === undefined ? (
          <NoStepPage workshopId={workshop.id} />
        ) : (
          <StepRoute key={stepId} workshop={workshop} step={step} />
        )}
      </Main>
    </ReadOnlyProvider>
  );
}

function Main({ resetKey, banner, children }: { readonly resetKey: string; readonly banner: ReactNode; readonly children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={s['main']}>
      <Unsaved />
      {banner}
      <ErrorBoundary resetKey={resetKey}>{children}</ErrorBoundary>
    </main>
  );
}

/** 1–9 and 0 go to a step, O to the overview. */
function useStepKeys(workshop: WorkshopDetail): void {
  const byKey = workshop.steps.slice(0, 10).map((step, index) => [String((index + 1) % 10), () => navigate(`/w/${workshop.id}/${step.stepId}`)] as const);
  useShortcuts({ ...Object.fromEntries(byKey), o: () => navigate(`/w/${workshop.id}`) });
}

function NoStepPage({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('workshop');
  usePageTitle(t('noStep.title'));
  return (
    <Notice
      icon={<MapPinOff aria-hidden />}
      title={t('noStep.title')}
      actions={<Button onPress={() => navigate(`/w/${workshopId}`)}>{t('noStep.action')}</Button>}
    >
      <p>{t('noStep.text')}</p>
    </Notice>
  );
}

function GonePage({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('workshop');
  const { t: app } = useTranslation('app');
  usePageTitle(t('gone.title'));
  const link = useHostLink();
  const isBack = useWorkshops()?.some((card) => card.id === workshopId) === true;
  useEffect(() => {
    if (isBack) link.workshop(workshopId).live.retry();
  }, [isBack, link, workshopId]);
  return (
    <PageFrame>
      <Notice
        icon={<MapPinOff aria-hidden />}
        title={t('gone.title')}
        actions={
          <Button variant="primary" onPress={() => navigate('/')}>
            {app('backToWorkshops')}
          </Button>
        }
      >
        <p>{t('gone.text')}</p>
      </Notice>
    </PageFrame>
  );
}
