import { useTranslation } from 'react-i18next';

import { useDismissRefusal, useSaveState } from '../../connection/hooks.ts';
import type { Refusal } from '../../connection/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStepName } from '../workshop/step-names.ts';
import s from './shell.module.css';

/** Tells what the host did not take, and keeps its text at hand until the person has read it. */
export function Unsaved() {
  const save = useSaveState();
  if (typeof save === 'string') return null;
  const kept = save.failed.filter((refusal) => refusal.kept);
  const refused = save.failed.filter((refusal) => !refusal.kept);
  return (
    <div className={s['unsaved']}>
      {kept.length > 0 && <Kept refusals={kept} />}
      {refused.length > 0 && <Refused refusals={refused} />}
    </div>
  );
}

function Kept({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { t } = useTranslation('errors');
  const [first] = refusals;
  return (
    <Callout tone="warn" live title={t('unsaved.kept')} action={<CopyButton refusals={refusals} />}>
      <span>
        {first !== undefined && t(first.code)} {t('unsaved.keptText')}
      </span>
    </Callout>
  );
}

function Refused({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { t } = useTranslation('errors');
  const { t: app } = useTranslation('app');
  const stepName = useStepName();
  const dismiss = useDismissRefusal();
  const reasonOf = ({ code, logId }: Refusal): string => (logId === undefined ? t(code) : t('withLogId', { text: t(code), logId }));
  const lines = refusals.map((refusal) =>
    t('unsaved.in', {
      where: refusal.stepId === null ? t('unsaved.theWorkshop') : stepName(refusal.stepId),
      reason: reasonOf(refusal),
    }),
  );
  return (
    <Callout
      tone="error"
      live
      title={t('unsaved.refused', { count: refusals.length })}
      action={
        <>
          <CopyButton refusals={refusals} />
          <Button size="sm" variant="quiet" onPress={() => refusals.forEach(({ id }) => dismiss(id))}>
            {app('dismiss')}
          </Button>
        </>
      }
    >
      {[...new Set(lines)].map((line) => (
        <span key={line}>{line}</span>
      ))}
    </Callout>
  );
}

function CopyButton({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { t } = useTranslation('app');
  const toast = useToast();
  const text = refusals.flatMap((refusal) => refusal.texts).join('\n\n');
  if (text === '') return null;
  return (
    <Button
      size="sm"
      onPress={() => {
        void navigator.clipboard.writeText(text).then(() => toast({ text: t('copied'), durationMs: 2_500 }));
      }}
    >
      {t('copy')}
    </Button>
  );
}
