import { useTranslation } from 'react-i18next';

import { useSystemStatus } from '../connection/hooks.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { RecoveryPage } from './recovery/recovery-page.tsx';
import { Routes } from './routes.tsx';
import { ConnectionBanner } from './shell/connection-banner.tsx';
import s from './shell/shell.module.css';
import { ShortcutsProvider } from './shell/shortcuts-dialog.tsx';
import { useShownPreferences } from './use-preferences.ts';

/** Everything the window shows. */
export function App() {
  const { t } = useTranslation('app');
  return (
    <ErrorBoundary>
      <ToastProvider label={t('toasts')} dismissLabel={t('dismiss')}>
        <ShortcutsProvider>
          <Opened />
          <ConnectionBanner />
        </ShortcutsProvider>
      </ToastProvider>
    </ErrorBoundary>
  );
}

/** The pages once the database is open; until then what there is to know about it. */
function Opened() {
  const { t } = useTranslation('app');
  useShownPreferences();
  const storage = useSystemStatus()?.storage;
  if (storage === undefined) {
    return (
      <div className={s['opening']}>
        <Skeleton label={t('loading')} lines={5} />
      </div>
    );
  }
  if (storage.state !== 'ready') return <RecoveryPage storage={storage} />;
  return <Routes />;
}
