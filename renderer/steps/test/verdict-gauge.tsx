import { CircleCheck, CircleDashed, CircleHelp, CircleX, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { testVerdict, type TestFigures, type Verdict } from '../../../shared/domain/verdict.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import s from './test.module.css';

/** Colour and icon of each verdict, and of a test without one. */
export const VERDICT_LOOKS: Readonly<Record<Verdict | 'open', { readonly tone: Tone; readonly icon: ReactNode }>> = {
  validated: { tone: 'good', icon: <CircleCheck aria-hidden /> },
  promising: { tone: 'info', icon: <TrendingUp aria-hidden /> },
  inconclusive: { tone: 'warn', icon: <CircleHelp aria-hidden /> },
  invalidated: { tone: 'error', icon: <CircleX aria-hidden /> },
  open: { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
};

/** A verdict as a word with its icon. */
export function VerdictBadge({ figures }: { readonly figures: TestFigures }) {
  const { t } = useTranslation('steps');
  const verdict = testVerdict(figures)?.verdict ?? 'open';
  return <Badge {...VERDICT_LOOKS[verdict]}>{t(`test.verdicts.${verdict}`)}</Badge>;
}

const RADIUS = 42;
const ARC = Math.PI * RADIUS;
const HALF_CIRCLE = `M${String(50 - RADIUS)} 50A${String(RADIUS)} ${String(RADIUS)} 0 0 1 ${String(50 + RADIUS)} 50`;

/** How much of the target was reached, as a half circle, with the verdict below. Empty until target and result are known. */
export function VerdictGauge({ figures }: { readonly figures: TestFigures }) {
  const { t } = useTranslation('steps');
  const result = testVerdict(figures);
  const kill = killShare(figures);
  const label = result === null ? t('test.gauge.none') : t('test.gauge.label', { score: result.score });
  return (
    <div className={s['gauge']}>
      <svg viewBox="0 0 100 58" role="img" aria-label={label}>
        <path className={s['track']} d={HALF_CIRCLE} />
        {result !== null && (
          <path className={cx(s['arc'], s[result.verdict])} d={HALF_CIRCLE} strokeDasharray={`${String((ARC * result.score) / 100)} ${String(ARC)}`} />
        )}
        {kill !== null && <line className={s['kill']} x1="3" x2="15" y1="50" y2="50" transform={`rotate(${String(kill * 180)} 50 50)`} />}
        <text className={s['score']} x="50" y="46" textAnchor="middle">
          {result === null ? '–' : result.score}
        </text>
        <text className={s['unit']} x="50" y="56" textAnchor="middle">
          {t('test.gauge.unit')}
        </text>
      </svg>
      <VerdictBadge figures={figures} />
    </div>
  );
}

/** Where the kill threshold lies between nothing and the target, 0…1; null where it is not set or not below the target. */
function killShare({ target, kill }: TestFigures): number | null {
  if (typeof target !== 'number' || typeof kill !== 'number' || target <= 0 || kill <= 0 || kill >= target) return null;
  return kill / target;
}
