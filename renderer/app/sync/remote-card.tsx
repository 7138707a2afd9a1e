import { Pause, Play, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SyncStateEvent } from '../../../shared/contract/sync.ts';
import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { ConnectForm } from './connect-form.tsx';
import { useSyncReport } from './sync-error.ts';
import { SyncMark } from './sync-mark.tsx';
import { useSyncWords } from './sync-words.ts';
import s from './sync.module.css';

/** The shared database: connect, or how the connection stands and what can be done with it. */
export function RemoteCard({ state }: { readonly state: SyncStateEvent }) {
  const { t } = useTranslation('sync');
  if (state.remote === null) {
    return (
      <Card as="section" aria-labelledby="sync-remote">
        <h2 id="sync-remote">{t('connect.title')}</h2>
        <ConnectForm submitLabel={t('connect.submit')} />
      </Card>
    );
  }
  return <Connected state={state} label={state.remote.label} />;
}

function Connected({ state, label }: { readonly state: SyncStateEvent; readonly label: string }) {
  const { t } = useTranslation('sync');
  const look = useSyncWords().ofLink(state);
  const { link, secret } = state;
  const again = link.kind === 'stopped' && link.why === 'unauthorized';
  return (
    <Card as="section" aria-labelledby="sync-remote">
      <div className={s['remoteHead']}>
        <h2 id="sync-remote">{t('remote.title')}</h2>
        <span role="status">
          <SyncMark look={look} offline={link.kind === 'offline'} />
        </span>
      </div>
      <div>
        <p className={s['label']}>{label}</p>
        {link.kind === 'online' && <p className={s['soft']}>{t('remote.person', { person: link.person })}</p>}
        {secret !== null && secret !== 'missing' && <p className={s['faint']}>{t(`secret.${secret}`)}</p>}
      </div>
      {look.detail !== undefined && !again && <Callout tone={look.tone === 'warn' ? 'warn' : 'info'}>{look.detail}</Callout>}
      {again && (
        <>
          <Callout tone="warn" title={t('connect.again')}>
            {secret === 'missing' ? t('connect.againText', { label }) : t('whyText.unauthorized')}
          </Callout>
          <ConnectForm submitLabel={t('connect.again')} />
        </>
      )}
      <RemoteActions paused={state.paused} label={label} usable={secret !== 'missing'} />
    </Card>
  );
}

function RemoteActions({ paused, label, usable }: { readonly paused: boolean; readonly label: string; readonly usable: boolean }) {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  const client = useClient();
  const report = useSyncReport();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const now = (): void => {
    setBusy(true);
    client.sync
      .syncNow()
      .catch(report)
      .finally(() => setBusy(false));
  };
  return (
    <div className={s['actions']}>
      {usable && (
        <>
          <Button icon={<RefreshCw aria-hidden />} onPress={now} isDisabled={busy || paused}>
            {t('remote.now')}
          </Button>
          <Button
            icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />}
            onPress={() => void (paused ? client.sync.resume() : client.sync.pause()).catch(report)}
          >
            {t(paused ? 'remote.resume' : 'remote.pause')}
          </Button>
        </>
      )}
      <Button variant="quiet" icon={<Unplug aria-hidden />} onPress={() => setAsking(true)}>
        {t('remote.disconnect')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('remote.disconnectTitle', { label })}
        confirmLabel={t('remote.disconnectSubmit')}
        cancelLabel={app('cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          client.sync.disconnect().catch(report);
        }}
      >
        {t('remote.disconnectText')}
      </ConfirmDialog>
    </div>
  );
}
