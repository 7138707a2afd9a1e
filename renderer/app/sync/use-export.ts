import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useClient } from '../../connection/hooks.ts';
import { downloadText } from '../../features/files/download.ts';
import { useToast } from '../../ui/toast.tsx';
import { useSyncReport } from './sync-error.ts';

/** Saves a workshop to a file, whatever state syncing is in. Tells where the file is. */
export function useExport(): (workshopId: string) => void {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const report = useSyncReport();
  return useCallback(
    (workshopId: string) => {
      client.sync.export({ workshopId }).then((saved) => {
        if (saved.outcome === 'cancelled') return;
        if (saved.outcome === 'saved') {
          toast({ text: t('export.saved', { path: saved.path }), durationMs: 12_000 });
          return;
        }
        downloadText(saved.fileName, saved.content);
        toast({ text: t('export.downloaded', { fileName: saved.fileName }) });
      }, report);
    },
    [client, toast, t, report],
  );
}
