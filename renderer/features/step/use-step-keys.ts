import { useLayoutEffect } from 'react';

import type { StepActions } from './step-actions.ts';

/**
 * Mod+Z and Mod+Shift+Z (or Mod+Y) take edits of the step back and forth, also from inside its fields; N goes to the fast entry,
 * or where there is none adds what the page has an add button (`data-add`) for.
 * Fields that are not the step's (a filter, an entry line with text in it) keep the browser's own undo.
 */
export function useStepKeys(actions: StepActions): void {
  // Before the page shows: a key that is pressed when it does is not lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.toLowerCase();
      const mod = event.ctrlKey || event.metaKey;
      const redo = mod && !event.altKey && ((key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey));
      const undo = mod && !event.altKey && key === 'z' && !event.shiftKey;
      if (undo || redo) {
        if (hasOwnUndo(event.target)) return;
        event.preventDefault();
        void (undo ? actions.undo() : actions.redo());
      } else if (key === 'n' && !mod && !event.altKey && !event.shiftKey && !isEditable(event.target) && !inOverlay(event.target)) {
        const entry = document.querySelector<HTMLElement>('[data-step-page] [data-entry]');
        const add = document.querySelector<HTMLElement>('[data-step-page] [data-add]');
        if (entry === null && add === null) return;
        event.preventDefault();
        if (entry !== null) entry.focus();
        else add?.click();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [actions]);
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function inOverlay(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="slider"]') !== null;
}

function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  if (target.type === 'checkbox' || target.type === 'radio' || target.dataset['field'] !== undefined) return false;
  return target.dataset['entry'] === undefined || target.value !== '';
}
