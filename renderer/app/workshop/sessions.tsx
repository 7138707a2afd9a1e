import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { spanMs } from '../../../shared/domain/time-spent.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../i18n/format.ts';
import s from './overview.module.css';
import { timeOfWorkshop } from './time-spent.ts';

/** Sessions shown before the others are asked for. */
const SHOWN = 5;

/** The time spent, session by session, newest first. */
export function Sessions({ workshop, now }: { readonly workshop: WorkshopDetail; readonly now: Date }) {
  const { t } = useTranslation('workshop');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const newestFirst = workshop.sessions.toReversed();
  const shown = all ? newestFirst : newestFirst.slice(0, SHOWN);
  const more = newestFirst.length - shown.length;
  return (
    <section className={s['time']}>
      <div className={s['timeHead']}>
        <h2>{t('time')}</h2>
        {newestFirst.length > 0 && <span>{t('timeTotal', { time: format.duration(timeOfWorkshop(workshop, now)) })}</span>}
      </div>
      {newestFirst.length === 0 ? (
        <p>{t('noTime')}</p>
      ) : (
        <ul className={s['sessions']} aria-label={t('sessions')}>
          {shown.map((session) => (
            <li key={session.id}>
              <span>
                {session.endedAt === null
                  ? t('session.since', { date: format.date(session.startedAt), from: format.time(session.startedAt) })
                  : t('session.from', {
                      date: format.date(session.startedAt),
                      from: format.time(session.startedAt),
                      to: format.time(session.endedAt),
                    })}
              </span>
              <span className={s['sessionTime']}>
                {session.endedAt === null ? t('session.running') : format.duration(spanMs(session, now))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
          {t('moreSessions', { count: more })}
        </Button>
      )}
    </section>
  );
}
