import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useCommands } from '../command-palette/commands.ts';
import { useActions, useStepState } from './step-context.tsx';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** Takes the person's own edits of this step back, and does them again. */
export function UndoButtons() {
  const { t } = useTranslation('ui');
  const actions = useActions();
  const { undo, redo } = useStepState();
  const readOnly = useReadOnly();
  useCommands('undo', [
    ...(undo > 0 && !readOnly ? [{ id: 'undo', title: t('undo'), group: 'step' as const, run: () => void actions.undo() }] : []),
    ...(redo > 0 && !readOnly ? [{ id: 'redo', title: t('redo'), group: 'step' as const, run: () => void actions.redo() }] : []),
  ]);
  if (readOnly) return null;
  return (
    <>
      <IconButton
        label={t('undo')}
        shortcut={MAC ? '⌘Z' : 'Ctrl+Z'}
        icon={<Undo2 aria-hidden />}
        isDisabled={undo === 0}
        placement="bottom"
        onPress={() => void actions.undo()}
      />
      <IconButton
        label={t('redo')}
        shortcut={MAC ? '⇧⌘Z' : 'Ctrl+Shift+Z'}
        icon={<Redo2 aria-hidden />}
        isDisabled={redo === 0}
        placement="bottom"
        onPress={() => void actions.redo()}
      />
    </>
  );
}
