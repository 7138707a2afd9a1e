import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import type { Stroke } from '../../../shared/domain/step-model.ts';
import { isShapeTool } from '../../../shared/domain/strokes.ts';
import { cx } from '../../ui/cx.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { heldWidth, type HeldTools } from './sketch-tools.tsx';
import { sheetBox, StrokeMark, Strokes, type SheetShape } from './sketch-view.tsx';
import { SKETCH_SIZE, strokeHit, thinned } from './strokes.ts';
import s from './sketch.module.css';

/** Points nearer to each other than this add nothing that can be seen. */
const LEAST_STEP = 4;
const ERASER_REACH = 14;
/** A shape smaller than this is a slip of the hand. */
const LEAST_SHAPE = 8;

export interface SketchSheetProps {
  readonly strokes: readonly Stroke[];
  readonly tools: HeldTools;
  /** Called with the whole drawing: after each stroke, and once for everything one pull of the eraser took away. */
  readonly onChange: (strokes: readonly Stroke[]) => void;
  readonly label: string;
  readonly shape?: SheetShape | undefined;
}

/** What the hand is doing between pressing and lifting. */
type Doing = { readonly kind: 'draw'; readonly stroke: Stroke } | { readonly kind: 'erase'; readonly left: readonly Stroke[] };

/**
 * A sheet to draw on with mouse, finger or a pen that knows its pressure. What is being drawn is shown at once and saved as it
 * ends; Escape drops it. With the text tool a press opens a line to write in; Enter sets it, also from the keyboard alone.
 */
export function SketchSheet({ strokes, tools, onChange, label, shape = 'square' }: SketchSheetProps) {
  const { t } = useTranslation('surfaces');
  const [doing, setDoing] = useState<Doing | null>(null);
  // The hand may lift before its last move was rendered: what is saved comes from here.
  const hand = useRef<Doing | null>(null);
  const does = (next: Doing | null): void => {
    hand.current = next;
    setDoing(next);
  };
  const [writing, setWriting] = useState<readonly [number, number] | null>(null);
  const sheet = useRef<SVGSVGElement>(null);
  const readOnly = useReadOnly();
  const { tool, color } = tools;
  const width = heldWidth(tools);

  const place = (event: PointerEvent | globalThis.PointerEvent): readonly [number, number, number] => {
    const box = sheet.current?.getBoundingClientRect();
    if (box === undefined) return [0, 0, 0.5];
    const scale = SKETCH_SIZE / box.width;
    // A mouse reports 0.5 while pressed; a missing pressure counts as that.
    return [Math.round((event.clientX - box.left) * scale), Math.round((event.clientY - box.top) * scale), Math.round((event.pressure || 0.5) * 100) / 100];
  };
  const erased = (from: readonly Stroke[], event: PointerEvent): readonly Stroke[] => {
    const [x, y] = place(event);
    const left = from.filter((stroke) => !strokeHit(stroke, x, y, ERASER_REACH));
    return left.length === from.length ? from : left;
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (readOnly || event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.focus({ preventScroll: true });
    if (tool === 'text') {
      event.preventDefault();
      const [x, y] = place(event);
      setWriting([x, Math.max(0, y - width / 2)]);
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    if (tool === 'eraser') does({ kind: 'erase', left: erased(strokes, event) });
    else does({ kind: 'draw', stroke: { tool, color, width, points: place(event) } });
  };
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    const now = hand.current;
    if (now === null) return;
    if (now.kind === 'erase') {
      does({ kind: 'erase', left: erased(now.left, event) });
      return;
    }
    const { stroke } = now;
    const events = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const fresh = (events.length === 0 ? [event] : events).flatMap((one) => place(one));
    does({ kind: 'draw', stroke: { ...stroke, points: isShapeTool(stroke.tool) ? [...stroke.points.slice(0, 3), ...fresh.slice(-3)] : [...stroke.points, ...fresh] } });
  };
  const end = (): void => {
    const done = hand.current;
    does(null);
    if (done === null) return;
    if (done.kind === 'erase') {
      if (done.left !== strokes) onChange(done.left);
      return;
    }
    const { stroke } = done;
    if (!isShapeTool(stroke.tool)) onChange([...strokes, { ...stroke, points: thinned(stroke.points, LEAST_STEP) }]);
    else if (spanOf(stroke) >= LEAST_SHAPE) onChange([...strokes, stroke]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && hand.current !== null) {
      event.stopPropagation();
      does(null);
    } else if (event.key === 'Enter' && !readOnly && tool === 'text' && event.target === event.currentTarget) {
      event.preventDefault();
      // Below what was written last, so that lines do not lie on each other.
      const lowest = Math.max(40, ...strokes.filter((stroke) => stroke.tool === 'text').map((stroke) => (stroke.points[1] ?? 0) + stroke.width * 1.4));
      setWriting([60, Math.min(lowest, (shape === 'wide' ? 750 : SKETCH_SIZE) - width * 1.3)]);
    }
  };
  const write = (text: string): void => {
    if (writing !== null && text.trim() !== '') onChange([...strokes, { tool: 'text', color, width, points: [...writing, 0.5], text: text.trim() }]);
    setWriting(null);
    sheet.current?.focus({ preventScroll: true });
  };
  const shown = doing?.kind === 'erase' ? doing.left : strokes;

  return (
    <div className={s['frame']}>
      <svg
        ref={sheet}
        className={cx(s['paper'], s[shape], !readOnly && s['pad'], !readOnly && tool === 'eraser' && s['erasing'], !readOnly && tool === 'text' && s['writing'])}
        viewBox={sheetBox(shape)}
        role="img"
        tabIndex={0}
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={onKeyDown}
      >
        <Strokes strokes={shown} />
        {doing?.kind === 'draw' && <StrokeMark stroke={doing.stroke} />}
      </svg>
      {writing !== null && <TextLine at={writing} color={color} height={width} shape={shape} label={t('sketch.textLine')} onDone={write} />}
    </div>
  );
}

interface TextLineProps {
  readonly at: readonly [number, number];
  readonly color: string;
  /** Height of the letters in sketch units. */
  readonly height: number;
  readonly shape: SheetShape;
  readonly label: string;
  /** Gets what was written; nothing where it was dropped. */
  readonly onDone: (text: string) => void;
}

function TextLine({ at: [x, y], color, height, shape, label, onDone }: TextLineProps) {
  const dropped = useRef(false);
  const high = shape === 'wide' ? 750 : SKETCH_SIZE;
  return (
    <input
      type="text"
      className={s['line']}
      aria-label={label}
      maxLength={LIMITS.shortText}
      // The line is opened by a press or Enter on the sheet, which is where the person wants to write.
      autoFocus
      data-entry=""
      style={{ left: `${String(x / 10)}%`, top: `${String((y / high) * 100)}%`, color, fontSize: `${String(height / 10)}cqw` }}
      onBlur={(event) => {
        if (!dropped.current) onDone(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        dropped.current = true;
        onDone(event.key === 'Enter' ? event.currentTarget.value : '');
      }}
    />
  );
}

function spanOf({ points }: Stroke): number {
  const [x1 = 0, y1 = 0] = points;
  const [x2 = x1, y2 = y1] = points.slice(-3);
  return Math.hypot(x2 - x1, y2 - y1);
}
