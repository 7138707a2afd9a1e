import { Maximize } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { agendaDay } from '../../shared/domain/agenda.ts';
import { isPrivate, type RoomState } from '../../shared/domain/room-state.ts';
import { readLap } from '../../shared/domain/timer.ts';
import { isStepId } from '../../shared/domain/step-ids.ts';
import { countedVotes, openRound, roundsOf, tally, votersOf, votesOf } from '../../shared/domain/voting.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { useStep, useWorkshop } from '../connection/hooks.ts';
import { dayStartOf, useAgenda } from '../features/agenda/use-agenda.ts';
import { useRoomState } from '../features/facilitation/use-room-state.ts';
import { useNowMs, useTimes } from '../features/facilitation/use-times.ts';
import { TimerFace } from '../features/timer/timer-control.tsx';
import { useTimerReading } from '../features/timer/use-timer.ts';
import { ResultsChart } from '../features/voting/results-chart.tsx';
import { ballotLines } from '../features/voting/votable.ts';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { useFitWindow } from './use-fit-window.ts';
import { WallBoard, WallSpotlight } from './wall-board.tsx';
import { PACK_STEP, WallPack } from './wall-pack.tsx';
import s from './wall.module.css';

const AGENDA_TICK_MS = 10_000;
/** Lines of a result that a room can take in. */
const MOST_RESULTS = 12;

