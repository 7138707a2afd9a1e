import { ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { PlainButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { usePlaceDrag } from '../surface/use-place-drag.ts';
import { DiagramLinks, type DiagramLink } from './diagram-links.tsx';
import s from './diagram.module.css';
import { middleOf } from './link-path.ts';
import type { Place } from './tidy-forest.ts';

export type { DiagramLink } from './diagram-links.tsx';

/** One box of a diagram. */
export interface DiagramNode extends Place {
  readonly id: string;
  /** Accessible name. */
  readonly name: string;
  /** What is in the box. */
  readonly content: ReactNode;
}

export interface DiagramProps {
  readonly label: string;
  /** How to use it, below the diagram. */
  readonly hint: string;
  readonly nodes: readonly DiagramNode[];
  readonly links: readonly DiagramLink[];
  /** Width of every box, in units of the diagram (pixels at 100 %). */
  readonly nodeWidth: number;
  readonly arrows?: boolean | undefined;
  /** Puts a node somewhere: once, at the end of a drag, or for each press of Alt with an arrow key. */
  readonly onMove: (id: string, place: Place) => void;
  /** Joins two nodes; without it there are no handles for it. */
  readonly onConnect?: ((from: string, to: string) => void) | undefined;
  /** Other keys inside a node. */
  readonly onNodeKey?: ((id: string, event: KeyboardEvent<HTMLElement>) => void) | undefined;
  /** Told when heights of boxes are known or change, for a tidy layout. */
  readonly onHeights?: ((heights: ReadonlyMap<string, number>) => void) | undefined;
  /** Stands at the left of the zoom buttons. */
  readonly tools?: ReactNode;
}

const PAD = 28;
/** Half the height of a label that stands on a line. */
const LABEL = 18;
const STEP = 20;
/** Of the frame around the sheet, in pixels. */
const BORDER = 1;
const LEAST_ZOOM = 0.67;
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5] as const;

/**
 * Boxes and the lines between them on a sheet that scrolls. Boxes are dragged, or moved with Alt and the arrow keys; what is in
 * them is the page's. Meant for up to some hundred boxes; the board is for more.
 */
export function Diagram({ label, hint, nodes, links, nodeWidth, arrows = false, onMove, onConnect, onNodeKey, onHeights, tools }: DiagramProps) {
  const { t } = useTranslation('surfaces');
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [room, setRoom] = useState({ width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY });
  const [heights, watch] = useHeights(onHeights);
  const readOnly = useReadOnly();
  const origin = useMemo(() => {
    if (nodes.length === 0) return { x: 0, y: 0 };
    const boxAt = new Map(nodes.map(({ id, x, y }) => [id, { x, y, width: nodeWidth, height: heights.get(id) ?? 64 }]));
    // Arrows that lead back rise over the tops of their boxes, with their labels.
    const tops = links.flatMap(({ from, to }) => {
      const [a, b] = [boxAt.get(from), boxAt.get(to)];
      return a === undefined || b === undefined ? [] : [middleOf(a, b).y - LABEL];
    });
    return { x: Math.min(...nodes.map(({ x }) => x)) - PAD, y: Math.min(...nodes.map(({ y }) => y), ...tops) - PAD };
  }, [nodes, links, heights, nodeWidth]);
  const width = Math.max(0, ...nodes.map(({ x }) => x - origin.x + nodeWidth)) + PAD;
  const height = Math.max(0, ...nodes.map(({ id, y }) => y - origin.y + (heights.get(id) ?? 64))) + PAD;
  // Until somebody zooms, it is as large as fits, down to where text can still be read.
  const zoom = chosenZoom ?? ZOOMS.findLast((one) => one >= LEAST_ZOOM && one <= 1 && one * width <= room.width && one * height <= room.height) ?? LEAST_ZOOM;
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (scroll.current === null) return;
    const most = Number.parseFloat(getComputedStyle(scroll.current).maxHeight);
    setRoom({ width: scroll.current.clientWidth, height: Number.isNaN(most) ? Number.POSITIVE_INFINITY : most - 2 * BORDER });
  }, []);
  const nodeDrag = usePlaceDrag(({ id, dx, dy }) => {
    const node = nodes.find((one) => one.id === id);
    if (node !== undefined) onMove(id, { x: Math.round(node.x + dx / zoom), y: Math.round(node.y + dy / zoom) });
  });
  const lineDrag = usePlaceDrag(({ id }, event) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-node]')?.dataset['node'];
    if (over !== undefined && over !== id) onConnect?.(id, over);
  });
  const { dragged } = nodeDrag;
  const boxes = new Map(
    nodes.map(({ id, x, y }) => {
      const by = dragged?.id === id ? dragged : { dx: 0, dy: 0 };
      return [id, { x: x - origin.x + by.dx / zoom, y: y - origin.y + by.dy / zoom, width: nodeWidth, height: heights.get(id) ?? 64 }];
    }),
  );
  const onKeyDown = (node: DiagramNode) => (event: KeyboardEvent<HTMLElement>) => {
    if (readOnly) return;
    const way = event.altKey && !event.ctrlKey && !event.metaKey ? ARROWS[event.key] : undefined;
    if (way === undefined) {
      onNodeKey?.(node.id, event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STEP / 4 : STEP;
    onMove(node.id, { x: node.x + way.x * step, y: node.y + way.y * step });
  };
  const at = ZOOMS.findIndex((one) => one === zoom);
  return (
    <figure className={s['figure']}>
      <div className={s['tools']}>
        {tools}
        <span className={s['zoom']} role="group" aria-label={t('diagram.zoom')}>
          <PlainButton label={t('diagram.zoomOut')} icon={<ZoomOut aria-hidden />} disabled={at === 0} onClick={() => setZoom(ZOOMS[at - 1] ?? 1)} />
          <span className={s['percent']}>{t('diagram.percent', { value: Math.round(zoom * 100) })}</span>
          <PlainButton label={t('diagram.zoomIn')} icon={<ZoomIn aria-hidden />} disabled={at === ZOOMS.length - 1} onClick={() => setZoom(ZOOMS[at + 1] ?? 1)} />
        </span>
      </div>
      <div ref={scroll} className={s['scroll']} role="group" aria-label={label} tabIndex={0}>
        <div className={s['sheet']} style={{ width, height, zoom, '--sheet-width': `${String(width)}px` } as CSSProperties}>
          <DiagramLinks links={links} boxes={boxes} arrows={arrows} pull={pullOf(lineDrag.dragged, boxes, zoom)} width={width} height={height} />
          <ul className={s['nodes']} data-list="">
            {nodes.map((node) => {
              const box = boxes.get(node.id);
              return (
                <li
                  key={node.id}
                  ref={watch}
                  className={cx(s['node'], dragged?.id === node.id && s['lifted'])}
                  style={{ left: box?.x, top: box?.y, width: nodeWidth }}
                  data-node={node.id}
                  data-item={node.id}
                  aria-label={node.name}
                  onKeyDown={onKeyDown(node)}
                  onPointerDown={(event) => {
                    const onHandle = event.target instanceof Element && event.target.closest('[data-connect]') !== null;
                    (onHandle ? lineDrag : nodeDrag).begin(node.id, event);
                  }}
                >
                  {!readOnly && <span className={s['grip']} data-grip="" aria-hidden />}
                  {node.content}
                  {onConnect !== undefined && !readOnly && <span className={s['handle']} data-grip="" data-connect="" aria-hidden title={t('diagram.connect')} />}
                </li>
              );
            })}
          </ul>
        </div>
      </div>
      {!readOnly && <figcaption className={s['hint']}>{hint}</figcaption>}
    </figure>
  );
}

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

type Box = Place & { readonly width: number; readonly height: number };

function pullOf(pulled: { readonly id: string; readonly dx: number; readonly dy: number } | null, boxes: ReadonlyMap<string, Box>, zoom: number): readonly [Place, Place] | null {
  const box = pulled === null ? undefined : boxes.get(pulled.id);
  if (pulled === null || box === undefined) return null;
  const from = { x: box.x + box.width, y: box.y + box.height / 2 };
  return [from, { x: from.x + pulled.dx / zoom, y: from.y + pulled.dy / zoom }];
}

/** Heights of the boxes by node id, and the ref that watches a box. */
function useHeights(onHeights: ((heights: ReadonlyMap<string, number>) => void) | undefined) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const observer = useRef<ResizeObserver | null>(null);
  const waiting = useRef(new Set<HTMLElement>());
  const told = useRef(onHeights);
  useLayoutEffect(() => {
    told.current = onHeights;
  });
  useLayoutEffect(() => {
    const watching = new ResizeObserver((entries) => {
      setHeights((before) => {
        const next = new Map(before);
        for (const { target } of entries) {
          const { dataset, offsetHeight } = target as HTMLElement;
          const id = dataset['node'];
          if (id !== undefined && offsetHeight > 0) next.set(id, offsetHeight);
        }
        return [...next].every(([id, height]) => before.get(id) === height) ? before : next;
      });
    });
    observer.current = watching;
    for (const element of waiting.current) watching.observe(element);
    return () => {
      watching.disconnect();
      observer.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    told.current?.(heights);
  }, [heights]);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    waiting.current.add(element);
    observer.current?.observe(element);
    return () => {
      waiting.current.delete(element);
      observer.current?.unobserve(element);
    };
  }, []);
  return [heights, watch] as const;
}
