import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import type { StepRailProps } from './step-rail.tsx';
import { useStepName } from './step-names.ts';
import s from './workshop.module.css';

const OVERVIEW = 'overview';
const AGENDA = 'agenda';

/** The rail of a narrow window: one list, and the way to the steps before and after. */
export function StepPicker({ workshop, stepId }: StepRailProps) {
  const { t } = useTranslation('workshop');
  const stepName = useStepName();
  const { t: palette } = useTranslation('palette');
  const places = [OVERVIEW, AGENDA, ...workshop.steps.map((step) => step.stepId)];
  const at = Math.max(0, places.indexOf(stepId ?? OVERVIEW));
  const go = (place: string | null | undefined): void => {
    if (place !== undefined && place !== null) navigate(place === OVERVIEW ? `/w/${workshop.id}` : `/w/${workshop.id}/${place}`);
  };
  const options = [
    { value: OVERVIEW, label: t('overview') },
    { value: AGENDA, label: palette('agenda') },
    ...workshop.steps.map((step, index) => ({
      value: step.stepId,
      label: `${String(index + 1)} · ${stepName(step.stepId, step.name)}${step.status === 'complete' ? ' ✓' : ''}`,
    })),
  ];
  return (
    <nav className={s['picker']} aria-label={t('steps')}>
      <IconButton label={t('previousStep')} icon={<ChevronLeft aria-hidden />} isDisabled={at === 0} onPress={() => go(places[at - 1])} />
      <div className={s['pickerList']}>
        <Select label={t('goTo')} hideLabel value={places[at] ?? OVERVIEW} options={options} onChange={go} />
      </div>
      <IconButton
        label={t('nextStep')}
        icon={<ChevronRight aria-hidden />}
        isDisabled={at === places.length - 1}
        onPress={() => go(places[at + 1])}
      />
    </nav>
  );
}
