import { Pause, Play, Plus, Square, Timer as TimerIcon } from 'lucide-react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { TIMER_PRESETS, timerText, type TimerReading } from '../../../shared/domain/timer.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/popover.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { ChangeButton, Changes, useReadOnly } from '../../ui/read-only.tsx';
import { useCommands } from '../command-palette/commands.ts';
import { chimeIsOn, playChime, setChime } from './chime.ts';
import s from './timer.module.css';
import { useTimeUp } from './use-time-up.ts';
import { useRoomTimer, useTimerReading, type RoomTimer } from './use-timer.ts';

const MOST_MINUTES = 600;

/** The room's timer in the top bar: shows what is left, opens everything one can do with it (also by T), chimes at the end. */
export function TimerControl({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('room');
  const toast = useToast();
  const timer = useRoomTimer(workshopId);
  const [open, setOpen] = useState(false);
  const readOnly = useReadOnly();
  useTimeUp(timer.value, () => {
    if (chimeIsOn()) playChime();
    toast({ text: t('timer.upToast'), key: 'timer' });
  });
  useCommands('timer', [
    { id: 'timer', title: t('timer.label'), group: 'room', key: 't', run: () => setOpen(true) },
    ...(readOnly ? [] : TIMER_PRESETS).map((minutes) => ({
      id: `timer-${String(minutes)}`,
      title: `${t('timer.startFor')}: ${t('timer.minutes', { count: minutes })}`,
      group: 'room' as const,
      run: () => timer.start(minutes),
    })),
    ...(timer.value === null || readOnly
      ? []
      : [
          { id: 'timer-add', title: `${t('timer.label')}: +${t('timer.addLabel')}`, group: 'room' as const, run: timer.addMinute },
          timer.value.endsAt === null
            ? { id: 'timer-resume', title: `${t('timer.label')}: ${t('timer.resume')}`, group: 'room' as const, run: timer.resume }
            : { id: 'timer-pause', title: `${t('timer.label')}: ${t('timer.pause')}`, group: 'room' as const, run: timer.pause },
          { id: 'timer-stop', title: `${t('timer.label')}: ${t('timer.stop')}`, group: 'room' as const, run: timer.stop },
        ]),
  ]);
  return (
    <Popover label={t('timer.label')} placement="bottom end" open={open} onOpenChange={setOpen} trigger={<TimerButton timer={timer} />}>
      {(close) => <TimerPanel timer={timer} close={close} />}
    </Popover>
  );
}

/** The spoken state of a timer. */
export function useTimerWords(): (reading: TimerReading) => string {
  const { t } = useTranslation('room');
  return ({ phase, leftMs }) => {
    const time = timerText(Math.abs(leftMs));
    if (phase === 'idle') return t('timer.none');
    if (phase === 'over') return t('timer.overBy', { time });
    return t(phase === 'paused' ? 'timer.paused' : 'timer.running', { time });
  };
}

function TimerButton({ timer, ...rest }: { readonly timer: RoomTimer }) {
  const { t } = useTranslation('room');
  const reading = useTimerReading(timer.value);
  const words = useTimerWords()(reading);
  const { phase, leftMs } = reading;
  return (
    <Button
      {...rest}
      variant="quiet"
      size="sm"
      aria-label={words}
      aria-keyshortcuts="T"
      icon={phase === 'paused' ? <Pause aria-hidden /> : <TimerIcon aria-hidden />}
      data-timer={phase}
    >
      <span className={cx(s['face'], s[phase])}>{phase === 'idle' ? t('timer.none') : timerText(leftMs)}</span>
    </Button>
  );
}

function TimerPanel({ timer, close }: { readonly timer: RoomTimer; readonly close: () => void }) {
  const { t } = useTranslation('room');
  const { value } = timer;
  const readOnly = useReadOnly();
  const [chime, setChimeShown] = useState(chimeIsOn);
  const start = (minutes: number): void => {
    timer.start(minutes);
    close();
  };
  return (
    <div className={s['panel']}>
      {value !== null && <Running timer={timer} />}
      {readOnly && value === null && <p>{t('timer.none')}</p>}
      <Changes>
        <h2 className={s['heading']}>{t('timer.startFor')}</h2>
        <div className={s['presets']}>
          {TIMER_PRESETS.map((minutes, index) => (
            <Button
              key={minutes}
              size="sm"
              autoFocus={value === null && index === 0}
              onPress={() => {
                start(minutes);
              }}
            >
              {t('timer.short', { count: minutes })}
            </Button>
          ))}
        </div>
        <OtherLength onStart={start} />
      </Changes>
      <Switch
        label={t('timer.chime')}
        checked={chime}
        onChange={(on) => {
          setChime(on);
          setChimeShown(on);
          if (on) playChime();
        }}
      />
    </div>
  );
}

function Running({ timer }: { readonly timer: RoomTimer }) {
  const { t } = useTranslation('room');
  const reading = useTimerReading(timer.value);
  return (
    <div className={s['now']} role="group" aria-label={t('timer.now')}>
      <span className={cx(s['big'], s[reading.phase])} role="timer">
        {timerText(reading.leftMs)}
      </span>
      <meter className={s['bar']} min={0} max={1} value={reading.share} aria-label={t('timer.label')} />
      <div className={s['presets']}>
        {reading.phase === 'running' && (
          <ChangeButton size="sm" autoFocus icon={<Pause aria-hidden />} onPress={timer.pause}>
            {t('timer.pause')}
          </ChangeButton>
        )}
        {reading.phase === 'paused' && (
          <ChangeButton size="sm" autoFocus icon={<Play aria-hidden />} onPress={timer.resume}>
            {t('timer.resume')}
          </ChangeButton>
        )}
        <ChangeButton size="sm" icon={<Plus aria-hidden />} onPress={timer.addMinute}>
          {t('timer.addLabel')}
        </ChangeButton>
        <ChangeButton size="sm" icon={<Square aria-hidden />} onPress={timer.stop}>
          {t('timer.stop')}
        </ChangeButton>
      </div>
    </div>
  );
}

function OtherLength({ onStart }: { readonly onStart: (minutes: number) => void }) {
  const { t } = useTranslation('room');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const minutes = Number(text.trim().replace(',', '.'));
    if (text.trim() === '' || !(minutes > 0 && minutes <= MOST_MINUTES)) setWrong(true);
    else onStart(minutes);
  };
  return (
    <form className={s['other']} onSubmit={submit} id={id}>
      <TextInput
        label={t('timer.other')}
        size="sm"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={wrong ? t('timer.problem') : null}
        onChange={(next) => {
          setWrong(false);
          setText(next);
        }}
      />
      <Button size="sm" type="submit" form={id}>
        {t('timer.start')}
      </Button>
    </form>
  );
}

/** The timer as a wall or a sketch pad shows it: only the digits, in the size of the text around it. Nothing while it is idle. */
export function TimerFace({ workshopId }: { readonly workshopId: string }) {
  const { value } = useRoomTimer(workshopId);
  const reading = useTimerReading(value);
  const words = useTimerWords();
  if (reading.phase === 'idle') return null;
  return (
    <span className={cx(s['face'], s[reading.phase])} role="timer" aria-label={words(reading)} data-timer={reading.phase}>
      {timerText(reading.leftMs)}
    </span>
  );
}
