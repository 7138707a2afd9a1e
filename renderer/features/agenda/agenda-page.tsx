import { CalendarClock, Plus, Sparkles, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { agendaDay, type AgendaBlock } from '../../../shared/domain/agenda.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { useCommands } from '../command-palette/commands.ts';
import { useNowMs, useTimes } from '../facilitation/use-times.ts';
import { useMethodTexts } from '../method-card/method-texts.ts';
import s from './agenda.module.css';
import { BlockList } from './block-list.tsx';
import { BlockPicker } from './block-picker.tsx';
import { draftDay } from './draft-day.ts';
import { EditBlock } from './edit-block.tsx';
import { dayStartOf, useAgenda } from './use-agenda.ts';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;
/** A few minutes are no delay worth a warning. */
const LATE_FROM_MS = 5 * MINUTE_MS;

/** The plan of the day: blocks made from method cards, planned and real times, and a warning when time runs out. */
export function AgendaPage({ workshopId, onOpenStep }: { readonly workshopId: string; readonly onOpenStep: (stepId: string) => void }) {
  const { t } = useTranslation('agenda');
  const { t: ui } = useTranslation('ui');
  const agenda = useAgenda(workshopId);
  const texts = useMethodTexts();
  const now = useNowMs(TICK_MS);
  const times = useTimes();
  const [picking, setPicking] = useState(false);
  const [editing, setEditing] = useState<AgendaBlock | null>(null);
  const readOnly = useReadOnly();
  useCommands('agenda', readOnly ? [] : [{ id: 'agenda-add', title: `${t('title')}: ${t('add')}`, group: 'agenda', key: 'n', run: () => setPicking(true) }]);
  if (!agenda.loaded) return <Skeleton label={ui('loading')} lines={6} />;
  const day = agendaDay(agenda.blocks, dayStartOf(agenda.blocks, agenda.startMinutes, new Date(now)), now);
  const over = day.blocks.find((block) => block.state === 'running' && block.overMs > 0);
  const begun = day.blocks.some(({ state }) => state !== 'planned');
  const late = begun && day.lateMs >= LATE_FROM_MS;
  const left = day.blocks.some(({ state }) => state === 'planned');
  return (
    <div className={s['page']} data-agenda>
      <header className={s['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <div className={s['row']}>
          <label className={s['start']}>
            {t('start')}
            <input
              type="time"
              readOnly={readOnly}
              value={clock(agenda.startMinutes)}
              onChange={(event) => {
                const [hours = Number.NaN, minutes = Number.NaN] = event.currentTarget.value.split(':').map(Number);
                if (Number.isFinite(hours) && Number.isFinite(minutes)) agenda.setStart(hours * 60 + minutes);
              }}
            />
          </label>
          <ChangeButton variant={day.blocks.length === 0 ? 'secondary' : 'primary'} icon={<Plus aria-hidden />} onPress={() => setPicking(true)}>
            {t('add')}
          </ChangeButton>
        </div>
      </header>
      {day.blocks.length === 0 ? (
        <EmptyState
          icon={<CalendarClock aria-hidden />}
          title={t('empty')}
          actions={
            <ChangeButton
              variant="primary"
              icon={<Sparkles aria-hidden />}
              isDisabled={texts === null}
              onPress={() => {
                if (texts !== null) agenda.add(draftDay(texts, { welcome: t('welcome'), break: t('break'), lunch: t('lunch') }));
              }}
            >
              {t('draft')}
            </ChangeButton>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <dl className={s['figures']}>
            <div>
              <dt>{t('planned')}</dt>
              <dd>{t('plannedValue', { time: times.length(day.plannedMinutes * MINUTE_MS), until: times.time(day.plannedEnd) })}</dd>
            </div>
            <div>
              <dt>{t('expected')}</dt>
              <dd data-late={late || undefined}>
                {times.time(day.expectedEnd)} <span>{lateness(day.lateMs, begun, t, times.length)}</span>
              </dd>
            </div>
            <div>
              <dt>{t('spent')}</dt>
              <dd>{times.length(day.spentMs)}</dd>
            </div>
          </dl>
          {(over !== undefined || late) && (
            <div className={s['warning']} role="status">
              <TriangleAlert aria-hidden />
              <span>
                {over === undefined ? t('lateWarning', { time: times.length(day.lateMs) }) : t('overWarning', { title: over.title || t('untitled') })}
              </span>
              {late && left && (
                <ChangeButton size="sm" onPress={() => agenda.shorten(day.lateMs)}>
                  {t('shorten')}
                </ChangeButton>
              )}
            </div>
          )}
          <BlockList workshopId={workshopId} day={day} agenda={agenda} onEdit={setEditing} onOpenStep={onOpenStep} />
        </>
      )}
      {picking && (
        <BlockPicker
          onAdd={(block) => {
            agenda.add([block]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
      {editing !== null && (
        <EditBlock
          block={editing}
          onSave={(fields) => {
            agenda.edit(editing.id, fields);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function lateness(lateMs: number, begun: boolean, t: ReturnType<typeof useTranslation<'agenda'>>['t'], length: (ms: number) => string): string {
  if (!begun) return '';
  if (Math.abs(lateMs) < MINUTE_MS) return t('onTime');
  return t(lateMs > 0 ? 'late' : 'early', { time: length(lateMs) });
}

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
