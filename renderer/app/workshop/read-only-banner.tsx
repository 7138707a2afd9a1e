import { CopyPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { useClient, useSyncState, useWorkshops } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { copyTitle } from '../dashboard/copy-title.ts';
import { workshopSync } from '../sync/sync-words.ts';
import { useReport } from '../use-report.ts';
import s from './workshop.module.css';

/**
 * Whether the person here may only look at a workshop: the shared database says that they are a viewer. Changes live; until the state of
 * sync is here, the workshop itself says what was known last, so that nobody begins to type where nothing can be kept.
 */
export function useIsViewer({ id, readOnly = false }: WorkshopDetail): boolean {
  const state = useSyncState();
  return state === undefined ? readOnly : workshopSync(state, id)?.role === 'viewer';
}

/** Says why nothing can be changed, and offers a copy in which everything can. */
export function ReadOnlyBanner({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('workshop');
  const { t: dashboard } = useTranslation('dashboard');
  const client = useClient();
  const report = useReport();
  const cards = useWorkshops();
  const [copying, setCopying] = useState(false);
  const copy = (): void => {
    setCopying(true);
    const named = (title: string, number: number): string => (number === 1 ? dashboard('copyOf', { title }) : dashboard('copyOfAgain', { title, number }));
    const title = copyTitle(named, workshop.title, new Set(cards?.map((card) => card.title)));
    client.workshops
      .duplicate({ workshopId: workshop.id, title })
      .then(({ workshopId }) => navigate(`/w/${workshopId}`), report)
      .finally(() => setCopying(false));
  };
  return (
    <div className={s['readOnly']} data-read-only-banner data-print="none">
      <Callout
        tone="info"
        live
        title={t('readOnly.title')}
        action={
          <Button size="sm" icon={<CopyPlus aria-hidden />} isPending={copying} onPress={copy}>
            {t('readOnly.copy')}
          </Button>
        }
      >
        {t('readOnly.text')}
      </Callout>
    </div>
  );
}
