import { Eraser, Highlighter, Pen } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { Stroke } from '../../../shared/domain/step-model.ts';
import { PlainButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Strokes } from './sketch-view.tsx';
import { SKETCH_SIZE, strokeHit, strokePath, strokeWidth, thinned } from './strokes.ts';
import s from './sketch.module.css';

const INKS = [
  { name: 'black', color: '#3a3a36' },
  { name: 'olive', color: '#637051' },
  { name: 'blue', color: '#2d5677' },
  { name: 'red', color: '#a8382c' },
] as const;

type Tool = 'pen' | 'marker' | 'eraser';

const WIDTHS: Readonly<Record<Exclude<Tool, 'eraser'>, number>> = { pen: 6, marker: 18 };
/** Points nearer to each other than this add nothing that can be seen. */
const LEAST_STEP = 4;
const ERASER_REACH = 14;

export interface SketchPadProps {
  readonly strokes: readonly Stroke[];
  /** Called with the whole drawing after each stroke. */
  readonly onChange: (strokes: readonly Stroke[]) => void;
  readonly label: string;
}

/** Draws with pointer, finger or a pen that knows its pressure. Every stroke is saved as it ends. */
export function SketchPad({ strokes, onChange, label }: SketchPadProps) {
  const { t } = useTranslation('steps');
  const [tool, setTool] = useState<Tool>('pen');
  const [ink, setInk] = useState<(typeof INKS)[number]>(INKS[0]);
  const [drawing, setDrawing] = useState<Stroke | null>(null);
  const sheet = useRef<SVGSVGElement>(null);

  const place = (event: PointerEvent | globalThis.PointerEvent): readonly [number, number, number] => {
    const box = sheet.current?.getBoundingClientRect();
    if (box === undefined) return [0, 0, 0.5];
    const x = ((event.clientX - box.left) / box.width) * SKETCH_SIZE;
    const y = ((event.clientY - box.top) / box.height) * SKETCH_SIZE;
    // A mouse reports 0.5 while pressed; a missing pressure counts as that.
    return [Math.round(x), Math.round(y), Math.round((event.pressure || 0.5) * 100) / 100];
  };
  const erase = (event: PointerEvent): void => {
    const [x, y] = place(event);
    const left = strokes.filter((stroke) => !strokeHit(stroke, x, y, ERASER_REACH));
    if (left.length < strokes.length) onChange(left);
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (tool === 'eraser') erase(event);
    else setDrawing({ tool, color: ink.color, width: WIDTHS[tool], points: place(event) });
  };
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (tool === 'eraser' && event.buttons === 1) erase(event);
    if (drawing === null) return;
    const events = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const fresh = (events.length === 0 ? [event] : events).flatMap((one) => place(one));
    setDrawing({ ...drawing, points: [...drawing.points, ...fresh] });
  };
  const end = (): void => {
    if (drawing === null) return;
    setDrawing(null);
    onChange([...strokes, { ...drawing, points: thinned(drawing.points, LEAST_STEP) }]);
  };

  return (
    <div className={s['sheet']}>
      <div className={s['tools']}>
        <div className={s['group']} role="group" aria-label={t('sketch.tools')}>
          <PlainButton label={t('sketch.pen')} icon={<Pen aria-hidden />} aria-pressed={tool === 'pen'} onClick={() => setTool('pen')} />
          <PlainButton label={t('sketch.marker')} icon={<Highlighter aria-hidden />} aria-pressed={tool === 'marker'} onClick={() => setTool('marker')} />
          <PlainButton label={t('sketch.eraser')} icon={<Eraser aria-hidden />} aria-pressed={tool === 'eraser'} onClick={() => setTool('eraser')} />
        </div>
        <div className={s['group']} role="group" aria-label={t('sketch.ink')}>
          {INKS.map((option) => (
            <PlainButton
              key={option.name}
              label={t(`sketch.inks.${option.name}`)}
              icon={<span className={s['ink']} style={{ background: option.color }} />}
              aria-pressed={ink === option}
              onClick={() => setInk(option)}
            />
          ))}
        </div>
        <PlainButton
          disabled={strokes.length === 0}
          onClick={() => {
            onChange([]);
          }}
        >
          {t('sketch.clear')}
        </PlainButton>
      </div>
      <svg
        ref={sheet}
        className={cx(s['paper'], s['pad'], tool === 'eraser' && s['erasing'])}
        viewBox="0 0 1000 1000"
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <Strokes strokes={strokes} />
        {drawing !== null && (
          <path
            d={strokePath(drawing)}
            fill="none"
            stroke={drawing.color}
            strokeWidth={strokeWidth(drawing)}
            strokeLinecap="round"
            strokeLinejoin="round"
            opacity={drawing.tool === 'marker' ? 0.6 : 1}
          />
        )}
      </svg>
    </div>
  );
}
