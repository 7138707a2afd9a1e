import { useId, useMemo, type KeyboardEvent } from 'react';

import { dragAttributes, dragHandle, dropAttributes } from '../drag/drag-attributes.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { cellsOf, afterArrow, dropName, SCALE, type Cell, type MapItem, type Place } from './scale.ts';
import s from './scale-map.module.css';

/** The four corners, by how high they stand on both scales. */
export type Corner = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

export interface ScaleMapProps {
  /** Accessible name. */
  readonly label: string;
  /** Below the map: how to use it. */
  readonly hint: string;
  readonly items: readonly MapItem[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Names of the quadrants; `best` is set off by colour. */
  readonly corners?: Readonly<Record<Corner, string>> | undefined;
  readonly best?: Corner | undefined;
  /** Colours single places; CSS knows `low`, `medium`, `high` and `severe`. */
  readonly toneOf?: ((place: Place) => string) | undefined;
  /** Accessible name of a thing with where it stands. */
  readonly describe: (item: MapItem) => string;
  readonly onPlace: (id: string, place: Place) => void;
  /** Enter or a click on a thing. */
  readonly onOpen: (id: string) => void;
}

/**
 * Things on two scales of five, without overlap: what shares a place stands there in a pile. Moved with the arrow keys; to drag,
 * put it into a drag surface and ask `droppedOn` for the place.
 */
export function ScaleMap({ label, hint, items, xLabel, yLabel, corners, best, toneOf, ...chip }: ScaleMapProps) {
  const hintId = useId();
  const cells = useMemo(() => cellsOf(items), [items]);
  const readOnly = useReadOnly();
  return (
    <figure className={s['figure']}>
      <div className={s['map']} role="group" aria-label={label} aria-describedby={readOnly ? undefined : hintId} data-toned={toneOf === undefined ? undefined : ''}>
        {corners !== undefined &&
          CORNERS.map((corner) => (
            <div key={corner} className={s['quadrant']} data-corner={corner} data-best={corner === best ? '' : undefined} aria-hidden>
              {corners[corner]}
            </div>
          ))}
        {cells.map((cell) => (
          <CellView key={dropName(cell)} cell={cell} tone={toneOf?.(cell)} {...chip} />
        ))}
        {SCALE.map((value) => (
          <span key={`y${String(value)}`} className={s['tickY']} style={{ gridRow: `${String(rowOf(value))} / span 2` }} aria-hidden>
            {value}
          </span>
        ))}
        {SCALE.map((value) => (
          <span key={`x${String(value)}`} className={s['tickX']} style={{ gridColumn: `${String(columnOf(value))} / span 2` }} aria-hidden>
            {value}
          </span>
        ))}
        <span className={s['axisY']} aria-hidden>
          {yLabel} →
        </span>
        <span className={s['axisX']} aria-hidden>
          {xLabel} →
        </span>
      </div>
      {!readOnly && (
        <figcaption className={s['caption']} id={hintId}>
          {hint}
        </figcaption>
      )}
    </figure>
  );
}

const CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;

/** Gives the focus to a thing on the map. */
export function pointElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-point="${id}"]`);
}

/** First grid row of a height: two rows each, below the line of the upper corners' names. */
function rowOf(y: number): number {
  return 2 + (5 - y) * 2;
}

/** First grid column of a place: two columns each, right of the axis and its ticks. */
function columnOf(x: number): number {
  return 3 + (x - 1) * 2;
}

type ChipActions = Pick<ScaleMapProps, 'describe' | 'onPlace' | 'onOpen'>;

function CellView({ cell, tone, ...chip }: { readonly cell: Cell; readonly tone: string | undefined } & ChipActions) {
  const { x, y, items } = cell;
  return (
    <div
      className={s['cell']}
      style={{ gridArea: `${String(rowOf(y))} / ${String(columnOf(x))} / span 2 / span 2` }}
      data-tone={tone}
      {...dropAttributes(dropName(cell), 'spot')}
    >
      {items.map((item) => (
        <Chip key={item.id} item={item} {...chip} />
      ))}
    </div>
  );
}

function Chip({ item, describe, onPlace, onOpen }: { readonly item: MapItem } & ChipActions) {
  const readOnly = useReadOnly();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = afterArrow(event.key, item);
    if (next === undefined) return;
    event.preventDefault();
    onPlace(item.id, next);
  };
  return (
    <button
      type="button"
      className={s['chip']}
      data-point={item.id}
      title={item.name}
      aria-label={describe(item)}
      onKeyDown={onKeyDown}
      onClick={() => {
        onOpen(item.id);
      }}
      {...dragAttributes(item.id)}
      {...dragHandle}
    >
      <span className={s['chipName']}>{item.name}</span>
      <span className={s['chipMark']}>{item.mark}</span>
    </button>
  );
}
