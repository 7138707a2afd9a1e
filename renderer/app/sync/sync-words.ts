import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { SyncStateEvent } from '../../../shared/contract/sync.ts';
import { useFormat } from '../i18n/format.ts';

/** One workshop's part of the state. */
export type WorkshopSyncView = SyncStateEvent['workshops'][number];

/** How much a state asks of the person: nothing, a little patience, or an act. */
export type SyncTone = 'quiet' | 'good' | 'busy' | 'warn';

export interface SyncLook {
  readonly tone: SyncTone;
  readonly text: string;
  /** What it means and what can be done; undefined where the text says it all. */
  readonly detail: string | undefined;
}

const LOCAL = { kind: 'local_only' } as const;

/** The part of the state that is about one workshop; undefined where it is on this computer only. */
export function workshopSync(state: SyncStateEvent | undefined, workshopId: string): WorkshopSyncView | undefined {
  return state?.workshops.find((entry) => entry.workshopId === workshopId);
}

/** States of syncing in words. */
export function useSyncWords(): {
  readonly ofWorkshop: (state: SyncStateEvent | undefined, workshopId: string) => SyncLook;
  readonly ofLink: (state: SyncStateEvent) => SyncLook;
} {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return useMemo(() => {
    const ofLink = (state: SyncStateEvent): SyncLook => {
      const { link } = state;
      if (link.kind === 'stopped') {
        const tone = link.why === 'paused' ? 'quiet' : 'warn';
        return { tone, text: t(link.why === 'paused' ? 'link.paused' : 'link.stopped'), detail: t(`whyText.${link.why}`) };
      }
      if (state.paused) return { tone: 'quiet', text: t('link.paused'), detail: t('whyText.paused') };
      switch (link.kind) {
        case 'none':
          return { tone: 'quiet', text: t('link.none'), detail: undefined };
        case 'connecting':
          return { tone: 'busy', text: t('link.connecting'), detail: undefined };
        case 'online':
          return { tone: 'good', text: t('link.online'), detail: undefined };
        case 'offline':
          return { tone: 'quiet', text: t('link.offline'), detail: t('link.offlineText') };
      }
    };
    const ofWorkshop = (state: SyncStateEvent | undefined, workshopId: string): SyncLook => {
      const entry = workshopSync(state, workshopId);
      const own = entry?.state ?? LOCAL;
      switch (own.kind) {
        case 'local_only':
          return { tone: 'quiet', text: t('state.local_only'), detail: undefined };
        case 'waiting': {
          const link = state === undefined ? undefined : ofLink(state);
          return { tone: 'quiet', text: t('state.waiting', { count: own.changes }), detail: link?.detail };
        }
        case 'syncing':
          return { tone: 'busy', text: t('state.syncing'), detail: undefined };
        case 'up_to_date':
          return { tone: 'good', text: t('state.up_to_date'), detail: t('state.up_to_date_at', { when: format.time(new Date(own.at)) }) };
        case 'stopped': {
          if (own.why === 'paused') {
            const text = own.changes > 0 ? t('state.waiting', { count: own.changes }) : t('link.paused');
            return { tone: 'quiet', text, detail: t('whyText.paused') };
          }
          return { tone: 'warn', text: t('state.stopped', { why: t(`why.${own.why}`) }), detail: t(`whyText.${own.why}`) };
        }
      }
    };
    return { ofWorkshop, ofLink };
  }, [t, format]);
}
