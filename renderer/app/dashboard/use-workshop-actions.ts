import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { errorCode } from '../../connection/error-code.ts';
import { useClient, useHostLink } from '../../connection/hooks.ts';
import { useToast } from '../../ui/toast.tsx';
import type { Language } from '../i18n/language.ts';
import { useReport } from '../use-report.ts';
import { copyTitle } from './copy-title.ts';

/** What can be done with workshops as a whole. Failures are told in a toast. */
export interface WorkshopActions {
  /** Creates and opens; false when it failed. */
  readonly create: (title: string, originalIdea: string) => Promise<boolean>;
  readonly openSample: () => void;
  readonly rename: (card: WorkshopCard, title: string) => void;
  readonly duplicate: (card: WorkshopCard) => void;
  /** Deletes at once and offers to undo for as long as the host can. */
  readonly remove: (card: WorkshopCard) => void;
}

/** The offer to undo goes a little before the host would refuse. */
const UNDO_MARGIN_MS = 1_500;

export function useWorkshopActions(): WorkshopActions {
  const { t, i18n } = useTranslation('dashboard');
  const client = useClient();
  const { list } = useHostLink();
  const toast = useToast();
  const report = useReport();
  return useMemo(() => {
    const knownTitles = (): ReadonlySet<string> => {
      const known = list.getState();
      return new Set(known.status === 'ready' ? [...known.value.values()].map((card) => card.title) : []);
    };
    const undoDelete = ({ id, title }: WorkshopCard): void => {
      client.workshops.undoDelete({ workshopId: id }).then(
        () => toast({ text: t('restored', { title }), durationMs: 3_000 }),
        (error: unknown) => (errorCode(error) === 'NOT_FOUND' ? toast({ text: t('undoTooLate', { title }), tone: 'error' }) : report(error)),
      );
    };
    return {
      create: async (title, originalIdea) => {
        try {
          const { workshopId } = await client.workshops.create({ title, originalIdea });
          navigate(`/w/${workshopId}`);
          return true;
        } catch (error) {
          report(error);
          return false;
        }
      },
      openSample: () => {
        client.workshops
          .createSample({ language: i18n.language as Language })
          .then(({ workshopId }) => navigate(`/w/${workshopId}`), report);
      },
      rename: ({ id }, title) => {
        client.workshops.update({ workshopId: id, title }).catch(report);
      },
      duplicate: ({ id, title }) => {
        const copy = copyTitle(
          (name, number) => (number === 1 ? t('copyOf', { title: name }) : t('copyOfAgain', { title: name, number })),
          title,
          knownTitles(),
        );
        client.workshops.duplicate({ workshopId: id, title: copy }).then(() => toast({ key: 'duplicated', text: t('duplicated', { title: copy }) }), report);
      },
      remove: (card) => {
        client.workshops.delete({ workshopId: card.id }).then(({ undoUntil }) => {
          const left = undoUntil.getTime() - Date.now() - UNDO_MARGIN_MS;
          toast({
            text: t('deleted', { title: card.title }),
            action: { label: t('undo'), run: () => undoDelete(card) },
            durationMs: Math.max(4_000, left),
          });
        }, report);
      },
    };
  }, [client, list, toast, report, t, i18n]);
}
