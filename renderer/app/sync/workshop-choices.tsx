import { Download, FileDown, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { SyncStateEvent } from '../../../shared/contract/sync.ts';
import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { useClient } from '../../connection/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { useSyncReport } from './sync-error.ts';
import { SyncMark } from './sync-mark.tsx';
import { useSyncWords, workshopSync } from './sync-words.ts';
import s from './sync.module.css';
import { useExport } from './use-export.ts';

/** Which workshops sync, how each stands, and what else the shared database has. */
export function WorkshopChoices({ state, cards }: { readonly state: SyncStateEvent; readonly cards: readonly WorkshopCard[] }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const report = useSyncReport();
  const nameOf = (workshopId: string, title: string | null): string => title ?? t('workshops.unknownTitle', { id: workshopId.slice(-6) });
  const connected = state.remote !== null && state.secret !== 'missing';
  const unchosen = cards.filter((card) => workshopSync(state, card.id)?.chosen !== true);
  const chooseAll = (): void => {
    for (const { id } of unchosen) client.sync.choose({ workshopId: id, chosen: true }).catch(report);
  };
  const fetchAll = (): void => {
    const workshopIds = state.available.map(({ workshopId }) => workshopId);
    client.sync.fetch({ workshopIds }).catch(report);
  };
  return (
    <Card as="section" aria-labelledby="sync-workshops">
      <div className={s['remoteHead']}>
        <h2 id="sync-workshops">{t('workshops.title')}</h2>
        {connected && unchosen.length > 1 && (
          <Button size="sm" onPress={chooseAll}>
            {t('workshops.all')}
          </Button>
        )}
        {connected && state.available.length > 1 && (
          <Button size="sm" icon={<Download aria-hidden />} onPress={fetchAll}>
            {t('workshops.fetchAll', { count: state.available.length })}
          </Button>
        )}
      </div>
      {!connected && <p className={s['soft']}>{t('workshops.unreachable')}</p>}
      {cards.length === 0 && state.available.length === 0 && state.workshops.every(({ title }) => title === undefined) && <p className={s['soft']}>{t('workshops.none')}</p>}
      <ul className={s['rows']}>
        {cards.map((card) => (
          <ChoiceRow key={card.id} card={card} state={state} connected={connected} />
        ))}
        {state.workshops
          .filter(({ workshopId, chosen }) => chosen && !cards.some((card) => card.id === workshopId))
          .map(({ workshopId, titleThere }) => (
            <li key={workshopId} className={s['row']}>
              <div className={s['rowWords']}>
                <span className={s['rowTitle']}>{nameOf(workshopId, titleThere ?? null)}</span>
                <span className={s['faint']}>{t('workshops.fetching')}</span>
              </div>
            </li>
          ))}
        {state.workshops.map(({ workshopId, title }) =>
          title === undefined ? null : (
            <li key={workshopId} className={s['row']} data-sync-deleted={workshopId}>
              <div className={s['rowWords']}>
                <span className={s['rowTitle']}>{title}</span>
                <span className={s['faint']}>{t('workshops.deleted')}</span>
              </div>
              <Link href={`/sync/${workshopId}`} className={s['conflictLink']}>
                <History aria-hidden /> {t('workshops.kept')}
              </Link>
            </li>
          ),
        )}
        {state.available.map(({ workshopId, role, title }) => (
          <li key={workshopId} className={s['row']}>
            <div className={s['rowWords']}>
              <span className={s['rowTitle']}>{nameOf(workshopId, title)}</span>
              <span className={s['faint']}>{t('workshops.waitsHere')}</span>
            </div>
            <div className={s['rowEnd']}>
              <Badge>{t(`role.${role}`)}</Badge>
              <Button
                size="sm"
                icon={<Download aria-hidden />}
                onPress={() => void client.sync.fetch({ workshopIds: [workshopId] }).catch(report)}
                aria-label={t('workshops.fetchOne', { title: nameOf(workshopId, title) })}
              >
                {t('workshops.fetch')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ChoiceRow({ card, state, connected }: { readonly card: WorkshopCard; readonly state: SyncStateEvent; readonly connected: boolean }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const report = useSyncReport();
  const exportFile = useExport();
  const entry = workshopSync(state, card.id);
  const role = entry?.role ?? null;
  const look = useSyncWords().ofWorkshop(state, card.id);
  return (
    <li className={s['row']} data-sync-row={card.id}>
      <Switch
        label={t('workshops.choose', { title: card.title })}
        hideLabel
        checked={entry?.chosen === true}
        disabled={!connected}
        onChange={(chosen) => void client.sync.choose({ workshopId: card.id, chosen }).catch(report)}
      />
      <div className={s['rowWords']}>
        <Link href={`/w/${card.id}`} className={s['rowTitle']}>
          {card.title}
        </Link>
        <SyncMark look={look} offline={state.link.kind === 'offline'} />
        {look.tone === 'warn' && look.detail !== undefined && <span className={s['faint']}>{look.detail}</span>}
        {role === 'viewer' && look.tone !== 'warn' && <span className={s['faint']}>{t('role.viewerText')}</span>}
      </div>
      <div className={s['rowEnd']}>
        {entry !== undefined && entry.unseenConflicts > 0 && (
          <Link href={`/sync/${card.id}`} className={s['conflictLink']}>
            <History aria-hidden /> {t('menu.conflicts', { count: entry.unseenConflicts })}
          </Link>
        )}
        {role !== null && <Badge>{t(`role.${role}`)}</Badge>}
        <IconButton
          label={t('export.actionFor', { title: card.title })}
          icon={<FileDown aria-hidden />}
          size="sm"
          onPress={() => exportFile(card.id)}
        />
      </div>
    </li>
  );
}
