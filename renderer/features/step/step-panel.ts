import { createContext, useContext } from 'react';

/** What the panel at the right of a step can show. */
export type StepPanel = 'methods' | 'vote' | 'notes';

/** The panel of the step page. */
export interface StepPanelControl {
  readonly shown: StepPanel | null;
  /** Collection that a vote was asked for; undefined leaves the choice to the panel. */
  readonly voteOn: string | undefined;
  readonly open: (panel: StepPanel, voteOn?: string) => void;
  readonly close: () => void;
}

const StepPanelContext = createContext<StepPanelControl>({ shown: null, voteOn: undefined, open: () => {}, close: () => {} });

export const StepPanelProvider = StepPanelContext.Provider;

/** Opens and closes the panel at the right of the step page from anywhere inside it. */
export function useStepPanel(): StepPanelControl {
  return useContext(StepPanelContext);
}
