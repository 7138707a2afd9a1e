import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { STAKEHOLDER_RINGS } from '../../../shared/domain/steps/empathize.ts';
import { usePlaceDrag } from '../../features/surface/use-place-drag.ts';
import { useFieldTexts } from '../../features/texts.ts';
import { cx } from '../../ui/cx.ts';
import { CENTRE, RADII, ringAt, ringPlaces, SQUARE, type Place, type Ring } from './ring-places.ts';
import s from './rings.module.css';
import { nameOf, ringOf, type Stakeholder } from './stakeholders.ts';

/** Larger than the margin of a ring: a name at the edge of its ring crosses it with one press. */
const STEP = 30;

export interface RingMapProps {
  readonly stakeholders: readonly Stakeholder[];
  /** Whose details are open. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** Puts somebody somewhere; once, at the end of a drag or for each press of an arrow key. */
  readonly onPlace: (id: string, place: Place, ring: Ring) => void;
}

/** Three rings around the idea with everybody it touches: dragged from place to place, moved with the arrow keys, opened by Enter. */
export function RingMap({ stakeholders, chosen, onChoose, onPlace }: RingMapProps) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const map = useRef<HTMLDivElement>(null);
  const places = ringPlaces(stakeholders.map((one) => ({ id: one.id, ring: ringOf(one), position: one.position })));
  /** Units of the map to a pixel of the screen, across and down, as of the last press. */
  const [unit, setUnit] = useState<Place>({ x: 1, y: 1 });
  const moved = (id: string, dx: number, dy: number): Place => {
    const { x, y } = places.get(id) ?? CENTRE;
    return { x: Math.round(x + dx), y: Math.round(y + dy) };
  };
  const { dragged, begin } = usePlaceDrag(({ id, dx, dy }) => {
    const place = moved(id, dx * unit.x, dy * unit.y);
    onPlace(id, place, ringAt(place));
  });
  const over = dragged === null ? null : ringAt(moved(dragged.id, dragged.dx * unit.x, dragged.dy * unit.y));
  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const place = moved(id, way[0] * STEP, way[1] * STEP);
    onPlace(id, place, ringAt(place));
  };
  return (
    <div className={s['map']} ref={map}>
      <svg viewBox={`${String(SQUARE.x)} ${String(SQUARE.y)} ${String(SQUARE.side)} ${String(SQUARE.side)}`} preserveAspectRatio="none" aria-hidden>
        {STAKEHOLDER_RINGS.toReversed().map((ring) => (
          <circle key={ring} cx={CENTRE.x} cy={CENTRE.y} r={RADII[ring]} className={cx(s['ring'], over === ring && s['over'])} data-ring={ring} />
        ))}
      </svg>
      {STAKEHOLDER_RINGS.map((ring) => (
        <span key={ring} className={s['ringName']} style={{ top: `${String(((CENTRE.y - RADII[ring] - SQUARE.y) / SQUARE.side) * 100)}%` }} aria-hidden>
          {texts.option('ring', ring)}
        </span>
      ))}
      <ul className={s['chips']} aria-label={t('empathize.stakeholders.map')}>
        {stakeholders.map((one) => {
          const { x, y } = places.get(one.id) ?? CENTRE;
          const by = dragged?.id === one.id ? dragged : { dx: 0, dy: 0 };
          return (
            <li
              key={one.id}
              className={cx(s['spot'], dragged?.id === one.id && s['lifted'])}
              style={{
                left: `${String(((x - SQUARE.x) / SQUARE.side) * 100)}%`,
                top: `${String(((y - SQUARE.y) / SQUARE.side) * 100)}%`,
                translate: `calc(-50% + ${String(by.dx)}px) calc(-50% + ${String(by.dy)}px)`,
              }}
              onPointerDown={(event) => {
                const { clientWidth = SQUARE.side, clientHeight = SQUARE.side } = map.current ?? {};
                setUnit({ x: SQUARE.side / clientWidth, y: SQUARE.side / clientHeight });
                begin(one.id, event);
              }}
            >
              <button
                type="button"
                className={s['chip']}
                data-grip=""
                data-point={one.id}
                data-strong={(one.influence ?? 0) >= 4 ? '' : undefined}
                aria-pressed={chosen === one.id}
                aria-label={t('empathize.stakeholders.point', { name: nameOf(one, texts.unnamed('stakeholders')), ring: texts.option('ring', ringOf(one)) })}
                onKeyDown={onKeyDown(one.id)}
                onClick={() => {
                  onChoose(one.id);
                }}
              >
                {nameOf(one, texts.unnamed('stakeholders'))}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
