import { PencilLine } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { dragAttributes, dragThrough } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { RefField } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { SketchView } from '../../features/sketch/sketch-view.tsx';
import type { ItemIn } from '../../features/step/collections.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import type { SelectOption } from '../../ui/select.tsx';
import s from './prototype.module.css';

export type Frame = ItemIn<'prototype', 'frames'>;
type Sketch = ItemIn<'ideate', 'sketches'>;

interface FrameCardProps {
  readonly frame: Frame;
  readonly number: number;
  /** The sketch it points to. */
  readonly sketch: Sketch | undefined;
  readonly sketches: readonly SelectOption[];
  readonly commands: ItemCommands<Frame>;
  readonly onDraw: (id: string) => void;
}

/** One frame of a storyboard: its picture, what happens in it, and where it stands. */
export const FrameCard = memo(function FrameCard({ frame, number, sketch, sketches, commands, onDraw }: FrameCardProps) {
  const { t } = useTranslation('steps');
  const own = frame.strokes ?? [];
  const numbered = t('prototype.storyboard.numbered', { number });
  return (
    <li className={s['frame']} {...itemAttributes(frame.id)} {...dragAttributes(frame.id)} onKeyDown={moveKeys(frame, commands)}>
      <div className={s['frameHead']}>
        <span className={s['frameName']}>
          <Grip />
          {numbered}
        </span>
        <ItemMenu label={t('common.itemMenu')} item={frame} commands={commands} />
      </div>
      <button
        type="button"
        className={s['picture']}
        data-print="keep"
        aria-label={`${t('prototype.storyboard.draw')}: ${numbered}`}
        {...dragThrough}
        onClick={() => {
          onDraw(frame.id);
        }}
      >
        {own.length > 0 ? (
          <SketchView strokes={own} title={frame.caption ?? ''} shape="wide" />
        ) : sketch !== undefined ? (
          <SketchView strokes={sketch.strokes ?? []} title={sketch.title ?? ''} shape={typeof sketch.sheet === 'string' ? 'wide' : 'square'} />
        ) : (
          <span className={s['blank']}>
            <PencilLine aria-hidden />
            {t('prototype.storyboard.draw')}
          </span>
        )}
      </button>
      <TextField collection="frames" item={frame} field="caption" bare />
      {sketches.length > 0 && own.length === 0 && (
        <RefField collection="frames" item={frame} field="sketchId" options={sketches} none={t('prototype.storyboard.noSketch')} size="sm" bare />
      )}
    </li>
  );
});
