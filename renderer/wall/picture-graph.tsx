import { useId } from 'react';

import type { NoteColor } from '../../shared/domain/field-specs.ts';
import { paperStyle } from '../features/fields/color.tsx';
import { cx } from '../ui/cx.ts';
import s from './wall-pictures.module.css';

/** A box of a picture, in the picture's own units. */
export interface PictureBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly detail?: string;
  readonly color?: NoteColor | undefined;
}

/** A line of a picture and what stands on it. */
export interface PictureLine {
  readonly id: string;
  readonly path: string;
  readonly label?: string | undefined;
  readonly at?: { readonly x: number; readonly y: number };
}

export interface PictureGraphProps {
  readonly label: string;
  readonly boxes: readonly PictureBox[];
  readonly lines: readonly PictureLine[];
  readonly arrows?: boolean;
}

const MARGIN = 24;
/** Room for what stands on a line. */
const LABEL = { width: 150, height: 44 } as const;

/** Boxes and lines where they are laid out, all in view and as large as the window allows. Only to be looked at. */
export function PictureGraph({ label, boxes, lines, arrows = false }: PictureGraphProps) {
  const head = useId();
  const labels = lines.flatMap(({ id, label: text, at }) => (text === undefined || text === '' || at === undefined ? [] : [{ id, text, x: at.x - LABEL.width / 2, y: at.y - LABEL.height / 2 }]));
  const all = [...boxes, ...labels.map((one) => ({ ...one, ...LABEL }))];
  const left = Math.min(...all.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...all.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...all.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...all.map((box) => box.y + box.height)) + MARGIN - top;
  return (
    <svg className={s['whole']} viewBox={[left, top, width, height].map(String).join(' ')} role="group" aria-label={label} data-wall-picture="">
      <defs>
        <marker id={head} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
          <path d="M0 0L10 5L0 10Z" className={s['head']} />
        </marker>
      </defs>
      {lines.map(({ id, path }) => (
        <path key={id} d={path} className={s['link']} markerEnd={arrows ? `url(#${head})` : undefined} />
      ))}
      {boxes.map(({ id, x, y, width: wide, height: high, title, detail = '', color }) => (
        <foreignObject key={id} x={x} y={y} width={wide} height={high}>
          <div className={cx(s['box'], color !== undefined && s['paper'])} style={color === undefined ? undefined : paperStyle(color)} data-box={id}>
            <span className={s['boxTitle']}>{title}</span>
            {detail !== '' && <span className={s['boxDetail']}>{detail}</span>}
          </div>
        </foreignObject>
      ))}
      {labels.map(({ id, text, x, y }) => (
        <foreignObject key={id} x={x} y={y} {...LABEL}>
          <div className={s['lineLabel']}>
            <p>
              <span>{text}</span>
            </p>
          </div>
        </foreignObject>
      ))}
    </svg>
  );
}
