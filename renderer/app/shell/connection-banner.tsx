import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useConnectionState, useHostLink, useSystemStatus } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import s from './shell.module.css';
import { useSince } from './use-since.ts';

/** A reconnect that is quicker than this stays unmentioned. */
const QUIET_MS = 1_000;
/** After this the app was probably started anew under another address. */
const LONG_MS = 15_000;

/** Says quietly that the host is away, and that nothing is lost. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const lost = useConnectionState() === 'lost';
  const { connection } = useHostLink();
  const surface = useSystemStatus()?.surface;
  const mentioned = useSince(lost, QUIET_MS);
  const long = useSince(lost, LONG_MS);
  return (
    <div role="status" className={s['bannerRegion']}>
      {mentioned && (
        <div className={s['banner']}>
          <CloudOff aria-hidden />
          <p>
            <strong>{t('connection.lost')}</strong> {t('connection.kept')}
            {long && surface === 'browser' && <> {t('connection.restarted')}</>}
          </p>
          <Button size="sm" onPress={connection.connect}>
            {t('connection.tryNow')}
          </Button>
        </div>
      )}
    </div>
  );
}
