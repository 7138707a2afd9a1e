import { useTranslation } from 'react-i18next';

import { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import { useRefOptions } from '../../features/fields/reference-fields.tsx';
import { useItemCommands, type CommandGroup, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { sortingOf, UNSORTED, type Feature } from './features.ts';

const NONE = 'none';

/** What a feature's menu does in every view: class, concept, up and down among its siblings, delete. */
export function useFeatureCommands(
  siblings: (feature: Feature) => readonly Feature[],
  further: readonly CommandGroup<Feature>[] = [],
): ItemCommands<Feature> {
  const { t } = useTranslation('prioritize');
  const { t: common } = useTranslation('steps');
  const texts = useFieldTexts();
  const { set } = useActions();
  const concepts = useRefOptions({ step: 'prototype', collection: 'concepts' });
  return useItemCommands<Feature>({
    collection: 'features',
    siblings,
    groups: [
      {
        id: 'moscow',
        heading: common('common.moveTo'),
        entries: (feature) => [
          ...MOSCOW.map((option) => ({ id: option, label: texts.option('moscow', option), checked: sortingOf(feature) === option })),
          { id: UNSORTED, label: t('moscow.unsorted'), checked: sortingOf(feature) === UNSORTED },
        ],
        run: ({ id }, option) => {
          set({ collection: 'features', id }, 'moscow', option === UNSORTED ? null : option);
          focusItem(id, 'name');
        },
      },
      ...further,
      {
        id: 'concept',
        heading: t('concept'),
        entries: ({ conceptId }) =>
          concepts.length === 0
            ? []
            : [
                ...concepts.map(({ value, label }) => ({ id: value, label, checked: value === conceptId })),
                { id: NONE, label: t('noConcept'), checked: !concepts.some(({ value }) => value === conceptId) },
              ],
        run: ({ id }, concept) => {
          set({ collection: 'features', id }, 'conceptId', concept === NONE ? null : concept);
        },
      },
    ],
  });
}
