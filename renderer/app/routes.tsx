import { Compass } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { navigate } from 'wouter/use-browser-location';

import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DashboardPage } from './dashboard/dashboard-page.tsx';
import { Notice } from './parts/notice.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { PageFrame } from './shell/page-frame.tsx';
import { usePageTitle } from './use-page-title.ts';
import { WorkshopLayout } from './workshop/workshop-layout.tsx';

const SyncPage = lazy(async () => ({ default: (await import('./sync/sync-page.tsx')).SyncPage }));
const ConflictsPage = lazy(async () => ({ default: (await import('./sync/conflicts-page.tsx')).ConflictsPage }));

/** Which address shows which page. */
export function Routes() {
  useFocusOnNewPage();
  return (
    <Switch>
      <Route path="/">
        <DashboardPage />
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route path="/sync/:id?">
        {({ id }) => <Suspense fallback={<LoadingPage />}>{id === undefined ? <SyncPage /> : <ConflictsPage key={id} workshopId={id} />}</Suspense>}
      </Route>
      <Route path="/w/:id/:stepId?">{({ id, stepId }) => <WorkshopLayout key={id} workshopId={id} stepId={stepId} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

/** A new address is a new page: it begins at its top, and the keyboard and the screen reader begin there too. */
function useFocusOnNewPage(): void {
  const [location] = useLocation();
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    window.scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [location]);
}

function LoadingPage() {
  const { t } = useTranslation('app');
  return (
    <PageFrame>
      <Skeleton label={t('loading')} lines={6} />
    </PageFrame>
  );
}

function NotFoundPage() {
  const { t } = useTranslation('app');
  usePageTitle(t('notFound.title'));
  return (
    <PageFrame>
      <Notice
        icon={<Compass aria-hidden />}
        title={t('notFound.title')}
        actions={<Button onPress={() => navigate('/')}>{t('backToWorkshops')}</Button>}
      >
        <p>{t('notFound.text')}</p>
      </Notice>
    </PageFrame>
  );
}
