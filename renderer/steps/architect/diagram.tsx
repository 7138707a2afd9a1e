import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useFieldTexts } from '../../features/texts.ts';
import type { Component, Connection } from './architect-types.ts';
import s from './diagram.module.css';
import { BOX, layoutDiagram, type Diagram as Layout } from './layout.ts';

/** More boxes than this make no readable picture. */
const MOST_BOXES = 60;
const PADDING = 24;
const LONGEST_LABEL = 32;
const LETTER = 6.2;
/** Pixels of a rem at normal text size: the picture grows with the text. */
const REM = 16;

/** Components as boxes and connections as arrows, drawn from what the lists say. A box leads to its component's card. */
export function Diagram({ components, connections }: { readonly components: readonly Component[]; readonly connections: readonly Connection[] }) {
  const { t } = useTranslation('architect');
  // Only what the picture is made of: typing a responsibility must not lay it out again.
  const shape = JSON.stringify([components.map(({ id }) => id), connections.map(({ id, fromId, toId, label }) => [id, fromId, toId, labelWidth(label)])]);
  const layout = useMemo(() => layoutOf(shape), [shape]);
  if (components.length === 0) return null;
  if (components.length > MOST_BOXES) return <p className={s['tooMany']}>{t('diagram.tooMany', { count: components.length })}</p>;
  return (
    <figure className={s['figure']} aria-label={t('diagram.label')}>
      <div className={s['scroll']} tabIndex={0} role="group" aria-label={t('diagram.label')}>
        <div className={s['canvas']} style={{ width: rem(layout.width + 2 * PADDING), height: rem(layout.height + 2 * PADDING) }}>
          <Arrows layout={layout} connections={connections} />
          {layout.boxes.map((box) => (
            <BoxView key={box.id} x={box.x} y={box.y} component={components.find((component) => component.id === box.id)} />
          ))}
        </div>
      </div>
    </figure>
  );
}

function layoutOf(shape: string): Layout {
  const [nodes, links] = JSON.parse(shape) as [string[], [string, string | null, string | null, number][]];
  return layoutDiagram(
    nodes,
    links.map(([id, fromId, toId, width]) => ({ id, fromId: fromId ?? '', toId: toId ?? '', labelWidth: width })),
  );
}

function Arrows({ layout, connections }: { readonly layout: Layout; readonly connections: readonly Connection[] }) {
  const marker = useId();
  const labels = new Map(connections.map((connection) => [connection.id, connection.label ?? '']));
  return (
    <svg
      className={s['arrows']}
      viewBox={`${String(-PADDING)} ${String(-PADDING)} ${String(layout.width + 2 * PADDING)} ${String(layout.height + 2 * PADDING)}`}
      aria-hidden
    >
      <defs>
        <marker id={marker} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0.8 9.2 5 0 9.2z" className={s['head']} />
        </marker>
      </defs>
      {layout.routes.map((route) => (
        <path key={route.id} d={route.path} className={s['line']} markerEnd={`url(#${marker})`} />
      ))}
      {layout.routes.map((route) => (
        <text key={route.id} x={route.label.x} y={route.label.y} className={s['label']}>
          {short(labels.get(route.id) ?? '')}
        </text>
      ))}
    </svg>
  );
}

interface BoxViewProps {
  readonly x: number;
  readonly y: number;
  readonly component: Component | undefined;
}

function BoxView({ x, y, component }: BoxViewProps) {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  if (component === undefined) return null;
  const { id, kind } = component;
  const name = isFilled(component.name) ? component.name : texts.unnamed('components');
  const kindName = kind === undefined ? t('component.noKind') : texts.option('componentKind', kind);
  return (
    <button
      type="button"
      className={s['box']}
      data-kind={kind}
      title={name}
      style={{ left: rem(x + PADDING), top: rem(y + PADDING), width: rem(BOX.width), height: rem(BOX.height) }}
      onClick={() => {
        focusItem(id, 'name');
      }}
    >
      <span className={s['name']}>{name}</span>
      <span className={s['kind']}>{kindName}</span>
    </button>
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
