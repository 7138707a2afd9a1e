import { ClipboardPaste } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';

/** The button that opens the paste dialog with an empty field. */
export function PasteButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('table');
  return (
    <Button variant="quiet" size="sm" icon={<ClipboardPaste aria-hidden />} onPress={onPress}>
      {t('open')}
    </Button>
  );
}
