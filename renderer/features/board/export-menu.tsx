import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';

/** The board as a file or on paper. */
export function ExportMenu<I extends BoardItem>({ view, name }: { readonly view: BoardView<I>; readonly name: string }) {
  const { t } = useTranslation('board');
  const toast = useToast();
  const exportAs = (what: string): void => {
    // What exports is heavy and rare.
    void import('./export.ts').then(
      async ({ exportBoard }) => {
        const outcome = await exportBoard(view, t('export.file', { name }), what);
        if (outcome === 'empty') toast({ text: t('export.empty') });
      },
      () => {
        toast({ tone: 'error', text: t('export.failed') });
      },
    );
  };
  return (
    <Menu
      label={t('tools.more')}
      trigger={<IconButton label={t('tools.more')} size="sm" placement="bottom" icon={<Download aria-hidden />} />}
      groups={[
        {
          id: 'export',
          items: [
            { id: 'png', label: t('tools.png') },
            { id: 'svg', label: t('tools.svg') },
            { id: 'print', label: t('tools.print') },
          ],
        },
      ]}
      onAction={exportAs}
    />
  );
}
