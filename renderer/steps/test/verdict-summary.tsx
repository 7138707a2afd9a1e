import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { Badge } from '../../ui/badge.tsx';
import { countVerdicts, type Test } from './figures.ts';
import s from './test.module.css';
import { VERDICT_LOOKS } from './verdict-gauge.tsx';

const ORDER = ['validated', 'promising', 'inconclusive', 'invalidated', 'open'] as const;

/** How many tests came to which verdict, in one line. */
export function VerdictSummary({ tests }: { readonly tests: readonly Test[] }) {
  const { t } = useTranslation('steps');
  const counts = useMemo(() => countVerdicts(tests), [tests]);
  return (
    <ul className={s['summary']} aria-label={t('test.summary.label')}>
      {ORDER.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <li key={verdict}>
          <Badge {...VERDICT_LOOKS[verdict]}>{t(`test.summary.${verdict}`, { count: counts[verdict] })}</Badge>
        </li>
      ))}
    </ul>
  );
}
