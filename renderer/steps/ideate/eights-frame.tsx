import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { HiddenCard, useIsHidden } from '../../features/facilitation/private-brainstorm.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { SketchSheet } from '../../features/sketch/sketch-sheet.tsx';
import type { HeldTools } from '../../features/sketch/sketch-tools.tsx';
import { useDraw } from '../../features/sketch/use-draw.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import type { Sketch } from './eights-sheets.ts';
import s from './eights.module.css';

interface EightsFrameProps {
  readonly frame: Sketch;
  readonly number: number;
  readonly tools: HeldTools;
  /** Its minute runs, is over, or the clock stands. */
  readonly state: 'now' | 'over' | 'open';
  readonly commands: ItemCommands<Sketch>;
  readonly className: string;
}

/** One of eight frames: drawn on where it stands. */
export const EightsFrame = memo(function EightsFrame({ frame, number, tools, state, commands, className }: EightsFrameProps) {
  const { t } = useTranslation('steps');
  const draw = useDraw();
  const isHidden = useIsHidden();
  if (isHidden(frame)) return <HiddenCard itemId={frame.id} />;
  return (
    <li className={className} data-state={state} aria-current={state === 'now' ? 'step' : undefined} {...itemAttributes(frame.id)}>
      <div className={s['frameHead']}>
        <span className={s['number']} aria-hidden>
          {number}
        </span>
        <TextField collection="sketches" item={frame} field="title" bare size="sm" />
        <ItemMenu label={t('common.itemMenu')} item={frame} commands={commands} />
      </div>
      <SketchSheet
        strokes={frame.strokes ?? []}
        tools={tools}
        shape="wide"
        label={t('ideate.eights.frame', { number })}
        onChange={(strokes) => {
          draw({ collection: 'sketches', id: frame.id }, strokes);
        }}
      />
    </li>
  );
});
