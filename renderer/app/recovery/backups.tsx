import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Backup } from '../../../shared/contract/system.ts';
import { useClient } from '../../connection/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useFormat } from '../i18n/format.ts';
import { useReport } from '../use-report.ts';
import s from './recovery.module.css';

type Question = { readonly kind: 'restore'; readonly backup: Backup } | { readonly kind: 'empty' };

/** The backups that can be put back, newest first, and the way to start without any. Both ask before they do it. */
export function Backups({ backups }: { readonly backups: readonly Backup[] }) {
  const { t } = useTranslation('recovery');
  const { t: app } = useTranslation('app');
  const format = useFormat();
  const client = useClient();
  const report = useReport();
  const [question, setQuestion] = useState<Question | null>(null);
  const [working, setWorking] = useState(false);
  const newestFirst = [...backups].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());

  const answer = ({ kind, ...rest }: Question): void => {
    setQuestion(null);
    setWorking(true);
    const done = kind === 'restore' && 'backup' in rest ? client.system.restoreBackup({ id: rest.backup.id }) : client.system.startEmpty();
    done.catch(report).finally(() => setWorking(false));
  };

  return (
    <>
      {newestFirst.length > 0 && (
        <ul className={s['backups']} aria-label={t('corrupt.backups')}>
          {newestFirst.map((backup, index) => (
            <li key={backup.id}>
              <span className={s['backup']}>
                <strong>{format.dateTime(backup.createdAt)}</strong>
                {index === 0 && <Badge tone="accent">{t('corrupt.newest')}</Badge>}
                <span>{t('corrupt.workshops', { count: backup.workshops })}</span>
              </span>
              <Button
                size="sm"
                variant={index === 0 ? 'primary' : 'secondary'}
                isDisabled={working}
                onPress={() => setQuestion({ kind: 'restore', backup })}
              >
                {t('corrupt.restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={s['actions']}>
        <Button isDisabled={working} variant={newestFirst.length === 0 ? 'primary' : 'secondary'} onPress={() => setQuestion({ kind: 'empty' })}>
          {t('corrupt.empty')}
        </Button>
        {working && <span role="status">{t('corrupt.working')}</span>}
      </div>
      {question !== null && (
        <ConfirmDialog
          open
          title={
            question.kind === 'restore'
              ? t('corrupt.restoreTitle', { when: format.dateTime(question.backup.createdAt) })
              : t('corrupt.emptyTitle')
          }
          confirmLabel={question.kind === 'restore' ? t('corrupt.restoreConfirm') : t('corrupt.emptyConfirm')}
          cancelLabel={app('cancel')}
          onConfirm={() => answer(question)}
          onCancel={() => setQuestion(null)}
        >
          {question.kind === 'restore'
            ? t('corrupt.restoreText', { workshops: t('corrupt.workshops', { count: question.backup.workshops }) })
            : t('corrupt.emptyText')}
        </ConfirmDialog>
      )}
    </>
  );
}
