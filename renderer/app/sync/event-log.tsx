import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SyncEventView, SyncStateEvent } from '../../../shared/contract/sync.ts';
import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { useClient } from '../../connection/hooks.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../i18n/format.ts';
import s from './sync.module.css';

const SHOWN = 40;
/** States come up to ten times a second; the log follows once. */
const SETTLE_MS = 400;

/** What syncing did, newest first, in words. */
export function EventLog({ state, cards }: { readonly state: SyncStateEvent; readonly cards: readonly WorkshopCard[] }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const events = useEvents(state);
  const title = (id: string | null): string | undefined => cards.find((card) => card.id === id)?.title;
  return (
    <Card as="section" aria-labelledby="sync-events">
      <h2 id="sync-events">{t('events.title')}</h2>
      {events.length === 0 ? (
        <p className={s['soft']}>{t('events.none')}</p>
      ) : (
        <ol className={s['log']}>
          {events.map((event, index) => (
            <li key={`${String(event.at)}-${String(events.length - index)}`}>
              <time dateTime={new Date(event.at).toISOString()}>{format.dateTime(new Date(event.at))}</time>
              <span>
                {wordsOf(event, t)}
                {title(event.workshopId) !== undefined && <span className={s['faint']}> {title(event.workshopId)}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

type Translate = ReturnType<typeof useTranslation<'sync'>>['t'];

function wordsOf({ kind, count }: SyncEventView, t: Translate): string {
  if (kind === 'pushed' || kind === 'pulled' || kind === 'replaced' || kind === 'refused') return t(`events.${kind}`, { count });
  return t(`events.${kind}`);
}

function useEvents(state: SyncStateEvent): readonly SyncEventView[] {
  const client = useClient();
  const [events, setEvents] = useState<readonly SyncEventView[]>([]);
  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      client.sync.events({ limit: SHOWN }).then(
        (answer) => {
          if (!left) setEvents(answer.events);
        },
        () => undefined, // The log is only told again with the next state.
      );
    }, SETTLE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, state]);
  return events;
}
