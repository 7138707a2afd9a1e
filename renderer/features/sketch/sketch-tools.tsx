import { Circle, Eraser, Highlighter, Minus, MoveUpRight, Pen, Redo2, Square, Type, Undo2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { STROKE_TOOLS, type StrokeTool } from '../../../shared/domain/strokes.ts';
import { PlainButton } from '../../ui/button.tsx';
import s from './sketch.module.css';

/** The colours one can draw in; part of the drawing, so the same in both themes. */
export const INKS = [
  { name: 'black', color: '#3a3a36' },
  { name: 'olive', color: '#637051' },
  { name: 'blue', color: '#2d5677' },
  { name: 'red', color: '#a8382c' },
  { name: 'orange', color: '#c46a12' },
] as const;

/** What is in the hand: a tool that draws, or the eraser. */
export type HeldTool = StrokeTool | 'eraser';

const SIZES = ['thin', 'medium', 'thick'] as const;

type Size = (typeof SIZES)[number];

/** Width of what a tool draws, in sketch units; for a text the height of its letters. */
const WIDTHS: Readonly<Record<Size, { readonly pen: number; readonly marker: number; readonly text: number }>> = {
  thin: { pen: 4, marker: 18, text: 36 },
  medium: { pen: 8, marker: 32, text: 52 },
  thick: { pen: 14, marker: 52, text: 80 },
};

/** What the toolbar has chosen. */
export interface HeldTools {
  readonly tool: HeldTool;
  readonly color: string;
  readonly size: Size;
}

/** Width of what is drawn with these tools, in sketch units. */
export function heldWidth({ tool, size }: HeldTools): number {
  const widths = WIDTHS[size];
  return tool === 'marker' || tool === 'text' ? widths[tool] : widths.pen;
}

/** The tools in the hand and a way to change them; one for all sheets on a page. */
export function useSketchTools(): readonly [tools: HeldTools, change: (change: Partial<HeldTools>) => void] {
  const [tools, setTools] = useState<HeldTools>({ tool: 'pen', color: INKS[0].color, size: 'medium' });
  return [
    tools,
    (change) => {
      setTools((before) => ({ ...before, ...change }));
    },
  ];
}

const ICONS: Readonly<Record<HeldTool, LucideIcon>> = {
  pen: Pen,
  marker: Highlighter,
  line: Minus,
  arrow: MoveUpRight,
  rectangle: Square,
  ellipse: Circle,
  text: Type,
  eraser: Eraser,
};

export interface SketchToolsProps {
  readonly tools: HeldTools;
  readonly onChange: (change: Partial<HeldTools>) => void;
  /** Takes back and does again what was drawn last; left out where the page's own buttons stand near. */
  readonly history?: { readonly undo: (() => void) | undefined; readonly redo: (() => void) | undefined } | undefined;
  /** Empties the sheet; undefined while there is nothing on it. */
  readonly onClear?: (() => void) | undefined;
  readonly clearable?: boolean | undefined;
}

/** The tools of a sketch: what to draw with, how thick, in which colour. */
export function SketchTools({ tools, onChange, history, onClear, clearable = false }: SketchToolsProps) {
  const { t } = useTranslation('surfaces');
  const { t: ui } = useTranslation('ui');
  return (
    <div className={s['tools']}>
      <div className={s['group']} role="group" aria-label={t('sketch.tools')}>
        {([...STROKE_TOOLS, 'eraser'] as const).map((tool) => {
          const Icon = ICONS[tool];
          return (
            <PlainButton
              key={tool}
              label={t(`sketch.${tool}`)}
              icon={<Icon aria-hidden />}
              aria-pressed={tools.tool === tool}
              onClick={() => {
                onChange({ tool });
              }}
            />
          );
        })}
      </div>
      <div className={s['group']} role="group" aria-label={t('sketch.size')}>
        {SIZES.map((size) => (
          <PlainButton
            key={size}
            label={t(`sketch.sizes.${size}`)}
            icon={<span className={s['dot']} data-size={size} />}
            aria-pressed={tools.size === size}
            onClick={() => {
              onChange({ size });
            }}
          />
        ))}
      </div>
      <div className={s['group']} role="group" aria-label={t('sketch.ink')}>
        {INKS.map((ink) => (
          <PlainButton
            key={ink.name}
            label={t(`sketch.inks.${ink.name}`)}
            icon={<span className={s['ink']} style={{ background: ink.color }} />}
            aria-pressed={ink.color === tools.color}
            onClick={() => {
              onChange({ color: ink.color });
            }}
          />
        ))}
      </div>
      {history !== undefined && (
        <div className={s['group']}>
          <PlainButton label={ui('undo')} icon={<Undo2 aria-hidden />} disabled={history.undo === undefined} onClick={history.undo} />
          <PlainButton label={ui('redo')} icon={<Redo2 aria-hidden />} disabled={history.redo === undefined} onClick={history.redo} />
        </div>
      )}
      {clearable && (
        <PlainButton disabled={onClear === undefined} onClick={onClear}>
          {t('sketch.clear')}
        </PlainButton>
      )}
    </div>
  );
}
