import { ArrowLeft, History, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { SyncConflictView } from '../../../shared/contract/sync.ts';
import { useClient, useSyncState, useWorkshops } from '../../connection/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFormat } from '../i18n/format.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { useConflictWords, type VersionWords } from './conflict-words.ts';
import { useSyncReport } from './sync-error.ts';
import { workshopSync } from './sync-words.ts';
import s from './sync.module.css';

/** Both versions of everything that was replaced or refused in one workshop, with a way back for each. */
export function ConflictsPage({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  usePageTitle(t('conflicts.title'));
  const client = useClient();
  const report = useSyncReport();
  const card = useWorkshops()?.find(({ id }) => id === workshopId);
  const { conflicts, reload } = useConflicts(workshopId);
  const viewer = workshopSync(useSyncState(), workshopId)?.role === 'viewer';
  const fresh = conflicts?.some(({ seen }) => !seen) === true;
  const markSeen = (): void => {
    client.sync.markConflictsSeen({ workshopId }).then(reload, report);
  };
  return (
    <PageFrame>
      <div className={s['sync']}>
        <header className={s['head']}>
          <Link href="/sync">
            <ArrowLeft aria-hidden /> {t('conflicts.back')}
          </Link>
          <div className={s['headLine']}>
            <h1 tabIndex={-1}>{t('conflicts.title')}</h1>
            {fresh && <Button onPress={markSeen}>{t('conflicts.seen')}</Button>}
          </div>
          {card !== undefined && <p className={s['label']}>{t('conflicts.in', { title: card.title })}</p>}
          {conflicts !== undefined && conflicts.length > 0 && <p className={s['lead']}>{t('conflicts.lead')}</p>}
        </header>
        {conflicts === undefined ? (
          <Skeleton label={app('loading')} lines={6} />
        ) : conflicts.length === 0 ? (
          <EmptyState icon={<History aria-hidden />} title={t('conflicts.none')}>
            {t('conflicts.noneText')}
          </EmptyState>
        ) : (
          conflicts.map((conflict) => <ConflictCard key={conflict.id} conflict={conflict} readOnly={viewer} onRestored={reload} />)
        )}
      </div>
    </PageFrame>
  );
}

interface ConflictCardProps {
  readonly conflict: SyncConflictView;
  /** Whether the person may only look at the workshop. */
  readonly readOnly: boolean;
  readonly onRestored: () => void;
}

function ConflictCard({ conflict, readOnly, onRestored }: ConflictCardProps) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const report = useSyncReport();
  const format = useFormat();
  const { place, remark, mine, theirs } = useConflictWords()(conflict);
  const restore = (): void => {
    client.sync.restoreConflict({ conflictId: conflict.id }).then(() => {
      toast({ text: t('conflicts.restoredToast') });
      onRestored();
    }, report);
  };
  return (
    <Card as="article" aria-label={place} data-conflict={conflict.id} className={s['conflict']}>
      <div className={s['conflictHead']}>
        <h2>{place}</h2>
        {!conflict.seen && <Badge tone="accent">{t('conflicts.fresh')}</Badge>}
        {remark !== undefined && <Badge tone="warn">{remark}</Badge>}
        <time className={s['faint']} dateTime={new Date(conflict.at).toISOString()}>
          {format.dateTime(new Date(conflict.at))}
        </time>
      </div>
      <dl className={s['versions']}>
        <Version words={mine} />
        {theirs !== undefined && <Version words={theirs} />}
      </dl>
      <div className={s['actions']}>
        {conflict.restored ? (
          <Badge tone="good">{t('conflicts.restored')}</Badge>
        ) : readOnly && conflict.kind !== 'recovered' ? (
          <span className={s['faint']}>{t('conflicts.viewer')}</span>
        ) : (
          <Button icon={<Undo2 aria-hidden />} onPress={restore} aria-label={`${t('conflicts.restore')}: ${place}`}>
            {t('conflicts.restore')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Version({ words }: { readonly words: VersionWords }) {
  return (
    <div className={s['version']}>
      <dt>{words.heading}</dt>
      <dd data-nothing={words.nothing || undefined} tabIndex={words.text.length > 400 ? 0 : undefined}>
        {words.text}
      </dd>
    </div>
  );
}

/** The conflicts, asked for again whenever their number in the state changes. */
function useConflicts(workshopId: string): { readonly conflicts: readonly SyncConflictView[] | undefined; readonly reload: () => void } {
  const client = useClient();
  const state = useSyncState();
  const unseen = workshopSync(state, workshopId)?.unseenConflicts ?? 0;
  const [conflicts, setConflicts] = useState<readonly SyncConflictView[] | undefined>(undefined);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    client.sync.conflicts({ workshopId }).then(
      (answer) => {
        if (!left) setConflicts(answer.conflicts);
      },
      () => undefined, // Asked again with the next state.
    );
    return () => {
      left = true;
    };
  }, [client, workshopId, unseen, round, state?.remote?.id]);
  return { conflicts, reload: useCallback(() => setRound((now) => now + 1), []) };
}
