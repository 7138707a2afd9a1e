import { FileDown, History, RefreshCw, Share2, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import { useClient, useSyncState } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useSyncReport } from './sync-error.ts';
import { SyncMark } from './sync-mark.tsx';
import { useSyncWords, workshopSync } from './sync-words.ts';
import { useExport } from './use-export.ts';
import { useSettledLook } from './use-settled-look.ts';

const ShareDialog = lazy(async () => ({ default: (await import('./share-dialog.tsx')).ShareDialog }));

/** How a workshop's syncing stands, in its top bar, and everything that can be done about it. */
export function SyncMenu({ workshopId, title }: { readonly workshopId: string; readonly title: string }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const report = useSyncReport();
  const exportFile = useExport();
  const state = useSyncState();
  const [sharing, setSharing] = useState(false);
  const look = useSettledLook(useSyncWords().ofWorkshop(state, workshopId));
  const entry = workshopSync(state, workshopId);
  const connected = state !== undefined && state.remote !== null && state.secret !== 'missing';
  const unseen = entry?.unseenConflicts ?? 0;
  useConflictToast(workshopId, entry?.unseenConflicts);
  const shown = unseen > 0 ? { tone: 'warn' as const, text: t('menu.conflicts', { count: unseen }), detail: look.text } : look;
  const groups: readonly MenuGroup[] = [
    {
      id: 'state',
      heading: look.detail ?? look.text,
      items: [
        ...(connected && entry?.chosen !== true ? [{ id: 'choose', label: t('menu.turnOn'), icon: <RefreshCw aria-hidden /> }] : []),
        ...(entry === undefined ? [] : [{ id: 'conflicts', label: unseen > 0 ? t('menu.conflicts', { count: unseen }) : t('menu.allConflicts'), icon: <History aria-hidden /> }]),
        { id: 'share', label: t('menu.share'), icon: <Share2 aria-hidden /> },
        { id: 'export', label: t('menu.export'), icon: <FileDown aria-hidden /> },
      ],
    },
    { id: 'page', items: [{ id: 'page', label: t('menu.page'), icon: <SlidersHorizontal aria-hidden /> }] },
  ];
  const onAction = (id: string): void => {
    if (id === 'choose') client.sync.choose({ workshopId, chosen: true }).catch(report);
    else if (id === 'conflicts') navigate(`/sync/${workshopId}`);
    else if (id === 'share') setSharing(true);
    else if (id === 'export') exportFile(workshopId);
    else navigate('/sync');
  };
  return (
    <>
      <Menu
        label={t('menu.label', { state: shown.text })}
        placement="bottom end"
        trigger={
          <Button variant="quiet" size="sm" aria-label={t('menu.label', { state: shown.text })} data-sync-state={entry?.state.kind ?? 'local_only'}>
            <SyncMark look={shown} offline={state?.link.kind === 'offline'} />
          </Button>
        }
        groups={groups}
        onAction={onAction}
      />
      {sharing && (
        <Suspense>
          <ShareDialog workshopId={workshopId} title={title} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Says it when more edits were replaced while the workshop is open; what was there before shows in the top bar alone. */
function useConflictToast(workshopId: string, unseen: number | undefined): void {
  const { t } = useTranslation('sync');
  const toast = useToast();
  const known = useRef(unseen);
  useEffect(() => {
    const before = known.current;
    known.current = unseen;
    if (before === undefined || unseen === undefined || unseen <= before) return;
    toast({
      key: 'conflicts',
      text: t('menu.conflicts', { count: unseen }),
      action: { label: t('menu.look'), run: () => navigate(`/sync/${workshopId}`) },
    });
  }, [unseen, toast, t, workshopId]);
}
