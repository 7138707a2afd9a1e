import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { AgendaPage } from '../../features/agenda/agenda-page.tsx';
import { usePageTitle } from '../use-page-title.ts';

/** The agenda of a workshop as a page of it. */
export function AgendaRoute({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t } = useTranslation('agenda');
  usePageTitle(`${t('title')} · ${workshop.title}`);
  return <AgendaPage workshopId={workshop.id} onOpenStep={(stepId) => navigate(`/w/${workshop.id}/${stepId}`)} />;
}
