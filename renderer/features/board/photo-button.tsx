import { Wallpaper } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePaperPhoto } from '../paper/paper-photo.ts';

/** Puts a photo of the paper wall behind the notes of a board, changes it, or takes it away. */
export function PhotoButton({ there }: { readonly there: boolean }) {
  const { t } = useTranslation('board');
  const { t: paper } = useTranslation('surfaces');
  const toast = useToast();
  const files = useRef<HTMLInputElement>(null);
  const { take, remove, busy } = usePaperPhoto((problem) => {
    toast({ tone: 'error', text: paper(`paper.problems.${problem}`) });
  });
  const choose = (): void => {
    files.current?.click();
  };
  return (
    <>
      {there ? (
        <Menu
          label={t('photo.label')}
          placement="bottom start"
          trigger={<IconButton label={t('photo.label')} size="sm" placement="bottom" icon={<Wallpaper aria-hidden />} />}
          groups={[
            {
              id: 'photo',
              items: [
                { id: 'choose', label: paper('paper.replace') },
                { id: 'remove', label: paper('paper.remove') },
              ],
            },
          ]}
          onAction={(entry) => {
            if (entry === 'choose') choose();
            else remove();
          }}
        />
      ) : (
        <IconButton label={t('photo.label')} size="sm" placement="bottom" isDisabled={busy} icon={<Wallpaper aria-hidden />} onPress={choose} />
      )}
      <input
        ref={files}
        type="file"
        hidden
        accept="image/*"
        tabIndex={-1}
        aria-label={t('photo.label')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) take(file);
        }}
      />
    </>
  );
}
