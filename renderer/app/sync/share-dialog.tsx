import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SharingView } from '../../../shared/contract/sync.ts';
import { SHARE_ROLES, type ShareRole } from '../../../shared/domain/share-token.ts';
import { useClient, useSyncState, useSystemStatus } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFormat } from '../i18n/format.ts';
import { useSyncReport } from './sync-error.ts';
import { workshopSync } from './sync-words.ts';
import s from './sync.module.css';

export interface ShareDialogProps {
  readonly workshopId: string;
  readonly title: string;
  readonly onClose: () => void;
}

const DAYS = [1, 7, 30] as const;

/** Who may see a workshop: a token to invite with, and the members. */
export function ShareDialog({ workshopId, title, onClose }: ShareDialogProps) {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  const sharing = useSharing(workshopId);
  const synced = workshopSync(useSyncState(), workshopId)?.chosen === true;
  return (
    <Dialog open onClose={onClose} title={t('share.title', { title })} closeLabel={app('close')} wide footer={<Button onPress={onClose}>{app('close')}</Button>}>
      {sharing === undefined ? (
        <Skeleton label={app('loading')} lines={4} />
      ) : (
        <div className={s['share']}>
          {!synced && <Callout tone="info">{t('share.needsSync')}</Callout>}
          {sharing.isOwner ? <Invite workshopId={workshopId} sharing={sharing} /> : <Callout tone="info">{t('share.notOwner')}</Callout>}
          <Members workshopId={workshopId} sharing={sharing} />
        </div>
      )}
    </Dialog>
  );
}

function Invite({ workshopId, sharing }: { readonly workshopId: string; readonly sharing: SharingView }) {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  const client = useClient();
  const toast = useToast();
  const report = useSyncReport();
  const format = useFormat();
  const [role, setRole] = useState<ShareRole>('editor');
  const [days, setDays] = useState<number>(7);
  const [token, setToken] = useState<string | null>(null);
  const { share } = sharing;
  const create = (): void => {
    client.sync.share({ workshopId, role, days }).then((made) => setToken(made.token), report);
  };
  const revoke = (): void => {
    client.sync.revokeShare({ workshopId }).then(() => {
      setToken(null);
      toast({ text: t('share.revoked') });
    }, report);
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(token ?? '').then(() => toast({ text: app('copied'), durationMs: 2_500 }));
  };
  return (
    <section aria-labelledby="share-invite">
      <h3 id="share-invite">{t('share.invite')}</h3>
      <div className={s['stack']}>
        {token !== null && (
          <div className={s['wide']}>
            <div className={s['tokenLine']}>
              <TextInput label={t('share.token')} value={token} onChange={() => undefined} readOnly onFocus={(event) => event.currentTarget.select()} />
              <Button variant="primary" icon={<Copy aria-hidden />} onPress={copy}>
                {t('share.copy')}
              </Button>
            </div>
            <p className={s['faint']}>{t('share.once')}</p>
          </div>
        )}
        {share !== null && (
          <p className={s['soft']}>{t('share.current', { role: t(`role.${share.role}`), until: format.dateTime(share.expires) })}</p>
        )}
        <div className={`${s['shareFields'] ?? ''} ${s['wide'] ?? ''}`}>
          <Select
            label={t('share.role')}
            value={role}
            options={SHARE_ROLES.map((value) => ({ value, label: t(`share.roles.${value}`) }))}
            onChange={(value) => setRole(value === 'viewer' ? 'viewer' : 'editor')}
          />
          <Select
            label={t('share.days')}
            value={String(days)}
            options={DAYS.map((count) => ({ value: String(count), label: t('share.dayCount', { count }) }))}
            onChange={(value) => setDays(Number(value))}
          />
        </div>
        <div className={s['actions']}>
          <Button variant={share === null && token === null ? 'primary' : 'secondary'} onPress={create}>
            {t(share === null ? 'share.create' : 'share.replace')}
          </Button>
          {share !== null && <Button onPress={revoke}>{t('share.revoke')}</Button>}
        </div>
      </div>
    </section>
  );
}

function Members({ workshopId, sharing }: { readonly workshopId: string; readonly sharing: SharingView }) {
  const { t } = useTranslation('sync');
  const { t: app } = useTranslation('app');
  const client = useClient();
  const report = useSyncReport();
  const me = useSystemStatus()?.personId;
  const [removing, setRemoving] = useState<SharingView['members'][number] | null>(null);
  return (
    <section aria-labelledby="share-members">
      <h3 id="share-members">{t('share.members')}</h3>
      <ul className={s['rows']}>
        {sharing.members.map((member) => {
          const { id, person, role } = member;
          const changeable = sharing.isOwner && role !== 'owner';
          return (
            <li key={id} className={s['row']} data-member={person}>
              <span className={s['memberName']}>{person === me ? t('share.you', { person }) : person}</span>
              {changeable ? (
                <>
                  <Select
                    label={t('share.roleOf', { person })}
                    hideLabel
                    size="sm"
                    value={role}
                    options={[...new Set([...SHARE_ROLES, role])].map((value) => ({ value, label: roleName(value, t) }))}
                    onChange={(value) => {
                      const next = SHARE_ROLES.find((known) => known === value);
                      if (next !== undefined) client.sync.changeRole({ workshopId, memberId: id, role: next }).catch(report);
                    }}
                  />
                  <Button size="sm" variant="quiet" aria-label={t('share.removeLabel', { person })} onPress={() => setRemoving(member)}>
                    {t('share.remove')}
                  </Button>
                </>
              ) : (
                <span className={s['faint']}>{roleName(role, t)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        open={removing !== null}
        title={t('share.removeTitle', { person: removing?.person ?? '' })}
        confirmLabel={t('share.remove')}
        cancelLabel={app('cancel')}
        danger
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) client.sync.removeMember({ workshopId, memberId: removing.id }).catch(report);
          setRemoving(null);
        }}
      >
        {t('share.removeText')}
      </ConfirmDialog>
    </section>
  );
}

function roleName(role: string, t: ReturnType<typeof useTranslation<'sync'>>['t']): string {
  return role === 'owner' || role === 'editor' || role === 'viewer' ? t(`role.${role}`) : t('role.other');
}

/** How the workshop is shared, live for as long as the dialog is open; undefined until the first answer. */
function useSharing(workshopId: string): SharingView | undefined {
  const client = useClient();
  const report = useSyncReport();
  const [sharing, setSharing] = useState<SharingView | undefined>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const event of await client.sync.watchSharing({ workshopId }, { signal: leaving.signal })) setSharing(event);
    };
    follow().catch((error: unknown) => {
      if (!leaving.signal.aborted) report(error);
    });
    return () => leaving.abort();
  }, [client, workshopId, report]);
  return sharing;
}
