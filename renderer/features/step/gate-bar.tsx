import { ORPCError } from '@orpc/client';
import { CircleCheck, CircleDashed, CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepSummary } from '../../../shared/contract/workshops.ts';
import { useWorkshop } from '../../connection/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { useActions } from './step-context.tsx';
import s from './step-frame.module.css';

type Point = StepSummary['missing'][number];

const MOST_SHOWN = 4;

/** What the step still lacks, and the buttons that complete and reopen it. */
export function GateBar({ workshopId, stepId }: { readonly workshopId: string; readonly stepId: string }) {
  const { t, i18n } = useTranslation('steps');
  const { t: ui } = useTranslation('ui');
  const actions = useActions();
  const pointText = useGatePointText();
  const summary = useWorkshop(workshopId)?.steps.find((step) => step.stepId === stepId);
  const [asking, setAsking] = useState(false);
  if (summary === undefined) return null;
  const { missing, status, completedAt } = summary;

  const complete = async (anyway: boolean): Promise<void> => {
    setAsking(false);
    await actions.call(async () => {
      try {
        await actions.client.steps.complete({ workshopId, stepId, anyway });
      } catch (error) {
        if (!(error instanceof ORPCError) || error.code !== 'GATE_NOT_MET') throw error;
        setAsking(true);
      }
    });
  };

  if (status === 'complete') {
    const date = completedAt === null ? '' : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(completedAt);
    return (
      <div className={cx(s['gate'], s['complete'])} role="group" aria-label={t('gateBar.label')}>
        <CircleCheckBig aria-hidden />
        <p className={s['gateText']}>
          <strong>{t('gateBar.complete', { date })}</strong>
          {missing.length > 0 && <span>{t('gateBar.completeMissing', { count: missing.length })}</span>}
        </p>
        <ChangeButton size="sm" onPress={() => void actions.call(() => actions.client.steps.reopen({ workshopId, stepId }))}>
          {t('gateBar.reopen')}
        </ChangeButton>
      </div>
    );
  }

  const met = missing.length === 0;
  return (
    <div className={cx(s['gate'], met && s['open'])} role="group" aria-label={t('gateBar.label')}>
      {met ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
      <div className={s['gateText']}>
        <span className={s['gateLead']}>{met ? t('gateBar.met') : t('gateBar.missing')}</span>
        <ul className={s['points']}>
          {missing.slice(0, MOST_SHOWN).map((point, index) => (
            <li key={index} className={s['point']}>
              {pointText(point)}
            </li>
          ))}
          {missing.length > MOST_SHOWN && <li className={s['point']}>{t('gateBar.more', { count: missing.length - MOST_SHOWN })}</li>}
        </ul>
      </div>
      {met ? (
        <ChangeButton size="sm" variant="primary" onPress={() => void complete(false)}>
          {t('gateBar.finish')}
        </ChangeButton>
      ) : (
        <ChangeButton
          size="sm"
          onPress={() => {
            setAsking(true);
          }}
        >
          {t('gateBar.finishAnyway')}
        </ChangeButton>
      )}
      <Dialog
        open={asking}
        title={t('gateBar.askTitle')}
        closeLabel={ui('close')}
        onClose={() => {
          setAsking(false);
        }}
        footer={
          <>
            <ChangeButton
              onPress={() => {
                setAsking(false);
              }}
            >
              {t('gateBar.askCancel')}
            </ChangeButton>
            <ChangeButton variant="primary" onPress={() => void complete(true)}>
              {t('gateBar.finishAnyway')}
            </ChangeButton>
          </>
        }
      >
        <p>{t('gateBar.askText')}</p>
        <ul className={s['missing']}>
          {missing.map((point, index) => (
            <li key={index}>{pointText(point)}</li>
          ))}
        </ul>
      </Dialog>
    </div>
  );
}

/** The words for what a gate lacks. */
export function useGatePointText(): (point: Point) => string {
  const { t, i18n } = useTranslation('workshop');
  const { t: words } = useTranslation('steps');
  return ({ code, name }) => {
    const key = `missing.${code}`;
    // Codes come from the host; one this app does not know is shown as it is.
    if (!i18n.exists(key, { ns: 'workshop' })) return code;
    const shown = name === undefined || name.trim() === '' ? words('gateBar.unnamed') : name;
    return (t as unknown as (key: string, values: { name: string }) => string)(key, { name: shown });
  };
}