/** The projector's view of a workshop: follows what the facilitator presents; shows nothing of their own, changes nothing. */
export function WallPage({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('room');
  const workshop = useWorkshop(workshopId);
  const room = useRoomState(workshopId);
  const title = workshop?.title ?? t('wall.title');
  const { wall, watched } = useFitWindow();
  useEffect(() => {
    document.title = `${t('wall.title')} · ${title}`;
  }, [t, title]);
  return (
    <div ref={wall} className={s['wall']} data-wall={room.presentedStep ?? ''} data-view={room.wallView}>
      <header className={s['head']}>
        <p className={s['workshop']}>{title}</p>
        {room.wallView !== 'timer' && (
          <p className={s['timer']}>
            <LapFace timer={room.timer} />
            <TimerFace workshopId={workshopId} />
          </p>
        )}
        <IconButton
          label={t('wall.fullScreen')}
          icon={<Maximize aria-hidden />}
          placement="bottom"
          onPress={() => {
            // Refused where the browser allows no full screen; the wall is as good in its window.
            void (document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()).catch(() => {});
          }}
        />
      </header>
      <main ref={watched} className={s['main']}>{workshop === null ? <Message text={t('wall.unknown')} /> : <Shown workshopId={workshopId} room={room} />}</main>
    </div>
  );
}

function Shown({ workshopId, room }: { readonly workshopId: string; readonly room: RoomState }) {
  const { t } = useTranslation('room');
  const { presentedStep: stepId, wallView } = room;
  if (wallView === 'blank') return <Message text={t('wall.blank')} />;
  if (wallView === 'timer') {
    return (
      <>
        <h1 className={s['aside']}>{t('timer.label')}</h1>
        <p className={s['hugeTimer']}>
          <TimerFace workshopId={workshopId} />
          <LapFace timer={room.timer} />
        </p>
      </>
    );
  }
  if (wallView === 'agenda') return <WallAgenda workshopId={workshopId} />;
  if (stepId === null) return <Message text={t('wall.waiting')} />;
  return <WallStep key={stepId} workshopId={workshopId} stepId={stepId} room={room} />;
}

/** Which lap of a timer runs: the frame of a Crazy 8s sheet. Nothing for a timer without laps, and while it stands. */
function LapFace({ timer }: { readonly timer: RoomState['timer'] }) {
  const { t } = useTranslation('room');
  const { phase, leftMs } = useTimerReading(timer);
  const lap = timer === null || phase !== 'running' ? null : readLap({ ...timer, endsAt: null, leftMs }, 0);
  return lap === null ? null : <span className={s['lap']}>{t('wall.lap', { lap: lap.lap, laps: lap.laps })}</span>;
}

function WallStep({ workshopId, stepId, room }: { readonly workshopId: string; readonly stepId: string; readonly room: RoomState }) {
  const { t } = useTranslation('steps');
  const step = useStep(workshopId, stepId);
  const summary = useWorkshop(workshopId)?.steps.find((candidate) => candidate.stepId === stepId);
  const known = isStepId(stepId);
  const output = step?.output;
  return (
    <>
      <header className={s['heading']}>
        <h1 className={s['step']}>{known ? t(`${stepId}.name`) : (summary?.name ?? stepId)}</h1>
        <p className={s['question']}>{known ? t(`${stepId}.question`) : (summary?.description ?? '')}</p>
      </header>
      {output !== undefined && <StepContent workshopId={workshopId} stepId={stepId} output={output} room={room} />}
    </>
  );
}

function StepContent({ workshopId, stepId, output, room }: { readonly workshopId: string; readonly stepId: string; readonly output: StepOutput; readonly room: RoomState }) {
  const running = openRound(roundsOf(output));
  if (room.wallView === 'results') return <WallResults stepId={stepId} output={output} />;
  if (room.spotlight !== null) return <WallSpotlight stepId={stepId} output={output} itemId={room.spotlight} />;
  return (
    <>
      {running !== undefined && <WallVote output={output} />}
      {stepId === PACK_STEP ? <WallPack workshopId={workshopId} /> : <WallBoard workshopId={workshopId} stepId={stepId} tab={room.presentedTab} output={output} privately={isPrivate(output)} />}
    </>
  );
}

function WallVote({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('room');
  const round = openRound(roundsOf(output));
  if (round === undefined) return null;
  const votes = votesOf(output);
  const people = votersOf(round, votes).length;
  return (
    <section className={s['vote']} aria-label={t('wall.votingOpen')}>
      <strong>{t('wall.votingOpen')}</strong>
      <span className={s['voteTitle']}>{round.title}</span>
      <span>{t('vote.rules', { budget: round.budget, max: round.maxPerItem })}</span>
      <span role="status">
        {people === 0 ? t('vote.nobody') : `${t('vote.cast', { count: countedVotes(round, votes).length })} ${t('vote.people', { count: people })}`}
      </span>
    </section>
  );
}

function WallResults({ stepId, output }: { readonly stepId: string; readonly output: StepOutput }) {
  const { t } = useTranslation('room');
  const rounds = roundsOf(output);
  const round = rounds.findLast((candidate) => !candidate.open) ?? rounds.findLast((candidate) => !candidate.anonymous);
  if (round === undefined) return <Message text={t('wall.noResults')} />;
  const lines = ballotLines(stepId, output, round);
  const title = round.title || t('vote.untitled');
  const favoured = tally(round, lines.map(({ id }) => id), votesOf(output)).filter(({ dots }) => dots > 0);
  return (
    <section className={s['results']}>
      <h2>{title}</h2>
      {favoured.length === 0 && <p className={s['empty']}>{t('vote.noVotes')}</p>}
      <ResultsChart
        label={t('vote.resultsOf', { title })}
        tallies={favoured.slice(0, MOST_RESULTS)}
        nameOf={(id) => lines.find((line) => line.id === id)?.text ?? ''}
      />
      {favoured.length > MOST_RESULTS && <p className={s['empty']}>{t('wall.more', { count: favoured.length - MOST_RESULTS })}</p>}
    </section>
  );
}

function WallAgenda({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('room');
  const { t: agendaText } = useTranslation('agenda');
  const { blocks, startMinutes } = useAgenda(workshopId);
  const now = useNowMs(AGENDA_TICK_MS);
  const times = useTimes();
  const day = agendaDay(blocks, dayStartOf(blocks, startMinutes, new Date(now)), now);
  if (blocks.length === 0) return <Message text={t('wall.noAgenda')} />;
  return (
    <section>
      <h1 className={s['step']}>{agendaText('title')}</h1>
      <ol className={s['agenda']}>
        {day.blocks.map((block) => (
          <li key={block.id} className={cx(s['agendaBlock'], s[block.state])} aria-current={block.state === 'running' ? 'time' : undefined}>
            <span className={s['agendaTime']}>{times.time(block.from)}</span>
            <span>{block.title || agendaText('untitled')}</span>
            {block.state === 'running' && <span className={s['agendaNow']}>{t('wall.ends', { time: times.time(block.until) })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Message({ text }: { readonly text: string }) {
  return (
    <div className={s['message']}>
      <h1>{text}</h1>
    </div>
  );
}
