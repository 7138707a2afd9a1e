import { LayoutGrid } from 'lucide-react';
import { useId, useMemo, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { focusItem } from '../../features/step/focus-item.ts';
import { useFieldTexts } from '../../features/texts.ts';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import type { Component, Connection } from './architect-types.ts';
import s from './diagram.module.css';
import type { Point } from './labels.ts';
import { BOX } from './layout.ts';
import { placeDiagram, route, toPixels, type PlacedDiagram } from './placed.ts';
import type { Link } from './ranks.ts';
import { useBoxDrag, type BoxDrag } from './use-box-drag.ts';
import { useBoxEdits } from './use-box-edits.ts';
import { useFit } from './use-fit.ts';

/** More boxes than this make no readable picture. */
const MOST_BOXES = 60;
const PADDING = 24;
const LONGEST_LABEL = 32;
const LETTER = 6.2;
/** Pixels of a rem at normal text size: the picture grows with the text. */
const REM = 16;
/** What fits across A4 at the type size of print, in pixels of the picture. */
const A4_WIDTH = 880;
const STEP = 12;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
};

/** What moving and drawing do where the picture may only be looked at. */
const stay = (): void => undefined;

export interface DiagramProps {
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
}

/**
 * Components as boxes and connections as arrows. Boxes are dragged or moved by the arrow keys; an arrow is drawn from the dot of
 * a box to another box. A box leads to its component's card.
 */
export function Diagram({ components, connections }: DiagramProps) {
  const { t } = useTranslation('architect');
  // Only what the picture is made of: typing a responsibility must not lay it out again.
  const shape = JSON.stringify([
    components.map(({ id, position }) => [id, position?.x ?? null, position?.y ?? null]),
    connections.map(({ id, fromId, toId, label }) => [id, fromId, toId, labelWidth(label)]),
  ]);
  const { nodes, links, positions } = useMemo(() => read(shape), [shape]);
  const still = useMemo(() => placeDiagram(nodes, links, positions), [nodes, links, positions]);
  const [said, say] = useSaid();
  const edits = useBoxEdits(components, connections, still.boxes, links, say);
  const readOnly = useReadOnly();
  const onMove = readOnly ? stay : edits.move;
  const { drag, start } = useBoxDrag({ onMove, onConnect: readOnly ? stay : edits.connect });
  const [scroll, zoom] = useFit((still.width + 2 * PADDING) / REM);
  const layout = drag?.kind === 'move' ? moved(still, nodes, links, drag) : still;
  if (components.length === 0) return null;
  if (components.length > MOST_BOXES) return <p className={s['tooMany']}>{t('diagram.tooMany', { count: components.length })}</p>;
  // The frame holds still while a box is dragged, or everything would slide under the pointer.
  const { origin } = still;
  return (
    <figure className={s['figure']} aria-label={t('diagram.label')}>
      <div className={s['bar']}>
        {!readOnly && <p className={s['hint']}>{t('diagram.hint')}</p>}
        <ChangeButton size="sm" icon={<LayoutGrid aria-hidden />} onPress={edits.tidy}>
          {t('diagram.tidy')}
        </ChangeButton>
      </div>
      <div ref={scroll} className={s['scroll']} tabIndex={0} role="group" aria-label={t('diagram.label')}>
        <div className={s['canvas']} style={frameStyle(still, zoom)}>
          <Arrows layout={layout} frame={still} drag={drag} />
          {layout.boxes.map((box) => (
            <BoxView
              key={box.id}
              x={box.x - origin.x}
              y={box.y - origin.y}
              component={components.find((component) => component.id === box.id)}
              look={drag?.kind === 'move' && drag.id === box.id ? 'moving' : drag?.kind === 'connect' && drag.over === box.id ? 'aimed' : undefined}
              onStart={readOnly ? stay : start}
              onMove={onMove}
            />
          ))}
          <Labels layout={layout} frame={still} connections={connections} />
        </div>
      </div>
      {said}
    </figure>
  );
}

function frameStyle({ width, height }: PlacedDiagram, zoom: number): CSSProperties {
  const wide = width + 2 * PADDING;
  return { width: rem(wide), height: rem(height + 2 * PADDING), '--fit': zoom, '--print-zoom': Math.min(1, A4_WIDTH / wide) } as CSSProperties;
}

interface Shape {
  readonly nodes: readonly string[];
  readonly links: readonly Link[];
  readonly positions: ReadonlyMap<string, Point>;
}

