import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { countedVotes, openRound, tally, votersOf, winners, type Round } from '../../../shared/domain/voting.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Checkbox } from '../../ui/toggle.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { useSetRoom } from '../facilitation/use-room-state.ts';
import { useActions } from '../step/step-context.tsx';
import { BallotDialog } from './ballot-dialog.tsx';
import { NewRound } from './new-round.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { ResultsChart } from './results-chart.tsx';
import { canSelect, useVotes } from './use-votes.ts';
import { ballotLines } from './votable.ts';
import s from './voting.module.css';

/** Everything about votes of the step: open one, let people vote at this laptop or on paper, see and use the result. */
export function VotePanel({ collection }: { readonly collection: string | undefined }) {
  const { t } = useTranslation('room');
  const { rounds } = useVotes();
  const running = openRound(rounds);
  const readOnly = useReadOnly();
  const [starting, setStarting] = useState(false);
  const closed = rounds.filter((round) => !round.open).reverse();
  const [latest, ...earlier] = closed;
  return (
    <div className={s['panel']}>
      {running !== undefined && <OpenRound round={running} />}
      {running === undefined && (latest === undefined || starting) && (readOnly ? <p className={s['soft']}>{t('vote.noVotes')}</p> : <NewRound collection={collection} />)}
      {latest !== undefined && <ClosedRound key={latest.id} round={latest} canReopen={running === undefined} />}
      {running === undefined && latest !== undefined && !starting && (
        <div className={s['row']}>
          <ChangeButton
            onPress={() => {
              setStarting(true);
            }}
          >
            {t('vote.again')}
          </ChangeButton>
        </div>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className={s['soft']}>{t('vote.earlier')}</summary>
          {earlier.map((round) => (
            <ClosedRound key={round.id} round={round} canReopen={false} />
          ))}
        </details>
      )}
    </div>
  );
}

function OpenRound({ round }: { readonly round: Round }) {
  const { t } = useTranslation('room');
  const { stepId, output, votes, setOpen } = useVotes();
  const [dialog, setDialog] = useState<'ballot' | 'paper' | null>(null);
  const lines = ballotLines(stepId, output, round);
  const cast = countedVotes(round, votes).length;
  const people = votersOf(round, votes).length;
  const close = (): void => setDialog(null);
  return (
    <section className={s['round']} aria-label={t('vote.openNow')}>
      <h3 className={s['roundTitle']}>{round.title || t('vote.untitled')}</h3>
      <p className={s['state']} role="status">
        <span className={s['live']} aria-hidden />
        {people === 0 ? t('vote.nobody') : `${t('vote.cast', { count: cast })} ${t('vote.people', { count: people })}`}
      </p>
      <p className={s['soft']}>
        {t('vote.ballot', { count: lines.length })}; {t('vote.rules', { budget: round.budget, max: round.maxPerItem })}.
      </p>
      <ChangeButton variant="primary" onPress={() => setDialog('ballot')}>
        {t('vote.place')}
      </ChangeButton>
      <ChangeButton onPress={() => setDialog('paper')}>{t('vote.paper')}</ChangeButton>
      {round.anonymous ? (
        <p className={s['soft']}>{t('vote.hidden')}</p>
      ) : (
        <ResultsChart
          label={t('vote.results')}
          tallies={tally(round, lines.map(({ id }) => id), votes)}
          nameOf={(id) => lines.find((line) => line.id === id)?.text ?? ''}
        />
      )}
      <ChangeButton onPress={() => setOpen(round, false)}>{t('vote.close')}</ChangeButton>
      {dialog === 'ballot' && <BallotDialog round={round} onClose={close} />}
      {dialog === 'paper' && <PaperDialog round={round} onClose={close} />}
    </section>
  );
}

function ClosedRound({ round, canReopen }: { readonly round: Round; readonly canReopen: boolean }) {
  const { t } = useTranslation('room');
  const { t: app } = useTranslation('app');
  const toast = useToast();
  const { workshopId } = useActions();
  const setRoom = useSetRoom(workshopId);
  const { stepId, output, votes, setOpen, remove, select, sort, open } = useVotes();
  const lines = ballotLines(stepId, output, round);
  const tallies = tally(round, lines.map(({ id }) => id), votes);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(winners(tallies, 1)));
  const [asking, setAsking] = useState(false);
  const title = round.title || t('vote.untitled');
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const without = tallies.filter(({ dots }) => dots === 0);
  const chart = (shown: typeof tallies): ReactNode =>
    shown.length > 0 && (
      <ResultsChart
        label={t('vote.resultsOf', { title })}
        tallies={shown}
        nameOf={(id) => lines.find((line) => line.id === id)?.text ?? ''}
        lead={({ itemId }, name) => <Checkbox label={name} checked={chosen.has(itemId)} onChange={(on) => toggle(itemId, on)} />}
      />
    );
  return (
    <section className={s['round']} aria-label={t('vote.resultsOf', { title })}>
      <h3 className={s['roundTitle']}>{title}</h3>
      {tallies.every(({ dots }) => dots === 0) && <p className={s['soft']}>{t('vote.noVotes')}</p>}
      {chart(tallies.filter(({ dots }) => dots > 0))}
      {without.length > 0 && (
        <details>
          <summary className={s['soft']}>{t('vote.without', { count: without.length })}</summary>
          {chart(without)}
        </details>
      )}
      <div className={s['actions']}>
        {canSelect(stepId, round.collection) && (
          <ChangeButton
            size="sm"
            variant="primary"
            onPress={() => {
              toast({ text: t('vote.selectedToast', { count: select(round, chosen) }) });
            }}
          >
            {t('vote.select')}
          </ChangeButton>
        )}
        <ChangeButton
          size="sm"
          onPress={() => {
            sort(round, tallies);
            toast({ text: t('vote.sortedToast') });
          }}
        >
          {t('vote.sort')}
        </ChangeButton>
        {chosen.size > 1 && canReopen && (
          <ChangeButton
            size="sm"
            onPress={() => {
              open({ ...round, title: t('vote.runoffTitle', { title }).slice(0, 300), itemIds: [...chosen].slice(0, 200) });
            }}
          >
            {t('vote.runoff')}
          </ChangeButton>
        )}
        <ChangeButton
          size="sm"
          onPress={() => {
            setRoom('wallView', 'results');
          }}
        >
          {t('vote.showOnWall')}
        </ChangeButton>
      </div>
      <div className={s['row']}>
        {canReopen && (
          <ChangeButton size="sm" variant="quiet" onPress={() => setOpen(round, true)}>
            {t('vote.reopen')}
          </ChangeButton>
        )}
        <ChangeButton size="sm" variant="quiet" onPress={() => setAsking(true)}>
          {t('vote.remove')}
        </ChangeButton>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('vote.remove')}
        confirmLabel={t('vote.remove')}
        cancelLabel={app('cancel')}
        danger
        onConfirm={() => {
          setAsking(false);
          remove(round);
        }}
        onCancel={() => setAsking(false)}
      >
        {t('vote.removeAsk')}
      </ConfirmDialog>
    </section>
  );
}
