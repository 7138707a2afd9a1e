import { X } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button, IconButton } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommands } from '../command-palette/commands.ts';
import { RootText } from '../fields/root-text.tsx';
import s from './step-frame.module.css';
import { useStepPanel, type StepPanel, type StepPanelControl } from './step-panel.ts';

const VotePanel = lazy(async () => ({ default: (await import('../voting/vote-panel.tsx')).VotePanel }));
const MethodPanel = lazy(async () => ({ default: (await import('../method-card/method-panel.tsx')).MethodPanel }));

/** The panel's state, for the one page that has it. */
export function usePanelState(): StepPanelControl {
  const [state, setState] = useState<{ readonly shown: StepPanel | null; readonly voteOn: string | undefined }>({ shown: null, voteOn: undefined });
  return useMemo(
    () => ({
      ...state,
      open: (shown, voteOn) => setState({ shown, voteOn }),
      close: () => setState({ shown: null, voteOn: undefined }),
    }),
    [state],
  );
}

/** The step's commands for keyboard and palette: V opens the vote. */
export function useStepCommands(panel: StepPanelControl, canVote: boolean): void {
  const { t } = useTranslation('room');
  useCommands('step', [
    ...(canVote ? [{ id: 'vote', title: t('vote.heading'), group: 'step' as const, key: 'v', run: () => panel.open('vote') }] : []),
    { id: 'methods', title: t('panel.methods'), group: 'step', run: () => panel.open('methods') },
    { id: 'notes', title: t('panel.notes'), group: 'step', run: () => panel.open('notes') },
  ]);
}

/** A button that opens and closes one of the panels. */
export function PanelButton({ panel, icon, children }: { readonly panel: StepPanel; readonly icon: ReactNode; readonly children: ReactNode }) {
  const control = useStepPanel();
  const open = control.shown === panel;
  return (
    <Button
      variant="quiet"
      icon={icon}
      aria-expanded={open}
      onPress={() => {
        if (open) control.close();
        else control.open(panel);
      }}
    >
      {children}
    </Button>
  );
}

export interface SidePanelProps {
  readonly panel: StepPanel;
  readonly stepId: string;
  readonly voteOn: string | undefined;
  readonly onClose: () => void;
}

/** What is open at the right of the step: its methods, its votes, or the facilitator's notes. */
export function SidePanel({ panel, stepId, voteOn, onClose }: SidePanelProps) {
  const { t } = useTranslation('steps');
  const { t: room } = useTranslation('room');
  const { t: ui } = useTranslation('ui');
  const title = panel === 'notes' ? t('frame.notes') : room(`panel.${panel}`);
  return (
    <aside className={s['panel']} data-print="none" aria-label={title}>
      <div className={s['panelHead']}>
        <h2 className={s['panelTitle']}>{title}</h2>
        <IconButton label={panel === 'notes' ? t('frame.notesClose') : room('panel.close')} size="sm" icon={<X aria-hidden />} onPress={onClose} />
      </div>
      <Suspense fallback={<Skeleton label={ui('loading')} lines={4} />}>
        {panel === 'notes' && <RootText field="facilitatorNotes" label={t('frame.notes')} hideLabel hint={t('frame.notesHint')} rows={8} />}
        {panel === 'vote' && <VotePanel collection={voteOn} />}
        {panel === 'methods' && <MethodPanel stepId={stepId} />}
      </Suspense>
    </aside>
  );
}
