import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useActions, useStepState } from './step-context.tsx';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** Takes the person's own edits of this step back, and does them again. */
export function UndoButtons() {
  const { t } = useTranslation('ui');
  const actions = useActions();
  const { undo, redo } = useStepState();
  if (useReadOnly()) return null;
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
