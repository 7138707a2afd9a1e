import { Grid2x2Plus, Pause, Play, RotateCcw, Timer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { SHEET_FRAMES } from '../../../shared/domain/steps/ideate.ts';
import { timerText } from '../../../shared/domain/timer.ts';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { SketchTools, useSketchTools } from '../../features/sketch/sketch-tools.tsx';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { ChangeButton, Changes } from '../../ui/read-only.tsx';
import { EightsFrame } from './eights-frame.tsx';
import { sheetsOf, type Sheet } from './eights-sheets.ts';
import s from './eights.module.css';
import { useFrameCommands } from './use-frame-commands.ts';
import { useSheetClock } from './use-sheet-clock.ts';

/** Crazy 8s: a sheet with eight frames, eight minutes, one idea a minute. */
export function CrazyEights() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const sketches = useItems('ideate', 'sketches');
  const sheets = useMemo(() => sheetsOf(sketches), [sketches]);
  const [chosen, setChosen] = useState<string | null>(null);
  const sheet = sheets.find(({ id }) => id === chosen) ?? sheets.at(-1);
  const addSheet = (): void => {
    const id = createPrefixedId('sht');
    const frames = Array.from({ length: SHEET_FRAMES }, (_, index) => index + 1);
    actions.addAll(
      'sketches',
      frames.map((frame) => ({ title: t('ideate.eights.numbered', { sheet: sheets.length + 1, frame }), strokes: [], sheet: id, frame })),
    );
    setChosen(id);
  };
  const addButton = (
    <ChangeButton data-add="" variant={sheets.length === 0 ? 'primary' : 'secondary'} icon={<Grid2x2Plus aria-hidden />} onPress={addSheet}>
      {t('ideate.eights.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('ideate.eights.title')} hint={t('ideate.eights.hint')}>
        {sheets.length > 1 && sheet !== undefined && (
          <Select
            label={t('ideate.eights.sheet')}
            hideLabel
            value={sheet.id}
            options={sheets.map(({ id }, index) => ({ value: id, label: t('ideate.eights.sheetNumber', { number: index + 1 }) }))}
            onChange={setChosen}
          />
        )}
        {sheets.length > 0 && addButton}
      </SectionHead>
      {sheet === undefined ? (
        <EmptyState icon={<Timer aria-hidden />} title={t('ideate.eights.empty')} actions={addButton}>
          {t('ideate.eights.emptyText')}
        </EmptyState>
      ) : (
        <SheetView key={sheet.id} sheet={sheet} />
      )}
    </Stack>
  );
}

function SheetView({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('steps');
  const [tools, setTools] = useSketchTools();
  const { phase, frame: current, frameLeft, left, otherRuns, start, pause, reset } = useSheetClock(sheet.id);
  const commands = useFrameCommands();
  const running = phase === 'running';
  return (
    <>
      <div className={s['bar']}>
        <div className={s['clock']} role="timer" aria-label={t('ideate.eights.clock')} data-running={running ? '' : undefined}>
          <span className={s['time']}>{timerText(frameLeft)}</span>
          <span className={s['of']}>{phase === 'over' ? t('ideate.eights.over') : t('ideate.eights.frameOf', { frame: current, left: timerText(left) })}</span>
        </div>
        {running ? (
          <ChangeButton icon={<Pause aria-hidden />} onPress={pause}>
            {t('ideate.eights.pause')}
          </ChangeButton>
        ) : (
          <ChangeButton variant="primary" icon={<Play aria-hidden />} onPress={start}>
            {t('ideate.eights.start')}
          </ChangeButton>
        )}
        <ChangeButton variant="quiet" icon={<RotateCcw aria-hidden />} onPress={reset}>
          {t('ideate.eights.reset')}
        </ChangeButton>
        {otherRuns && <span className={s['of']}>{t('ideate.eights.otherRuns')}</span>}
        <span className={s['said']} role="status">
          {running ? t('ideate.eights.now', { frame: current }) : ''}
        </span>
      </div>
      <Changes>
        <SketchTools tools={tools} onChange={setTools} />
      </Changes>
      <ol className={s['sheet']} aria-label={t('ideate.eights.title')} data-list="">
        {sheet.frames.map((frame, index) => (
          <EightsFrame
            key={frame.id}
            frame={frame}
            number={index + 1}
            tools={tools}
            state={running && current === index + 1 ? 'now' : running && current > index + 1 ? 'over' : 'open'}
            commands={commands}
            className={cx(s['frame'])}
          />
        ))}
      </ol>
    </>
  );
}
