import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { colorEntries } from '../../features/fields/color.tsx';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { useItemCommands, type CommandGroup, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { groupField, type Cluster, type Grouping, type Idea } from './group-ideas.ts';

/** What can be done with an idea: another cluster, question, sketch or colour, its place, and away with it. */
export function useIdeaCommands(groups: ReadonlyMap<string, readonly Idea[]>, grouping: Grouping): ItemCommands<Idea> {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  const clusters = useRefOptions({ step: 'ideate', collection: 'clusters' });
  const questions = useRefOptions({ step: 'define', collection: 'questions' });
  const sketches = useRefOptions({ step: 'ideate', collection: 'sketches' });
  const reference = (field: 'clusterId' | 'questionId' | 'sketchId', options: readonly SelectOption[], none: string): CommandGroup<Idea> => ({
    id: field,
    heading: texts.label('ideas', field),
    entries: (idea) =>
      options.length === 0
        ? []
        : [
            { id: '', label: none, checked: !options.some(({ value }) => value === idea[field]) },
            ...options.map(({ value, label }) => ({ id: value, label, checked: idea[field] === value })),
          ],
    run: (idea, id) => {
      actions.set({ collection: 'ideas', id: idea.id }, field, id === '' ? null : id);
    },
  });
  return useItemCommands<Idea>({
    collection: 'ideas',
    siblings: (idea) => groups.get(idea[groupField(grouping)] ?? '') ?? groups.get('') ?? [],
    groups: [
      reference('clusterId', clusters, t('ideate.ideas.unclustered')),
      reference('questionId', questions, t('ideate.ideas.noQuestion')),
      reference('sketchId', sketches, t('ideate.ideas.noSketch')),
      {
        id: 'color',
        heading: texts.label('ideas', 'color'),
        entries: (idea) => colorEntries(idea.color ?? 'yellow', texts),
        run: (idea, color) => {
          actions.set({ collection: 'ideas', id: idea.id }, 'color', color);
        },
      },
    ],
    onRemove: (idea) =>
      Object.entries(itemsOf(actions.output(), 'links')).flatMap(([id, link]): readonly StepOperation[] =>
        link['fromId'] === idea.id || link['toId'] === idea.id ? [{ kind: 'delete', collection: 'links', id }] : [],
      ),
  });
}

/** What can be done with a cluster. Its ideas stay when it goes. */
export function useClusterCommands(clusters: readonly Cluster[]): ItemCommands<Cluster> {
  const texts = useFieldTexts();
  const actions = useActions();
  return useItemCommands<Cluster>({
    collection: 'clusters',
    siblings: () => clusters,
    groups: [
      {
        id: 'color',
        heading: texts.label('clusters', 'color'),
        entries: (cluster) => colorEntries(cluster.color, texts),
        run: (cluster, color) => {
          actions.set({ collection: 'clusters', id: cluster.id }, 'color', color);
        },
      },
    ],
    onRemove: (cluster) =>
      Object.entries(itemsOf(actions.output(), 'ideas')).flatMap(([id, idea]): readonly StepOperation[] =>
        idea['clusterId'] === cluster.id ? [{ kind: 'set', collection: 'ideas', id, field: 'clusterId', value: null }] : [],
      ),
  });
}
