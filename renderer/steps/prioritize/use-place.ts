import { useTranslation } from 'react-i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import { pointElement } from '../../features/scale-map/scale-map.tsx';
import { focusWhenThere } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { nameOf, type Feature } from './features.ts';
import { quadrantOf } from './matrix.ts';

/** Puts a feature somewhere on the map. */
export type PlaceFeature = (id: string, place: { readonly impact: number; readonly effort: number }) => void;

/** Moves features on the map: what changes is saved as one edit and said; the focus stays with what was moved. */
export function usePlace(features: readonly Feature[], say: (words: string) => void): PlaceFeature {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  const { apply } = useActions();
  return (id, { impact, effort }) => {
    const feature = features.find((one) => one.id === id);
    if (feature === undefined) return;
    const set = (field: string, value: number): StepOperation => ({ kind: 'set', collection: 'features', id, field, value });
    const operations = [
      ...(feature.impact === impact ? [] : [set('impact', impact)]),
      ...(feature.effort === effort ? [] : [set('effort', effort)]),
    ];
    if (operations.length > 0) {
      apply(operations);
      say(t('matrix.point', { name: nameOf(feature, texts.unnamed('features')), impact, effort, quadrant: t(`matrix.places.${quadrantOf({ impact, effort })}`) }));
    }
    focusWhenThere(() => pointElement(id));
  };
}
