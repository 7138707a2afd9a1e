import { ClipboardPaste } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChangeButton } from '../../ui/read-only.tsx';


/** The button that opens the paste dialog with an empty field. */
export function PasteButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('table');
  return (
    <ChangeButton variant="quiet" size="sm" icon={<ClipboardPaste aria-hidden />} onPress={onPress}>
      {t('open')}
    </ChangeButton>
  );
}
