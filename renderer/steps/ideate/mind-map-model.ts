import { keyBetween } from '../../../shared/domain/order-key.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Place } from '../../features/diagram/tidy-forest.ts';
import type { ItemIn } from '../../features/step/collections.ts';

export type Idea = ItemIn<'ideate', 'ideas'>;
export type Link = ItemIn<'ideate', 'links'>;

/** A link whose both ends are there. */
export interface WholeLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Links between ideas that are there. */
export function wholeLinks(ideas: readonly Idea[], links: readonly Link[]): readonly WholeLink[] {
  const known = new Set(ideas.map(({ id }) => id));
  return links.flatMap(({ id, fromId, toId }) =>
    typeof fromId === 'string' && typeof toId === 'string' && known.has(fromId) && known.has(toId) ? [{ id, from: fromId, to: toId }] : [],
  );
}

/** Which ideas are on the map, and which wait beside it: on it are those that are linked and those that were put there. */
export function splitByMap(ideas: readonly Idea[], links: readonly WholeLink[]): readonly [onMap: readonly Idea[], beside: readonly Idea[]] {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const isOn = (idea: Idea): boolean => linked.has(idea.id) || idea.mapPosition !== undefined;
  return [ideas.filter(isOn), ideas.filter((idea) => !isOn(idea))];
}

/** The idea and everything that grew out of it. */
export function branchOf(id: string, children: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const branch = new Set<string>();
  const add = (one: string): void => {
    if (branch.has(one)) return;
    branch.add(one);
    for (const child of children.get(one) ?? []) add(child);
  };
  add(id);
  return branch;
}

/** The operations that hang an idea under another: its own link is bent over, or there is a new one. None where it hangs there. */
export function hangUnder(id: string, parent: string, links: readonly WholeLink[]): readonly StepOperation[] {
  if (links.some(({ from, to }) => from === parent && to === id)) return [];
  const own = links.find(({ to }) => to === id);
  return own === undefined
    ? [{ kind: 'add', collection: 'links', id: createPrefixedId('lnk'), fields: { fromId: parent, toId: id } }]
    : [{ kind: 'set', collection: 'links', id: own.id, field: 'fromId', value: parent }];
}

/** The operations that make an idea of its own out of a branch, which stays where it is shown. */
export function cutOff(id: string, place: Place, links: readonly WholeLink[]): readonly StepOperation[] {
  return [
    { kind: 'set', collection: 'ideas', id, field: 'mapPosition', value: { x: place.x, y: place.y } },
    ...links.filter(({ to }) => to === id).map((link): StepOperation => ({ kind: 'delete', collection: 'links', id: link.id })),
  ];
}

/** A new idea with its operations: under a parent, or at a place of its own; after `after` in the order of ideas. */
export function newIdea(
  ideas: readonly Idea[],
  fields: { readonly text: string; readonly color: string },
  where: { readonly parent: string } | { readonly place: Place },
  after?: string,
): { readonly id: string; readonly operations: readonly StepOperation[] } {
  const id = createPrefixedId('nte');
  const at = after === undefined ? -1 : ideas.findIndex((idea) => idea.id === after);
  const order = at < 0 ? undefined : keyBetween(ideas[at]?.order ?? null, ideas[at + 1]?.order ?? null);
  const place = 'place' in where ? { mapPosition: { x: where.place.x, y: where.place.y } } : {};
  return {
    id,
    operations: [
      { kind: 'add', collection: 'ideas', id, fields: { ...fields, ...place }, ...(order === undefined ? {} : { order }) },
      ...('parent' in where ? [{ kind: 'add' as const, collection: 'links', id: createPrefixedId('lnk'), fields: { fromId: where.parent, toId: id } }] : []),
    ],
  };
}
