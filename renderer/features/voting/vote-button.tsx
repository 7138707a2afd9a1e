import { Vote } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { openRound, roundsOf } from '../../../shared/domain/voting.ts';
import { Button } from '../../ui/button.tsx';
import { useActions, usePart } from '../step/step-context.tsx';
import { useStepPanel } from '../step/step-panel.ts';
import s from './voting.module.css';

/**
 * Opens the voting panel of the step; a dot shows that a vote is open. A step page may place one beside a list with the list's
 * `collection`, so that the panel starts with it.
 */
export function VoteButton({ collection }: { readonly collection?: string | undefined }) {
  const { t } = useTranslation('room');
  const { stepId } = useActions();
  const panel = useStepPanel();
  const running = usePart(stepId, (output) => openRound(roundsOf(output)) !== undefined);
  return (
    <Button
      variant="quiet"
      icon={<Vote aria-hidden />}
      aria-expanded={panel.shown === 'vote'}
      aria-keyshortcuts="V"
      onPress={() => {
        if (panel.shown === 'vote') panel.close();
        else panel.open('vote', collection);
      }}
    >
      {t('vote.button')}
      {running && <span className={s['live']} role="img" aria-label={t('vote.openNow')} />}
    </Button>
  );
}
