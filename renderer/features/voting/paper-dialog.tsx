import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PAPER_VOTER, type Round } from '../../../shared/domain/voting.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { useVotes } from './use-votes.ts';
import { ballotLines } from './votable.ts';
import s from './voting.module.css';

const MOST_ON_PAPER = 500;

/** Takes over the dots that people have put on a paper wall: one number an entry. */
export function PaperDialog({ round, onClose }: { readonly round: Round; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('room');
  const { t: app } = useTranslation('app');
  const { stepId, output, votes, setPaper } = useVotes();
  const lines = ballotLines(stepId, output, round);
  const onPaper = votes.filter((vote) => vote.roundId === round.id && vote.voter === PAPER_VOTER);
  const [counts, setCounts] = useState(() => new Map(lines.map(({ id }) => [id, onPaper.filter((vote) => vote.itemId === id).length])));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('paper.title')}
      closeLabel={app('close')}
      footer={
        <>
          <Button onPress={onClose}>{app('cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              setPaper(round, counts);
              onClose();
            }}
          >
            {t('paper.save')}
          </Button>
        </>
      }
    >
      <p className={s['soft']}>{t('paper.text')}</p>
      <ul className={s['ballot']}>
        {lines.map(({ id, text }) => (
          <li key={id} className={cx(s['line'], s['counted'])}>
            <span className={s['name']}>{text}</span>
            <NumberInput
              label={t('paper.count', { name: text })}
              hideLabel
              size="sm"
              locale={i18n.language}
              min={0}
              max={MOST_ON_PAPER}
              value={counts.get(id) ?? 0}
              onCommit={(value) => {
                const count = value === null || Number.isNaN(value) ? 0 : Math.min(MOST_ON_PAPER, Math.max(0, Math.round(value)));
                setCounts((before) => new Map(before).set(id, count));
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
