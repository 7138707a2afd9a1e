import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countedVotes, dotsLeft, votersOf, type Round, type VoteProblem } from '../../../shared/domain/voting.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useVotes } from './use-votes.ts';
import { ballotLines } from './votable.ts';
import s from './voting.module.css';

/**
 * One-laptop voting: a person places their dots, hands the laptop on, and the next one finds an empty ballot. Every dot is saved
 * the moment it is placed.
 */
export function BallotDialog({ round, onClose }: { readonly round: Round; readonly onClose: () => void }) {
  const { t } = useTranslation('room');
  const { t: app } = useTranslation('app');
  const { stepId, output, votes, cast, retract } = useVotes();
  const person = (number: number): string => t('ballot.person', { number });
  const [voter, setVoter] = useState(() => person(nextNumber(votersOf(round, votes), person)));
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<VoteProblem | null>(null);
  const who = voter.trim();
  const left = dotsLeft(round, votes, who);
  const mine = countedVotes(round, votes).filter((vote) => vote.voter === who);
  const next = (): void => {
    setProblem(null);
    setWaiting(true);
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={waiting ? t('ballot.handOver') : round.title || t('ballot.title')}
      closeLabel={app('close')}
      footer={
        <>
          <Button onPress={onClose}>{t('ballot.finish')}</Button>
          {!waiting && (
            <Button variant="primary" onPress={next}>
              {t('ballot.next')}
            </Button>
          )}
        </>
      }
    >
      {waiting ? (
        <div className={s['handOver']}>
          <p>{t('ballot.handOverText')}</p>
          <Button
            variant="primary"
            autoFocus
            onPress={() => {
              setVoter(person(nextNumber(votersOf(round, votes), person)));
              setWaiting(false);
            }}
          >
            {t('ballot.ready')}
          </Button>
        </div>
      ) : (
        <>
          <div className={s['head']}>
            <TextInput label={t('ballot.voter')} size="sm" value={voter} maxLength={80} autoComplete="off" onChange={setVoter} />
            <p className={s['left']} role="status">
              {t('ballot.left', { count: left })}
            </p>
          </div>
          <ul className={s['ballot']} aria-label={t('ballot.title')}>
            {ballotLines(stepId, output, round).map(({ id, text }) => {
              const here = mine.filter((vote) => vote.itemId === id).length;
              return (
                <li key={id} className={s['line']} data-mine={here > 0 || undefined} data-ballot={id}>
                  <span className={s['name']}>{text}</span>
                  <span className={s['dots']}>
                    <IconButton
                      size="sm"
                      label={t('ballot.retract', { name: short(text) })}
                      icon={<Minus aria-hidden />}
                      isDisabled={here === 0}
                      onPress={() => {
                        setProblem(null);
                        retract(round, who, id);
                      }}
                    />
                    <span className={s['mine']} role="img" aria-label={t('ballot.mine', { count: here })}>
                      {here <= 3 ? Array.from({ length: here }, (_, index) => <span key={index} className={s['dot']} />) : here}
                    </span>
                    <IconButton
                      size="sm"
                      variant="secondary"
                      label={t('ballot.add', { name: short(text) })}
                      icon={<Plus aria-hidden />}
                      isDisabled={who === ''}
                      onPress={() => {
                        setProblem(cast(round, who, id));
                      }}
                    />
                  </span>
                </li>
              );
            })}
          </ul>
          <p className={s['problem']} role="alert">
            {problem === null ? '' : t(`ballot.problem.${problem}`)}
          </p>
        </>
      )}
    </Dialog>
  );
}

/** The first number whose name nobody has voted under yet. */
function nextNumber(voters: readonly string[], person: (number: number) => string): number {
  let number = 1;
  while (voters.includes(person(number))) number += 1;
  return number;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
