/** A place in a diagram, in its own units; the upper left corner of a node. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A node as far as its place matters. */
export interface ForestNode {
  readonly id: string;
  readonly height: number;
  /** Where a person has put it; without it, it goes where it is tidy. */
  readonly place?: Place | undefined;
}

export interface ForestLink {
  readonly from: string;
  readonly to: string;
}

/** Distances between nodes. */
export interface ForestSpacing {
  readonly width: number;
  readonly gapX: number;
  readonly gapY: number;
}

/**
 * The parent of every node that has one: the first link that leads to it, but never one that would close a circle. Links from or
 * to what is not there count for nothing.
 */
export function parentsOf(nodes: readonly { readonly id: string }[], links: readonly ForestLink[]): ReadonlyMap<string, string> {
  const known = new Set(nodes.map(({ id }) => id));
  const parents = new Map<string, string>();
  const leadsTo = (from: string, to: string): boolean => {
    for (let at: string | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true;
    return false;
  };
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to) || parents.has(to) || leadsTo(from, to)) continue;
    parents.set(to, from);
  }
  return parents;
}

/** The children of every node, in the order of the nodes; roots under the empty id. */
export function childrenOf(nodes: readonly { readonly id: string }[], parents: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { id } of nodes) {
    const parent = parents.get(id) ?? '';
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  return children;
}

/**
 * Tidy places for all nodes: trees from left to right, each parent beside the middle of its children, nothing on top of anything
 * else. Ignores where persons have put nodes.
 */
export function tidyForest(nodes: readonly ForestNode[], links: readonly ForestLink[], { width, gapX, gapY }: ForestSpacing): ReadonlyMap<string, Place> {
  const children = childrenOf(nodes, parentsOf(nodes, links));
  const heights = new Map(nodes.map(({ id, height }) => [id, height]));
  const places = new Map<string, Place>();
  const spanOf = (id: string): number => {
    const own = heights.get(id) ?? 0;
    return Math.max(own, stackOf(children.get(id) ?? []));
  };
  const stackOf = (ids: readonly string[]): number => ids.reduce((sum, id, index) => sum + spanOf(id) + (index > 0 ? gapY : 0), 0);
  const put = (ids: readonly string[], x: number, top: number): void => {
    let y = top;
    for (const id of ids) {
      const span = spanOf(id);
      const below = children.get(id) ?? [];
      places.set(id, { x, y: Math.round(y + (span - (heights.get(id) ?? 0)) / 2) });
      put(below, x + width + gapX, y + (span - stackOf(below)) / 2);
      y += span + gapY;
    }
  };
  put(children.get('') ?? [], 0, 0);
  return places;
}

/**
 * Places as the diagram shows them: where persons have put nodes, else where they are tidy, moved along with the nearest ancestor
 * that was put somewhere.
 */
export function placedForest(nodes: readonly ForestNode[], links: readonly ForestLink[], spacing: ForestSpacing): ReadonlyMap<string, Place> {
  const tidy = tidyForest(nodes, links, spacing);
  const parents = parentsOf(nodes, links);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const origin: Place = { x: 0, y: 0 };
  const shift = (id: string): Place => {
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) {
      const [put, neat] = [byId.get(at)?.place, tidy.get(at)];
      if (put !== undefined && neat !== undefined) return { x: put.x - neat.x, y: put.y - neat.y };
    }
    return origin;
  };
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = tidy.get(id) ?? origin;
      const by = shift(id);
      return [id, { x: x + by.x, y: y + by.y }];
    }),
  );
}
