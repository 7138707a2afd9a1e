const TAB_KEY = 'workshoppilot.tab.';

type Listener = (stepId: string, tab: string) => void;

const listeners = new Set<Listener>();

/** The tab of a step that is open in this window, or was when the step was last shown; null for its first. */
export function openTabOf(stepId: string): string | null {
  return sessionStorage.getItem(TAB_KEY + stepId);
}

/** Keeps which tab of a step is open until the window is closed, and tells whoever listens. */
export function rememberTab(stepId: string, tab: string): void {
  sessionStorage.setItem(TAB_KEY + stepId, tab);
  for (const listener of listeners) listener(stepId, tab);
}

/** Hears of every tab a person opens in this window. */
export function onTabOpened(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
