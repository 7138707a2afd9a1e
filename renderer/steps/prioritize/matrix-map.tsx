import { memo, useId, useMemo, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import { focusItem, focusWhenThere } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { nameOf, type Feature } from './features.ts';
import { afterArrow, cellsOf, pointOf, quadrantOf, type Cell, type Point } from './matrix.ts';
import s from './matrix.module.css';

const DRAGGED = 'application/x-workshoppilot-feature';
const CORNERS = ['quickWins', 'bigBets', 'fillIns', 'timeSinks'] as const;
const SCALE = [1, 2, 3, 4, 5] as const;

export interface MatrixMapProps {
  readonly features: readonly Feature[];
  /** Place of each feature in the stack rank: its number on narrow screens. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Features on the map of impact (up) and effort (right). Points are dragged, or moved with the arrow keys. */
export function MatrixMap({ features, ranks }: MatrixMapProps) {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  const hintId = useId();
  const points = useMemo(() => features.flatMap((feature) => pointOf(feature) ?? []), [features]);
  const cells = useMemo(() => cellsOf(points), [points]);
  const place = usePlace(features);
  return (
    <figure className={s['figure']}>
      <div className={s['map']} role="group" aria-label={t('matrix.map')} aria-describedby={hintId}>
        {CORNERS.map((corner) => (
          <div key={corner} className={s['quadrant']} data-corner={corner} aria-hidden>
            {t(`matrix.quadrants.${corner}`)}
          </div>
        ))}
        {cells.map((cell) => (
          <CellView key={`${String(cell.impact)}/${String(cell.effort)}`} cell={cell} ranks={ranks} place={place} />
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
          {texts.label('features', 'impact')} →
        </span>
        <span className={s['axisX']} aria-hidden>
          {texts.label('features', 'effort')} →
        </span>
      </div>
      <figcaption className={s['caption']} id={hintId}>
        {points.length === 0 ? t('matrix.mapEmpty') : t('matrix.mapHint')}
      </figcaption>
    </figure>
  );
}

type Place = (id: string, impact: number, effort: number) => void;

/** Moves a feature on the map: what changes is saved as one edit. */
function usePlace(features: readonly Feature[]): Place {
  const { apply } = useActions();
  return (id, impact, effort) => {
    const feature = features.find((one) => one.id === id);
    if (feature === undefined) return;
    const set = (field: string, value: number): StepOperation => ({ kind: 'set', collection: 'features', id, field, value });
    const operations = [
      ...(feature.impact === impact ? [] : [set('impact', impact)]),
      ...(feature.effort === effort ? [] : [set('effort', effort)]),
    ];
    if (operations.length > 0) apply(operations);
    focusWhenThere(() => document.querySelector<HTMLElement>(`[data-point="${id}"]`));
  };
}

/** First grid row of an impact: two rows each, below the line of the upper corners' names. */
function rowOf(impact: number): number {
  return 2 + (5 - impact) * 2;
}

/** First grid column of an effort: two columns each, right of the axis and its ticks. */
function columnOf(effort: number): number {
  return 3 + (effort - 1) * 2;
}

interface CellViewProps {
  readonly cell: Cell;
  readonly ranks: ReadonlyMap<string, number>;
  readonly place: Place;
}

function CellView({ cell, ranks, place }: CellViewProps) {
  const { impact, effort, points } = cell;
  const over = (event: DragEvent): void => {
    if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    const id = event.dataTransfer.getData(DRAGGED);
    if (id === '') return;
    event.preventDefault();
    place(id, impact, effort);
  };
  return (
    <div
      className={s['cell']}
      style={{ gridArea: `${String(rowOf(impact))} / ${String(columnOf(effort))} / span 2 / span 2` }}
      onDragOver={over}
      onDrop={drop}
    >
      {points.map((point) => (
        <Chip key={point.feature.id} point={point} rank={ranks.get(point.feature.id)} place={place} />
      ))}
    </div>
  );
}

interface ChipProps {
  readonly point: Point;
  readonly rank: number | undefined;
  readonly place: Place;
}

const Chip = memo(
  function Chip({ point, rank, place }: ChipProps) {
    const { t } = useTranslation('prioritize');
    const texts = useFieldTexts();
    const { feature, impact, effort } = point;
    const name = nameOf(feature, texts.unnamed('features'));
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = afterArrow(event.key, point);
      if (next === undefined) return;
      event.preventDefault();
      place(feature.id, next.impact, next.effort);
    };
    return (
      <button
        type="button"
        className={s['chip']}
        data-point={feature.id}
        draggable
        title={name}
        aria-label={t('matrix.point', { name, impact, effort, quadrant: t(`matrix.places.${quadrantOf(point)}`) })}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED, feature.id);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onClick={() => {
          focusItem(feature.id, 'impact');
        }}
      >
        <span className={s['chipName']}>{name}</span>
        <span className={s['chipRank']}>{rank}</span>
      </button>
    );
  },
  (before, after) => before.point.feature === after.point.feature && before.rank === after.rank && before.place === after.place,
);
