import { Cloud, CloudAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react';

import { cx } from '../../ui/cx.ts';
import s from './sync-mark.module.css';
import type { SyncLook, SyncTone } from './sync-words.ts';

const ICONS = { quiet: Cloud, good: CloudCheck, busy: CloudUpload, warn: CloudAlert } as const satisfies Record<SyncTone, typeof Cloud>;

/** A state of syncing: an icon and its words. `offline` shows the quiet cloud crossed out. */
export function SyncMark({ look, offline = false }: { readonly look: SyncLook; readonly offline?: boolean }) {
  const Icon = offline && look.tone === 'quiet' ? CloudOff : ICONS[look.tone];
  return (
    <span className={cx(s['mark'], s[look.tone])} title={look.detail}>
      <Icon aria-hidden />
      <span className={s['text']} data-sync-text>{look.text}</span>
    </span>
  );
}
