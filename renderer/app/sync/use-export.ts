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
        const { missingPictures: count } = saved;
        if (saved.outcome === 'download') downloadText(saved.fileName, saved.content);
        const done = saved.outcome === 'saved' ? t('export.saved', { path: saved.path }) : t('export.downloaded', { fileName: saved.fileName });
        if (count > 0) toast({ text: `${done} ${t('export.without', { count })}`, durationMs: 12_000 });
        else toast({ text: done, ...(saved.outcome === 'saved' ? { durationMs: 12_000 } : {}) });
      }, report);
    },
    [client, toast, t, report],
  );
}
