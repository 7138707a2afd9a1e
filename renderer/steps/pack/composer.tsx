import { Bot, Compass, Palette, Wrench } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepSummary } from '../../../shared/contract/workshops.ts';
import { PACK_AUDIENCES, PACK_SECTIONS, type PackAudience, type PackSection } from '../../../shared/domain/steps/pack.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/toggle.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import s from './composer.module.css';
import { withSection, type Selection } from './selection.ts';

const ICONS: Readonly<Record<PackAudience, ReactNode>> = {
  product: <Compass aria-hidden />,
  design: <Palette aria-hidden />,
  engineering: <Wrench aria-hidden />,
  agent: <Bot aria-hidden />,
};

/** Chooses whom the next pack is for and what goes into it; saved with every click. */
export function Composer({ selection, steps }: { readonly selection: Selection; readonly steps: readonly StepSummary[] }) {
  return (
    <div className={s['composer']}>
      <Audience chosen={selection.audience} />
      <Sections chosen={selection.sections} steps={steps} />
    </div>
  );
}

function Audience({ chosen }: { readonly chosen: PackAudience }) {
  const { t } = useTranslation('pack');
  const { setRoot } = useActions();
  const name = useId();
  const readOnly = useReadOnly();
  return (
    <fieldset className={s['group']} disabled={readOnly}>
      <legend className={s['legend']}>{t('audience.question')}</legend>
      <div className={s['audiences']}>
        {PACK_AUDIENCES.map((audience) => (
          <label key={audience} className={s['audience']}>
            <input
              type="radio"
              name={name}
              value={audience}
              checked={audience === chosen}
              aria-describedby={audience === chosen ? `${name}-about` : undefined}
              onChange={() => {
                setRoot('selection.audience', audience);
              }}
            />
            {ICONS[audience]}
            {t(`audience.${audience}.name`)}
          </label>
        ))}
      </div>
      <p className={s['about']} id={`${name}-about`}>
        {t(`audience.${chosen}.about`)}
      </p>
    </fieldset>
  );
}

function Sections({ chosen, steps }: { readonly chosen: readonly PackSection[]; readonly steps: readonly StepSummary[] }) {
  const { t } = useTranslation('pack');
  const { setRoot } = useActions();
  const all = chosen.length === PACK_SECTIONS.length;
  const choose = (sections: readonly PackSection[]): void => {
    setRoot('selection.sections', sections);
  };
  const readOnly = useReadOnly();
  return (
    <fieldset className={s['group']} disabled={readOnly}>
      <legend className={s['legend']}>{t('sections.question')}</legend>
      <div className={s['summary']}>
        <span>{t('sections.chosen', { count: chosen.length, total: PACK_SECTIONS.length })}</span>
        <PlainButton
          disabled={all}
          onClick={() => {
            choose(PACK_SECTIONS);
          }}
        >
          {t('sections.all')}
        </PlainButton>
      </div>
      <ul className={s['sections']}>
        {PACK_SECTIONS.map((section) => (
          <li key={section} className={s['section']}>
            <Checkbox
              label={t(`section.${section}`)}
              checked={chosen.includes(section)}
              disabled={chosen.length === 1 && chosen.includes(section)}
              onChange={(wanted) => {
                choose(withSection(chosen, section, wanted));
              }}
            />
            <OpenPoints step={steps.find((step) => step.stepId === section)} />
          </li>
        ))}
      </ul>
      {chosen.length === 1 && <p className={s['about']}>{t('sections.last')}</p>}
    </fieldset>
  );
}

function OpenPoints({ step }: { readonly step: StepSummary | undefined }) {
  const { t } = useTranslation('pack');
  if (step === undefined || step.missing.length === 0) return null;
  return <span className={s['open']}>{t('sections.open', { count: step.missing.length })}</span>;
}