function read(shape: string): Shape {
  const [boxes, links] = JSON.parse(shape) as [[string, number | null, number | null][], [string, string | null, string | null, number][]];
  return {
    nodes: boxes.map(([id]) => id),
    links: links.map(([id, fromId, toId, width]) => ({ id, fromId: fromId ?? '', toId: toId ?? '', labelWidth: width })),
    positions: new Map(boxes.flatMap(([id, x, y]) => (x === null || y === null ? [] : [[id, toPixels({ x, y })] as const]))),
  };
}

/** The picture with a box where the pointer holds it; nothing else moves. */
function moved(still: PlacedDiagram, nodes: readonly string[], links: readonly Link[], { id, by }: BoxDrag): PlacedDiagram {
  const places = new Map(still.boxes.map((box) => [box.id, box.id === id ? { x: box.x + by.x, y: box.y + by.y } : { x: box.x, y: box.y }]));
  return placeDiagram(nodes, links, places);
}

interface ArrowsProps {
  readonly layout: PlacedDiagram;
  readonly frame: PlacedDiagram;
  readonly drag: BoxDrag | null;
}

function Arrows({ layout, frame, drag }: ArrowsProps) {
  const marker = useId();
  const from = drag?.kind === 'connect' ? layout.boxes.find((box) => box.id === drag.id) : undefined;
  const to = drag?.kind === 'connect' ? layout.boxes.find((box) => box.id === drag.over) : undefined;
  const dot = from === undefined ? null : { x: from.x + BOX.width / 2, y: from.y + BOX.height };
  return (
    <svg className={s['arrows']} viewBox={viewBoxOf(frame)} aria-hidden>
      <defs>
        <marker id={marker} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0.8 9.2 5 0 9.2z" className={s['head']} />
        </marker>
      </defs>
      {layout.routes.map((line) => (
        <path key={line.id} d={line.path} className={s['line']} markerEnd={`url(#${marker})`} />
      ))}
      {from !== undefined && dot !== null && drag !== null && (
        <path
          d={to === undefined ? `M${String(dot.x)} ${String(dot.y)}L${String(dot.x + drag.by.x)} ${String(dot.y + drag.by.y)}` : route(from, to, layout.boxes).path}
          className={s['drawn']}
          markerEnd={`url(#${marker})`}
        />
      )}
    </svg>
  );
}

/** What flows along the arrows, above the boxes. */
function Labels({ layout, frame, connections }: { readonly layout: PlacedDiagram; readonly frame: PlacedDiagram; readonly connections: readonly Connection[] }) {
  const labels = new Map(connections.map((connection) => [connection.id, connection.label ?? '']));
  return (
    <svg className={s['labels']} viewBox={viewBoxOf(frame)} aria-hidden>
      {layout.routes.map((line) => (
        <text key={line.id} x={line.label.x} y={line.label.y} className={s['label']}>
          {short(labels.get(line.id) ?? '')}
        </text>
      ))}
    </svg>
  );
}

function viewBoxOf({ origin, width, height }: PlacedDiagram): string {
  return [origin.x - PADDING, origin.y - PADDING, width + 2 * PADDING, height + 2 * PADDING].join(' ');
}

interface BoxViewProps {
  readonly x: number;
  readonly y: number;
  readonly component: Component | undefined;
  readonly look: 'moving' | 'aimed' | undefined;
  readonly onStart: (event: PointerEvent<HTMLElement>, id: string, kind: BoxDrag['kind']) => void;
  readonly onMove: (id: string, by: Point) => void;
}

function BoxView({ x, y, component, look, onStart, onMove }: BoxViewProps) {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  if (component === undefined) return null;
  const { id, kind } = component;
  const name = isFilled(component.name) ? component.name : texts.unnamed('components');
  const kindName = kind === undefined ? t('component.noKind') : texts.option('componentKind', kind);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 4 : 1;
    onMove(id, { x: by.x * far, y: by.y * far });
  };
  return (
    <div className={s['place']} data-box={id} data-look={look} style={{ left: rem(x + PADDING), top: rem(y + PADDING), width: rem(BOX.width), height: rem(BOX.height) }}>
      <button
        type="button"
        className={s['box']}
        data-kind={kind}
        title={name}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          onStart(event, id, 'move');
        }}
        onClick={() => {
          focusItem(id, 'name');
        }}
      >
        <span className={s['name']}>{name}</span>
        <span className={s['kind']}>{kindName}</span>
      </button>
      <span
        className={s['dot']}
        title={t('diagram.connect')}
        onPointerDown={(event) => {
          onStart(event, id, 'connect');
        }}
        aria-hidden
      />
    </div>
  );
}

/** About the width of a label in pixels: letters of this size are a little over six wide. */
function labelWidth(label: string | undefined): number {
  return short(label ?? '').length * LETTER;
}

function rem(pixels: number): string {
  return `${String(pixels / REM)}rem`;
}

function short(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text;
}
