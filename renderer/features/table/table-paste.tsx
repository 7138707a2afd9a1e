import { lazy, Suspense, useState, type ClipboardEvent, type ReactNode } from 'react';

import { useReadOnly } from '../../ui/read-only.tsx';
import { PasteButton } from './paste-button.tsx';

const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog.tsx')).PasteDialog }));

/** What pasted rows become. */
export interface PasteInto {
  readonly collection: string;
  /** Fields that cells can go into, in the table's order; all by default. */
  readonly fields?: readonly string[] | undefined;
  /** Fields of every new item. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined;
}

/** Rows of a spreadsheet for a table: catches a paste of cells anywhere in it, and has a button for the rest. */
export function useTablePaste(into: PasteInto | undefined): {
  readonly onPasteCapture: ((event: ClipboardEvent) => void) | undefined;
  readonly button: ReactNode;
  readonly dialog: ReactNode;
} {
  const [text, setText] = useState<string | null>(null);
  const readOnly = useReadOnly();
  if (into === undefined || readOnly) return { onPasteCapture: undefined, button: null, dialog: null };
  return {
    onPasteCapture: (event) => {
      const pasted = event.clipboardData.getData('text/plain');
      // Cells have tabs between them; anything else is text for the field it is pasted into.
      if (!pasted.includes('\t')) return;
      event.preventDefault();
      event.stopPropagation();
      setText(pasted);
    },
    button: (
      <PasteButton
        onPress={() => {
          setText('');
        }}
      />
    ),
    dialog:
      text === null ? null : (
        <Suspense>
          <PasteDialog
            {...into}
            text={text}
            onClose={() => {
              setText(null);
            }}
          />
        </Suspense>
      ),
  };
}
