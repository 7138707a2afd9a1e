import { STAKEHOLDER_RINGS } from '../../../shared/domain/steps/empathize.ts';

export type Ring = (typeof STAKEHOLDER_RINGS)[number];

/** A place on the map of rings, in its units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of all rings. */
export const CENTRE: Place = { x: 800, y: 450 };

/** Outer radius of each ring. */
export const RADII: Readonly<Record<Ring, number>> = { core: 170, direct: 310, indirect: 445 };

/** The square the rings fill: its upper left corner and its side. Shown wider than high, as names are. */
export const SQUARE = { x: CENTRE.x - 450, y: CENTRE.y - 450, side: 900 } as const;

const INNER: Readonly<Record<Ring, number>> = { core: 0, direct: RADII.core, indirect: RADII.direct };

/** Names keep this far from the edges of their ring. */
const MARGIN = 26;

/** The ring a place lies in; beyond the last it is the last. */
export function ringAt({ x, y }: Place): Ring {
  const distance = Math.hypot(x - CENTRE.x, y - CENTRE.y);
  return STAKEHOLDER_RINGS.find((ring) => distance <= RADII[ring]) ?? 'indirect';
}

/** The nearest place within a ring: the ring is what was decided, a place only says where in it. */
export function intoRing({ x, y }: Place, ring: Ring): Place {
  const [dx, dy] = [x - CENTRE.x, y - CENTRE.y];
  const distance = Math.hypot(dx, dy);
  const least = ring === 'core' ? 0 : INNER[ring] + MARGIN;
  const wanted = Math.min(RADII[ring] - MARGIN, Math.max(least, distance));
  if (distance === 0) return ring === 'core' ? CENTRE : { x: CENTRE.x, y: CENTRE.y - wanted };
  return { x: Math.round(CENTRE.x + (dx / distance) * wanted), y: Math.round(CENTRE.y + (dy / distance) * wanted) };
}

/** What a map needs to know of a stakeholder. */
export interface RingItem {
  readonly id: string;
  readonly ring: Ring;
  readonly position?: Place | undefined;
}

/**
 * Where everybody stands: where they were put, and those nobody has put yet spread evenly over their ring, beginning at the top
 * and half a step off for every other ring, so that names of neighbouring rings do not meet.
 */
export function ringPlaces(items: readonly RingItem[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const ring of STAKEHOLDER_RINGS) {
    const unplaced = items.filter((item) => item.ring === ring && item.position === undefined);
    const radius = ring === 'core' ? RADII.core * 0.55 : (INNER[ring] + RADII[ring]) / 2;
    unplaced.forEach(({ id }, index) => {
      const turn = ((index + (ring === 'direct' ? 0.5 : 0)) / unplaced.length) * 2 * Math.PI - Math.PI / 2;
      const lonely = ring === 'core' && unplaced.length === 1;
      places.set(id, lonely ? CENTRE : { x: Math.round(CENTRE.x + radius * Math.cos(turn)), y: Math.round(CENTRE.y + radius * Math.sin(turn)) });
    });
  }
  for (const { id, ring, position } of items) if (position !== undefined) places.set(id, intoRing(position, ring));
  return places;
}
