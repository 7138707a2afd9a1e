import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Place } from '../../features/diagram/tidy-forest.ts';
import { colorEntries } from '../../features/fields/color.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { branchOf, cutOff, hangUnder, type Idea, type WholeLink } from './mind-map-model.ts';

/** The map as the commands need it. */
export interface MindMapState {
  readonly onMap: readonly Idea[];
  readonly links: readonly WholeLink[];
  readonly places: ReadonlyMap<string, Place>;
  readonly parents: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly nameOf: (idea: Idea | undefined) => string;
  readonly grow: (idea: Idea, as: 'child' | 'sibling') => void;
}

/** What can be done with an idea on the map: let something grow out of it, hang it elsewhere, cut it off, colour, delete. */
export function useMindCommands({ onMap, links, places, parents, children, nameOf, grow }: MindMapState): ItemCommands<Idea> {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const actions = useActions();
  return useItemCommands<Idea>({
    collection: 'ideas',
    groups: [
      {
        id: 'grow',
        entries: () => [
          { id: 'child', label: t('ideate.map.addChild'), hint: 'Ctrl ↵' },
          { id: 'sibling', label: t('ideate.map.addSibling'), hint: '↵' },
        ],
        run: (idea, as) => {
          grow(idea, as === 'child' ? 'child' : 'sibling');
        },
      },
      {
        id: 'under',
        heading: t('common.moveTo'),
        entries: (idea) => {
          const branch = branchOf(idea.id, children);
          return [
            { id: '', label: t('ideate.map.own'), checked: !parents.has(idea.id) },
            ...onMap.filter(({ id }) => !branch.has(id)).map((other) => ({ id: other.id, label: nameOf(other), checked: parents.get(idea.id) === other.id })),
          ];
        },
        run: (idea, parent) => {
          const operations = parent === '' ? cutOff(idea.id, places.get(idea.id) ?? { x: 0, y: 0 }, links) : hangUnder(idea.id, parent, links);
          if (operations.length > 0) actions.apply(operations);
        },
      },
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
