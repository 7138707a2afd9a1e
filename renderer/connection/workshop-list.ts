import type { WorkshopCard, WorkshopListEvent } from '../../shared/contract/workshops.ts';

/** All workshops, by id, in the order they became known. */
export type WorkshopList = ReadonlyMap<string, WorkshopCard>;

/** Takes in one event of `workshops.watchList`. Cards that did not change keep their identity. */
export function withListEvent(list: WorkshopList | undefined, event: WorkshopListEvent): WorkshopList {
  const next = new Map(event.kind === 'snapshot' ? [] : list);
  for (const card of event.workshops) next.set(card.id, card);
  if (event.kind === 'changed') for (const id of event.removed) next.delete(id);
  return next;
}
