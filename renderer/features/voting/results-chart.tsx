import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Tally } from '../../../shared/domain/voting.ts';
import s from './voting.module.css';

export interface ResultsChartProps {
  readonly label: string;
  readonly tallies: readonly Tally[];
  readonly nameOf: (itemId: string) => string;
  /** Stands before a line, such as a box to choose it. */
  readonly lead?: ((tally: Tally, name: string) => ReactNode) | undefined;
}

/** The result of a vote as bars with ranks; also its own table twin, as every bar stands beside its number in words. */
export function ResultsChart({ label, tallies, nameOf, lead }: ResultsChartProps) {
  const { t } = useTranslation('room');
  const most = Math.max(1, ...tallies.map(({ dots }) => dots));
  return (
    <ol className={s['results']} aria-label={label}>
      {tallies.map((tally) => {
        const name = nameOf(tally.itemId);
        return (
          <li key={tally.itemId} className={s['result']} data-first={(tally.rank === 1 && tally.dots > 0) || undefined} data-result={tally.itemId}>
            <span className={s['rank']} role="img" aria-label={t('vote.rank', { rank: tally.rank })}>
              {tally.rank}
            </span>
            {lead === undefined ? <span className={s['name']}>{name}</span> : lead(tally, name)}
            <span className={s['count']}>{tally.dots === 0 ? t('vote.noDots') : t('vote.dots', { count: tally.dots })}</span>
            <span className={s['track']} aria-hidden>
              <span className={s['fill']} style={{ display: 'block', width: `${String((100 * tally.dots) / most)}%` }} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
