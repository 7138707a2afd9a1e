import { useTranslation } from 'react-i18next';

import { useActions } from '../../features/step/step-context.tsx';
import { useToast } from '../../ui/toast.tsx';
import { downloadText } from '../../features/files/download.ts';

/** Saves build packs to files: the desktop app asks where, a browser downloads. Tells where the file is. */
export function useSavePack(): (buildPackId: string) => Promise<void> {
  const { t } = useTranslation('pack');
  const { client, call } = useActions();
  const toast = useToast();
  return async (buildPackId) => {
    const saved = await call(() => client.buildPacks.save({ buildPackId }));
    if (saved === undefined || saved.outcome === 'cancelled') return;
    if (saved.outcome === 'saved') {
      toast({ text: t('saved', { path: saved.path }), durationMs: 12_000 });
      return;
    }
    downloadText(saved.fileName, saved.content);
    toast({ text: t('downloaded', { fileName: saved.fileName }) });
  };
}
