import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useSyncState } from '../../connection/hooks.ts';
import s from './sync-mark.module.css';
import { SyncMark } from './sync-mark.tsx';
import { useSyncWords } from './sync-words.ts';

/** How the connection stands, on every page outside of a workshop, and the way to all about it. */
export function SyncLink() {
  const { t } = useTranslation('sync');
  const state = useSyncState();
  const { ofLink } = useSyncWords();
  if (state === undefined) return null;
  const look = ofLink(state);
  return (
    <Link href="/sync" className={s['link']} aria-label={t('menu.label', { state: look.text })} data-sync-link={state.link.kind}>
      <SyncMark look={look} offline={state.link.kind === 'offline'} />
    </Link>
  );
}
