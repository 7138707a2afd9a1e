import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useSyncState, useWorkshops } from '../../connection/hooks.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../i18n/format.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { EventLog } from './event-log.tsx';
import { JoinCard, OpenFileButton } from './join-and-open.tsx';
import { RemoteCard } from './remote-card.tsx';
import s from './sync.module.css';
import { WorkshopChoices } from './workshop-choices.tsx';

/** All about sync: the shared database, which workshops, joining, and what happened. */
export function SyncPage() {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  usePageTitle(t('title'));
  const state = useSyncState();
  const workshops = useWorkshops();
  const { compare } = useFormat();
  const cards = useMemo(() => workshops?.toSorted((a, b) => compare(a.title, b.title)), [workshops, compare]);
  return (
    <PageFrame>
      <div className={s['sync']}>
        <header className={s['head']}>
          <Link href="/">
            <ArrowLeft aria-hidden /> {app('backToWorkshops')}
          </Link>
          <div className={s['headLine']}>
            <h1 tabIndex={-1}>{t('title')}</h1>
            <OpenFileButton />
          </div>
          <p className={s['lead']}>{t('lead')}</p>
        </header>
        {state === undefined || cards === undefined ? (
          <Skeleton label={app('loading')} lines={6} />
        ) : (
          <>
            <RemoteCard state={state} />
            <WorkshopChoices state={state} cards={cards} />
            {state.remote !== null && state.secret !== 'missing' && <JoinCard />}
            {state.remote !== null && <EventLog state={state} cards={cards} />}
          </>
        )}
      </div>
    </PageFrame>
  );
}
