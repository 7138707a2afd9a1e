import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { ScaleMap } from '../../features/scale-map/scale-map.tsx';
import type { MapItem } from '../../features/scale-map/scale.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useFieldTexts } from '../../features/texts.ts';
import { nameOf, type Feature } from './features.ts';
import { pointOf, quadrantOf } from './matrix.ts';
import type { PlaceFeature } from './use-place.ts';

export interface MatrixMapProps {
  readonly features: readonly Feature[];
  /** Place of each feature in the stack rank: its number on narrow screens. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly place: PlaceFeature;
}

/** Features on the map of impact (up) and effort (right). */
export function MatrixMap({ features, ranks, place }: MatrixMapProps) {
  const { t } = useTranslation('prioritize');
  const texts = useFieldTexts();
  const items = useMemo(
    () =>
      features.flatMap((feature): readonly MapItem[] => {
        const point = pointOf(feature);
        if (point === null) return [];
        return [{ id: feature.id, x: point.effort, y: point.impact, name: nameOf(feature, texts.unnamed('features')), mark: String(ranks.get(feature.id) ?? '') }];
      }),
    [features, ranks, texts],
  );
  return (
    <ScaleMap
      label={t('matrix.map')}
      hint={items.length === 0 ? t('matrix.mapEmpty') : t('matrix.mapHint')}
      items={items}
      xLabel={texts.label('features', 'effort')}
      yLabel={texts.label('features', 'impact')}
      corners={{
        topLeft: t('matrix.quadrants.quickWins'),
        topRight: t('matrix.quadrants.bigBets'),
        bottomLeft: t('matrix.quadrants.fillIns'),
        bottomRight: t('matrix.quadrants.timeSinks'),
      }}
      best="topLeft"
      describe={({ name, x, y }) => t('matrix.point', { name, impact: y, effort: x, quadrant: t(`matrix.places.${quadrantOf({ impact: y, effort: x })}`) })}
      onPlace={(id, { x, y }) => {
        place(id, { impact: y, effort: x });
      }}
      onOpen={(id) => {
        focusItem(id, 'impact');
      }}
    />
  );
}
