import { Database, HardDrive, History, Lock, PackageOpen, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StorageState } from '../../../shared/contract/system.ts';
import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { useReport } from '../use-report.ts';
import { ViewMenu } from '../shell/view-menu.tsx';
import { Brand } from '../shell/brand.tsx';
import { Backups } from './backups.tsx';
import s from './recovery.module.css';

/** Every state in which the database is not open. */
export type BrokenState = Exclude<StorageState, { state: 'ready' }>;

const ICONS = { newer: PackageOpen, corrupt: Database, read_only: Lock, full: HardDrive, locked: History, failed: TriangleAlert } as const;

/** States that end without this app's doing: somebody closes the other window or makes room. */
const PASSING: ReadonlySet<BrokenState['state']> = new Set(['locked', 'full', 'read_only']);
const LOOK_AGAIN_MS = 5_000;

/** Time for the state to arrive after a try. */
const SETTLE_MS = 400;

/** What happened, what is safe, what to do. Goes away by itself as soon as the database is open. */
export function RecoveryPage({ storage }: { readonly storage: BrokenState }) {
  const { t } = useTranslation('recovery');
  const { t: app } = useTranslation('app');
  const { state, folder } = storage;
  usePageTitle(t(`${state}.title`));
  const Icon = ICONS[state];
  useLookAgain(PASSING.has(state));
  const withoutBackups = state === 'corrupt' && storage.backups.length === 0;
  return (
    <div className={s['page']}>
      <header className={s['top']}>
        <span className={s['home']}>
          <Brand />
          {app('name')}
        </span>
        <ViewMenu />
      </header>
      <main className={s['main']}>
        <Icon aria-hidden />
        <h1>{t(`${state}.title`)}</h1>
        <section>
          <h2>{t('happened')}</h2>
          <p>{t(`${state}.happened`)}</p>
          {state === 'failed' && (
            <p>
              {t('reason')}: <code>{storage.reason}</code>
            </p>
          )}
        </section>
        <section>
          <h2>{t('safe')}</h2>
          <p>{t(`${state}.safe`)}</p>
        </section>
        <section>
          <h2>{t('todo')}</h2>
          <p>{withoutBackups ? t('corrupt.todoEmpty') : t(`${state}.todo`)}</p>
          {state === 'corrupt' && <Backups backups={storage.backups} />}
          {state !== 'corrupt' && <Retry />}
        </section>
        <section>
          <h2>{t('folder')}</h2>
          <p className={s['folder']}>
            <code>{folder}</code>
          </p>
        </section>
      </main>
    </div>
  );
}

/** Tries again from time to time without a word, so that the page goes on by itself. */
function useLookAgain(passing: boolean): void {
  const client = useClient();
  useEffect(() => {
    if (!passing) return undefined;
    const timer = setInterval(() => {
      client.system.retryOpen().catch(() => {
        // The state that is shown stays true; the person's own try tells what is wrong.
      });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [passing, client]);
}

function Retry() {
  const { t } = useTranslation('recovery');
  const client = useClient();
  const toast = useToast();
  const report = useReport();
  const [trying, setTrying] = useState(false);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    if (tried === 0) return undefined;
    // Where the try has helped, this page is gone before the word would be said.
    const timer = setTimeout(() => {
      setTrying(false);
      toast({ key: 'retry', text: t('stillThere'), durationMs: 4_000 });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [tried, toast, t]);
  const retry = (): void => {
    setTrying(true);
    client.system.retryOpen().then(
      () => setTried((count) => count + 1),
      (error: unknown) => {
        setTrying(false);
        report(error);
      },
    );
  };
  return (
    <div className={s['actions']}>
      <Button variant="primary" onPress={retry} isDisabled={trying}>
        {trying ? t('retrying') : t('retry')}
      </Button>
    </div>
  );
}
