import { useId, type ReactNode } from 'react';

import { linkPath, middleOf, type Box } from './link-path.ts';
import s from './diagram.module.css';
import type { Place } from './tidy-forest.ts';

/** A line between two boxes. */
export interface DiagramLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Stands on the middle of the line. */
  readonly label?: ReactNode;
}

export interface DiagramLinksProps {
  readonly links: readonly DiagramLink[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly arrows: boolean;
  /** A line that is being pulled to its second box. */
  readonly pull: readonly [Place, Place] | null;
  readonly width: number;
  readonly height: number;
}

/** The lines of a diagram, below its boxes, with what stands on them. */
export function DiagramLinks({ links, boxes, arrows, pull, width, height }: DiagramLinksProps) {
  const head = useId();
  const drawn = links.flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from === undefined || to === undefined || link.from === link.to) return [];
    return [{ link, from, to }];
  });
  return (
    <>
      <svg className={s['lines']} width={width} height={height} aria-hidden>
        <defs>
          <marker id={head} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 0L10 5L0 10Z" className={s['head']} />
          </marker>
        </defs>
        {drawn.map(({ link, from, to }) => (
          <path key={link.id} d={linkPath(from, to)} className={s['link']} markerEnd={arrows ? `url(#${head})` : undefined} />
        ))}
        {pull !== null && <path d={`M${String(pull[0].x)} ${String(pull[0].y)}L${String(pull[1].x)} ${String(pull[1].y)}`} className={s['pull']} />}
      </svg>
      {drawn.map(({ link, from, to }) => {
        if (link.label === undefined) return null;
        const { x, y } = middleOf(from, to);
        return (
          <div key={link.id} className={s['label']} style={{ left: x, top: y }} data-item={link.id}>
            {link.label}
          </div>
        );
      })}
    </>
  );
}
