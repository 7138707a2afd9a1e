import { ArrowRight, CircleCheckBig } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';

import type { StepSummary, WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import { useWorkshopWriter } from '../../connection/hooks.ts';
import { useDraft } from '../../features/fields/use-draft.ts';
import { useGatePointText } from '../../features/step/gate-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useFormat } from '../i18n/format.ts';
import { StepProgress } from '../parts/step-progress.tsx';
import { useNow } from '../use-now.ts';
import { usePageTitle } from '../use-page-title.ts';
import s from './overview.module.css';
import { Sessions } from './sessions.tsx';
import { useStepName } from './step-names.ts';
import { StepMark } from './step-rail.tsx';
import { timeOfStep } from './time-spent.ts';

const InsightPanel = lazy(async () => ({ default: (await import('../../features/insight/insight-panel.tsx')).InsightPanel }));

const MINUTE_MS = 60_000;
const TICK_MS = 30_000;
/** Missing points named before the rest is only counted. */
const MOST_POINTS = 2;

/** The workshop at a glance: the idea, what comes next, how far each step is, and the time spent. */
export function OverviewPage({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const format = useFormat();
  const now = useNow(TICK_MS);
  usePageTitle(workshop.title);
  return (
    <div className={s['overview']}>
      <header className={s['head']}>
        <h1 tabIndex={-1}>{workshop.title}</h1>
        <p>{t('createdOn', { when: format.date(workshop.createdAt) })}</p>
      </header>
      <div className={s['columns']}>
        <div className={s['first']}>
          <Idea workshop={workshop} />
          <section aria-labelledby="steps-heading">
            <div className={s['stepsHead']}>
              <h2 id="steps-heading">{t('steps')}</h2>
              <StepProgress statuses={workshop.steps.map((step) => step.status)} />
            </div>
            <ol className={s['steps']}>
              {workshop.steps.map((step, index) => (
                <StepLine key={step.stepId} workshop={workshop} step={step} number={index + 1} now={now} />
              ))}
            </ol>
          </section>
        </div>
        <div className={s['second']}>
          <NextUp workshop={workshop} />
          <Sessions workshop={workshop} now={now} />
        </div>
      </div>
      <Suspense fallback={null}>
        <InsightPanel workshop={workshop} timeOf={(step) => timeOfStep(step, workshop, now)} />
      </Suspense>
    </div>
  );
}

function Idea({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const { t: dashboard } = useTranslation('dashboard');
  const writer = useWorkshopWriter(workshop.id);
  const readOnly = useReadOnly();
  const draft = useDraft(workshop.originalIdea, IDEA_SPEC, (value, gesture) => writer.apply([{ field: 'originalIdea', value }], gesture));
  return (
    <section className={s['idea']}>
      <TextArea
        label={t('idea')}
        placeholder={readOnly ? undefined : t('ideaPlaceholder')}
        value={draft.text}
        error={draft.problem === 'too_long' ? dashboard('problem.too_long', { max: LIMITS.originalIdea }) : null}
        rows={3}
        readOnly={readOnly}
        onChange={draft.change}
        onBlur={draft.flush}
      />
    </section>
  );
}

const IDEA_SPEC = { kind: 'text', maxLength: LIMITS.originalIdea, multiline: true } as const;

function StepLine({ workshop, step, number, now }: { readonly workshop: WorkshopDetail; readonly step: StepSummary; readonly number: number; readonly now: Date }) {
  const format = useFormat();
  const name = useStepName()(step.stepId, step.name);
  const ms = timeOfStep(step, workshop, now);
  return (
    <li>
      <Link href={`/w/${workshop.id}/${step.stepId}`} className={s['step']}>
        <span className={s['stepNumber']}>{number}</span>
        <span className={s['stepText']}>
          <span className={s['stepName']}>{name}</span>
          <span className={s['stepState']}>
            <StepState step={step} />
          </span>
        </span>
        {ms >= MINUTE_MS && <span className={s['stepTime']}>{format.duration(ms)}</span>}
        <StepMark status={step.status} />
      </Link>
    </li>
  );
}

function StepState({ step }: { readonly step: StepSummary }) {
  const { t } = useTranslation('workshop');
  const format = useFormat();
  const pointText = useGatePointText();
  if (step.status === 'complete') return step.completedAt === null ? t('stepStatus.complete') : t('completedOn', { when: format.date(step.completedAt) });
  if (step.missing.length === 0) return t('ready');
  const named = step.missing.slice(0, MOST_POINTS).map(pointText);
  const more = step.missing.length - named.length;
  return t('stillMissing', { list: format.list([...named, ...(more > 0 ? [t('missingMore', { count: more })] : [])]) });
}

function NextUp({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const stepName = useStepName();
  const next = workshop.steps.find((step) => step.status !== 'complete');
  if (next === undefined) {
    return (
      <section className={s['next']}>
        <h2>
          <CircleCheckBig aria-hidden /> {t('next.done')}
        </h2>
        <p>{t('next.doneText')}</p>
        <Button variant="primary" onPress={() => navigate(`/w/${workshop.id}/pack`)}>
          {t('next.openPack')}
        </Button>
      </section>
    );
  }
  const untouched = workshop.steps.every((step) => step.status === 'not_started');
  const step = stepName(next.stepId, next.name);
  return (
    <section className={s['next']}>
      <h2>{t('next.heading')}</h2>
      <p>{isStepId(next.stepId) ? t(`about.${next.stepId}`) : next.description}</p>
      <Button variant="primary" onPress={() => navigate(`/w/${workshop.id}/${next.stepId}`)}>
        {t(untouched ? 'next.start' : 'next.goOn', { step })}
        <ArrowRight aria-hidden />
      </Button>
    </section>
  );
}
