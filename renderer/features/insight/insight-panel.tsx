import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { StepSummary, WorkshopDetail } from '../../../shared/contract/workshops.ts';
import type { Insight } from '../../../shared/domain/insight.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import { useTimes } from '../facilitation/use-times.ts';
import { useCatalogFieldTexts } from '../texts.ts';
import s from './insight.module.css';
import { LineagePicture } from './lineage-picture.tsx';
import { useInsight } from './use-insight.ts';

const MINUTE_MS = 60_000;
/** Names of a gap that are told before the rest is counted. */
const MOST_NAMES = 3;

export interface InsightPanelProps {
  readonly workshop: WorkshopDetail;
  /** Milliseconds of work on a step. */
  readonly timeOf: (step: StepSummary) => number;
}

/** The workshop at a glance: counts, time, gaps, votes, and what came from what. */
export function InsightPanel({ workshop, timeOf }: InsightPanelProps) {
  const { t } = useTranslation('insight');
  const insight = useInsight(workshop.id);
  if (insight === undefined || insight === null) return null;
  const timed = workshop.steps.some((step) => timeOf(step) >= MINUTE_MS);
  const voted = insight.votes.length > 0;
  const nothing = insight.counts.every(({ count }) => count === 0);
  if (nothing && !voted) return null;
  return (
    <section className={s['insight']} aria-labelledby="insight-heading" data-insight>
      <h2 id="insight-heading">{t('title')}</h2>
      <div className={s['grid']} data-cards={2 + Number(timed) + Number(voted)}>
        <Counts workshopId={workshop.id} counts={insight.counts} />
        {timed && <TimeBars workshop={workshop} timeOf={timeOf} />}
        <Gaps workshopId={workshop.id} gaps={insight.gaps} />
        {voted && <Votes workshopId={workshop.id} votes={insight.votes} />}
      </div>
      <section className={s['card']}>
        <h3>{t('lineage')}</h3>
        <LineagePicture workshopId={workshop.id} insight={insight} />
      </section>
    </section>
  );
}

function Counts({ workshopId, counts }: { readonly workshopId: string; readonly counts: Insight['counts'] }) {
  const { t } = useTranslation('insight');
  const texts = useCatalogFieldTexts();
  return (
    <section className={s['card']}>
      <h3>{t('counts')}</h3>
      <ul className={s['counts']}>
        {counts.map(({ step, collection, count }) => (
          <li key={collection}>
            <Link href={`/w/${workshopId}/${step}`} className={s['count']} data-zero={count === 0 || undefined}>
              <strong>{count}</strong> {texts.collection(collection)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TimeBars({ workshop, timeOf }: InsightPanelProps) {
  const { t } = useTranslation('insight');
  const stepName = useStepWords();
  const times = useTimes();
  const rows = workshop.steps.map((step) => ({ step, ms: timeOf(step) })).filter(({ ms }) => ms >= MINUTE_MS);
  const most = Math.max(1, ...rows.map(({ ms }) => ms));
  return (
    <section className={s['card']}>
      <h3>{t('time')}</h3>
      <ul className={s['bars']}>
        {rows.map(({ step, ms }) => (
          <li key={step.stepId}>
            <span>{stepName(step.stepId, step.name)}</span>
            <span className={s['track']} aria-hidden>
              <span style={{ width: `${String((100 * ms) / most)}%` }} />
            </span>
            <span className={s['barValue']}>{times.length(ms)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gaps({ workshopId, gaps }: { readonly workshopId: string; readonly gaps: Insight['gaps'] }) {
  const { t } = useTranslation('insight');
  return (
    <section className={s['card']}>
      <h3>{t('gaps')}</h3>
      {gaps.length === 0 && (
        <p className={s['good']}>
          <CircleCheck aria-hidden /> {t('noGaps')}
        </p>
      )}
      <ul className={s['gaps']}>
        {gaps.map(({ code, step, names }) => (
          <li key={code} data-gap={code}>
            <TriangleAlert aria-hidden />
            <span>
              <Link href={`/w/${workshopId}/${step}`}>
                {t(`gap.${code}`)} ({names.length})
              </Link>
              <span className={s['soft']}>
                {names.slice(0, MOST_NAMES).join(' · ')}
                {names.length > MOST_NAMES ? ` · ${t('more', { count: names.length - MOST_NAMES })}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Votes({ workshopId, votes }: { readonly workshopId: string; readonly votes: Insight['votes'] }) {
  const { t } = useTranslation('insight');
  return (
    <section className={s['card']}>
      <h3>{t('votes')}</h3>
      <ul className={s['votes']}>
        {votes.map((vote, index) => (
          <li key={`${vote.step}-${String(index)}`}>
            <Link href={`/w/${workshopId}/${vote.step}`}>{vote.title || t('unnamedVote')}</Link>
            <span className={s['soft']}>{t('vote', { dots: vote.dots, people: vote.people })}</span>
            {vote.first.length > 0 && <span>{t('first', { names: vote.first.join(' · ') })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useStepWords(): (stepId: string, own: string) => string {
  const { t } = useTranslation('workshop');
  return (stepId, own) => (isStepId(stepId) ? t(`step.${stepId}`) : own);
}
