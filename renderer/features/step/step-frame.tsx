import { CornerDownRight, NotebookPen, X } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { carryRulesInto } from '../../../shared/domain/carry-forward.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import { useWorkshop } from '../../connection/hooks.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Tabs, type TabEntry } from '../../ui/tabs.tsx';
import { CarryDialog } from '../carry/carry-dialog.tsx';
import { RootText } from '../fields/root-text.tsx';
import { PrintMenu, usePrintedForm } from '../print/print-menu.tsx';
import { GateBar } from './gate-bar.tsx';
import { StepProvider, useActions } from './step-context.tsx';
import s from './step-frame.module.css';
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

function Frame({ workshopId, stepId, tools, children }: StepFrameProps) {
  const { t } = useTranslation('steps');
  const actions = useActions();
  useStepKeys(actions);
  const summary = useWorkshop(workshopId)?.steps.find((step) => step.stepId === stepId);
  const [notesOpen, setNotesOpen] = useState(false);
  const [carrying, setCarrying] = useState(false);
  const panelId = useId();
  const printing = usePrintedForm(workshopId, stepId);
  const known = isStepId(stepId);
  return (
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
          {carryRulesInto(stepId).length > 0 && (
            <Button
              variant="quiet"
              icon={<CornerDownRight aria-hidden />}
              onPress={() => {
                setCarrying(true);
              }}
            >
              {t('frame.carry')}
            </Button>
          )}
          <Button
            variant="quiet"
            icon={<NotebookPen aria-hidden />}
            aria-expanded={notesOpen}
            aria-controls={panelId}
            onPress={() => {
              setNotesOpen(!notesOpen);
            }}
          >
            {t('frame.notes')}
          </Button>
        </div>
      </header>
      <div data-print="none">
        <GateBar workshopId={workshopId} stepId={stepId} />
      </div>
      <div className={cx(s['body'], notesOpen && s['withPanel'])}>
        {notesOpen && (
          <aside className={s['panel']} data-print="none" id={panelId} aria-label={t('frame.notes')}>
            <div className={s['panelHead']}>
              <h2 className={s['panelTitle']}>{t('frame.notes')}</h2>
              <IconButton
                label={t('frame.notesClose')}
                size="sm"
                icon={<X aria-hidden />}
                onPress={() => {
                  setNotesOpen(false);
                }}
              />
            </div>
            <RootText field="facilitatorNotes" label={t('frame.notes')} hideLabel hint={t('frame.notesHint')} rows={8} />
          </aside>
        )}
        <div className={s['main']}>{children}</div>
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
  );
}

const TAB_KEY = 'workshoppilot.tab.';

export interface StepTabsProps {
  readonly stepId: string;
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly TabEntry[];
}

/** The activities of a step as tabs; coming back to the step, also by a reload, opens the tab that was open. */
export function StepTabs({ stepId, label, tabs }: StepTabsProps) {
  const [selected, setSelected] = useState(() => sessionStorage.getItem(TAB_KEY + stepId) ?? tabs[0]?.id ?? '');
  return (
    <Tabs
      label={label}
      tabs={tabs}
      selected={selected}
      onSelect={(id) => {
        sessionStorage.setItem(TAB_KEY + stepId, id);
        setSelected(id);
      }}
    />
  );
}
