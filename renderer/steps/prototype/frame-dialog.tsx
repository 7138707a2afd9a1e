import { useTranslation } from 'react-i18next';

import { SketchPad } from '../../features/sketch/sketch-pad.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Frame } from './frame-card.tsx';

/** A storyboard frame, large enough to draw on. */
export function FrameDialog({ frame, onClose }: { readonly frame: Frame; readonly onClose: () => void }) {
  const { t } = useTranslation('steps');
  const { t: ui } = useTranslation('ui');
  const texts = useFieldTexts();
  return (
    <Dialog
      open
      wide
      title={frame.caption?.trim() || texts.unnamed('frames')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('ideate.sketches.done')}
        </Button>
      }
    >
      <SketchPad target={{ collection: 'frames', id: frame.id }} strokes={frame.strokes ?? []} shape="wide" label={t('ideate.sketches.pad')} />
    </Dialog>
  );
}
