import { Download, FileText, Package, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PackSummary } from '../../../shared/contract/workshops.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { Badge } from '../../ui/badge.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useMoment } from './moment.ts';
import s from './history.module.css';
import { PackViewer } from './pack-viewer.tsx';
import { useSavePack } from './use-pack-files.ts';

export interface HistoryPanelProps {
  /** Newest first. */
  readonly packs: readonly PackSummary[];
  /** The pack that is open, null for the list. */
  readonly open: string | null;
  readonly onOpen: (buildPackId: string | null) => void;
}

/** Every pack made so far, or one of them rendered. */
export function HistoryPanel({ packs, open, onOpen }: HistoryPanelProps) {
  const { t } = useTranslation('pack');
  const [doomed, setDoomed] = useState<PackSummary | null>(null);
  const { client, call } = useActions();
  const save = useSavePack();
  const moment = useMoment();
  const remove = async (pack: PackSummary): Promise<void> => {
    setDoomed(null);
    const removed = await call(() => client.buildPacks.delete({ buildPackId: pack.id }));
    if (removed !== undefined && open === pack.id) onOpen(null);
  };
  const opened = packs.find((pack) => pack.id === open);
  if (packs.length === 0) {
    return (
      <EmptyState icon={<Package aria-hidden />} title={t('history.none')}>
        {t('history.noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      {opened === undefined ? (
        <ol className={s['list']} aria-label={t('history.list')}>
          {packs.map((pack) => (
            <PackRow key={pack.id} pack={pack} onOpen={onOpen} onSave={save} onRemove={setDoomed} />
          ))}
        </ol>
      ) : (
        <PackViewer
          key={opened.id}
          pack={opened}
          onBack={() => {
            onOpen(null);
          }}
          onSave={save}
          onRemove={setDoomed}
        />
      )}
      <ConfirmDialog
        open={doomed !== null}
        danger
        title={t('remove.title')}
        confirmLabel={t('remove.confirm')}
        cancelLabel={t('remove.cancel')}
        onCancel={() => {
          setDoomed(null);
        }}
        onConfirm={() => {
          if (doomed !== null) void remove(doomed);
        }}
      >
        {doomed !== null && t('remove.text', { title: doomed.title, when: moment(doomed.createdAt) })}
      </ConfirmDialog>
    </>
  );
}

interface PackRowProps {
  readonly pack: PackSummary;
  readonly onOpen: (buildPackId: string) => void;
  readonly onSave: (buildPackId: string) => Promise<void>;
  readonly onRemove: (pack: PackSummary) => void;
}

const PackRow = memo(function PackRow({ pack, onOpen, onSave, onRemove }: PackRowProps) {
  const { t } = useTranslation('pack');
  const moment = useMoment();
  const { id, title, assembled } = pack;
  const named = { title: `${title}, ${moment(pack.createdAt)}` };
  return (
    <li className={s['row']}>
      <FileText aria-hidden className={s['icon']} />
      <div className={s['what']}>
        {assembled ? (
          <button
            type="button"
            className={s['title']}
            aria-label={t('history.openNamed', named)}
            onClick={() => {
              onOpen(id);
            }}
          >
            {title}
          </button>
        ) : (
          <span className={s['unfinished']}>{title}</span>
        )}
        <p className={s['facts']}>
          <Badge>{t(`format.${pack.formatType}`)}</Badge>
          <time dateTime={pack.createdAt.toISOString()}>{moment(pack.createdAt)}</time>
        </p>
        {!assembled && <p className={s['note']}>{t('history.notAssembled')}</p>}
      </div>
      <div className={s['actions']}>
        {assembled && (
          <PlainButton label={t('history.saveNamed', named)} icon={<Download aria-hidden />} onClick={() => void onSave(id)}>
            {t('history.save')}
          </PlainButton>
        )}
        <Changes>
          <PlainButton
            label={t('history.deleteNamed', named)}
            icon={<Trash2 aria-hidden />}
            onClick={() => {
              onRemove(pack);
            }}
          />
        </Changes>
      </div>
    </li>
  );
});
