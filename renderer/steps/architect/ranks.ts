import { groupBy } from './group-by.ts';
/** An arrow between two nodes of a diagram. */
export interface Link {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  /** Width of its label in pixels; 0 where it has none. */
  readonly labelWidth: number;
}

/** A link in the direction in which the diagram is drawn: from a higher row to a lower one. */
export interface Down {
  readonly link: Link;
  readonly upper: string;
  readonly lower: string;
}

/**
 * Turns links that would close a circle around, so that all of them lead down. Walks in the order of `nodes`, those that
 * nothing leads to first.
 */
export function withoutCircles(nodes: readonly string[], links: readonly Link[]): readonly Down[] {
  const targets = new Set(links.map((link) => link.toId));
  const outgoing = groupBy(links, (link) => link.fromId);
  const state = new Map<string, 'open' | 'done'>();
  const turned = new Set<string>();
  const visit = (node: string): void => {
    state.set(node, 'open');
    for (const link of outgoing.get(node) ?? []) {
      const seen = state.get(link.toId);
      if (seen === 'open') turned.add(link.id);
      if (seen === undefined) visit(link.toId);
    }
    state.set(node, 'done');
  };
  for (const node of [...nodes.filter((n) => !targets.has(n)), ...nodes]) if (!state.has(node)) visit(node);
  return links.map((link) =>
    turned.has(link.id) ? { link, upper: link.toId, lower: link.fromId } : { link, upper: link.fromId, lower: link.toId },
  );
}

/**
 * The row of every node, from 0 at the top: as far down as its longest way from above, and nodes that nothing leads to right
 * above what they lead to.
 */
export function rankNodes(nodes: readonly string[], downs: readonly Down[]): ReadonlyMap<string, number> {
  const above = groupBy(downs, (down) => down.lower);
  const below = groupBy(downs, (down) => down.upper);
  const ranks = new Map<string, number>();
  const rankOf = (node: string): number => {
    const known = ranks.get(node);
    if (known !== undefined) return known;
    const rank = Math.max(-1, ...(above.get(node) ?? []).map(({ upper }) => rankOf(upper))) + 1;
    ranks.set(node, rank);
    return rank;
  };
  nodes.forEach(rankOf);
  for (const node of nodes) {
    const next = below.get(node);
    if (above.has(node) || next === undefined) continue;
    ranks.set(node, Math.min(...next.map(({ lower }) => ranks.get(lower) ?? 0)) - 1);
  }
  return ranks;
}
