import { BookOpen, CornerDownRight, NotebookPen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { carryRulesInto } from '../../../shared/domain/carry-forward.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import { useWorkshop } from '../../connection/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { Tabs, type TabEntry } from '../../ui/tabs.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { CarryDialog } from '../carry/carry-dialog.tsx';
import { useCommands } from '../command-palette/commands.ts';
import { PrintMenu, usePrintedForm } from '../print/print-menu.tsx';
import { PrivateBar, PrivateButton, PrivateProvider } from '../facilitation/private-brainstorm.tsx';
import { votableCollections } from '../voting/votable.ts';
import { VoteButton } from '../voting/vote-button.tsx';
import { VoteResultsProvider } from '../voting/vote-results.tsx';
import { GateBar } from './gate-bar.tsx';
import { openTabOf, rememberTab } from './open-tab.ts';
import { PanelButton, SidePanel, usePanelState, useStepCommands } from './side-panel.tsx';
import { StepProvider, useActions } from './step-context.tsx';
import s from './step-frame.module.css';
import { StepPanelProvider } from './step-panel.ts';
import { UndoButtons } from './undo-buttons.tsx';
import { useStepKeys } from './use-step-keys.ts';

export interface StepFrameProps {
  readonly workshopId: string;
  readonly stepId: string;
  /** The page below its head: one region, or `StepTabs`. Rendered once the step has loaded. */
  readonly children: ReactNode;
  /** Further buttons in the page's head. */
  readonly tools?: ReactNode;
}

/**
 * What every step page has: name and question, undo and redo, carry forward, the facilitator's notes, the gate. Opens the step
 * for everything inside (`useOutput`, `useItems`, `useActions`).
 */
export function StepFrame({ workshopId, stepId, tools, children }: StepFrameProps) {
  return (
    <StepProvider key={`${workshopId}/${stepId}`} workshopId={workshopId} stepId={stepId}>
      <Frame workshopId={workshopId} stepId={stepId} tools={tools}>
        {children}
      </Frame>
    </StepProvider>
  );
}

/** Steps in which people write notes at the same time, so that keeping them private for a while makes sense. */
const WITH_PRIVATE_NOTES: ReadonlySet<string> = new Set(['empathize', 'define', 'ideate', 'test']);

function Frame({ workshopId, stepId, tools, children }: StepFrameProps) {
  const { t } = useTranslation('steps');
  const actions = useActions();
  useStepKeys(actions);
  const summary = useWorkshop(workshopId)?.steps.find((step) => step.stepId === stepId);
  const panel = usePanelState();
  const [carrying, setCarrying] = useState(false);
  const known = isStepId(stepId);
  const canVote = votableCollections(stepId).length > 0;
  const readOnly = useReadOnly();
  const canCarry = carryRulesInto(stepId).length > 0 && !readOnly;
  useCommands('carry', canCarry ? [{ id: 'carry', title: t('frame.carry'), group: 'step', run: () => setCarrying(true) }] : []);
  useStepCommands(panel, canVote);
  const printing = usePrintedForm(workshopId, stepId);
  return (
    <StepPanelProvider value={panel}>
      <PrivateProvider>
        <div className={s['page']} data-step-page={stepId}>
          <header className={s['head']}>
            <div className={s['titles']}>
              <h1 className={s['title']}>{known ? t(`${stepId}.name`) : (summary?.name ?? stepId)}</h1>
              <p className={s['question']}>{known ? t(`${stepId}.question`) : (summary?.description ?? '')}</p>
            </div>
            <div className={s['tools']} data-print="none" role="group" aria-label={t('frame.tools')}>
              <UndoButtons />
              {tools}
              <PrintMenu stepId={stepId} onForm={printing.print} />
              {canCarry && (
                <ChangeButton
                  variant="quiet"
                  icon={<CornerDownRight aria-hidden />}
                  onPress={() => {
                    setCarrying(true);
                  }}
                >
                  {t('frame.carry')}
                </ChangeButton>
              )}
              <PanelButton panel="methods" icon={<BookOpen aria-hidden />}>
                {t('frame.methods')}
              </PanelButton>
              {canVote && <VoteButton />}
              {WITH_PRIVATE_NOTES.has(stepId) && <PrivateButton />}
              <PanelButton panel="notes" icon={<NotebookPen aria-hidden />}>
                {t('frame.notes')}
              </PanelButton>
            </div>
          </header>
          <div className={s['notices']} data-print="none">
            <GateBar workshopId={workshopId} stepId={stepId} />
            <PrivateBar />
          </div>
          <div className={cx(s['body'], panel.shown !== null && s['withPanel'])}>
            {panel.shown !== null && <SidePanel panel={panel.shown} stepId={stepId} voteOn={panel.voteOn} onClose={panel.close} />}
            <div className={s['main']}>
              <VoteResultsProvider>{children}</VoteResultsProvider>
            </div>
          </div>
          {printing.form}
          {carrying && (
            <CarryDialog
              stepId={stepId}
              onClose={() => {
                setCarrying(false);
              }}
            />
          )}
        </div>
      </PrivateProvider>
    </StepPanelProvider>
  );
}

export interface StepTabsProps {
  readonly stepId: string;
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly TabEntry[];
}

/** The activities of a step as tabs; coming back to the step, also by a reload, opens the tab that was open. */
export function StepTabs({ stepId, label, tabs }: StepTabsProps) {
  const [selected, setSelected] = useState(() => openTabOf(stepId) ?? tabs[0]?.id ?? '');
  const { t: palette } = useTranslation('palette');
  const open = (id: string): void => {
    rememberTab(stepId, id);
    setSelected(id);
  };
  useCommands('tabs', tabs.map((tab) => ({ id: `tab-${tab.id}`, title: palette('goTo', { place: tab.label }), group: 'step' as const, run: () => open(tab.id) })));
  return (
    <Tabs
      label={label}
      tabs={tabs}
      selected={selected}
      onSelect={open}
    />
  );
}
