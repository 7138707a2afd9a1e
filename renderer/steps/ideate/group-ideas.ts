import type { ItemIn } from '../../features/step/collections.ts';

export type Idea = ItemIn<'ideate', 'ideas'>;
export type Cluster = ItemIn<'ideate', 'clusters'>;

/** What the board is arranged by. */
export type Grouping = 'cluster' | 'question';

/** The reference that decides an idea's group. */
export function groupField(grouping: Grouping): 'clusterId' | 'questionId' {
  return grouping === 'cluster' ? 'clusterId' : 'questionId';
}

/** Ideas by the group they are in; those of no group, or of one that is gone, under the empty id. */
export function groupIdeas(ideas: readonly Idea[], grouping: Grouping, groupIds: readonly string[]): ReadonlyMap<string, readonly Idea[]> {
  const field = groupField(grouping);
  const groups = new Map<string, Idea[]>([...groupIds, ''].map((id) => [id, []]));
  for (const idea of ideas) (groups.get(idea[field] ?? '') ?? groups.get(''))?.push(idea);
  return groups;
}
