import { Crosshair } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useDragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { SectionHead } from '../../features/items/section-head.tsx';
import { droppedOn } from '../../features/scale-map/scale.ts';
import { useItems } from '../../features/step/step-context.tsx';
import { JudgeList } from './judge-list.tsx';
import { MatrixMap } from './matrix-map.tsx';
import s from './matrix.module.css';
import { usePlace } from './use-place.ts';

/** The 2×2 of impact and effort beside the list in which both are judged. Features are dragged on the map, or from the list onto it. */
export function MatrixView() {
  const { t } = useTranslation('prioritize');
  const features = useItems('prioritize', 'features');
  const ranks = useMemo(() => new Map(features.map(({ id }, index) => [id, index + 1])), [features]);
  const [said, say] = useSaid();
  const place = usePlace(features, say);
  const surface = useDragSurface(({ id, place: name }) => {
    const to = droppedOn(name);
    if (to !== null) place(id, { impact: to.y, effort: to.x });
  });
  return (
    <div className={s['view']} {...surface}>
      <SectionHead hideTitle title={t('tabs.matrix')} hint={t('matrix.hint')} />
      {features.length === 0 && (
        <EmptyHint icon={<Crosshair aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyHint>
      )}
      <div className={s['both']}>
        <div className={s['mapSide']}>
          <MatrixMap features={features} ranks={ranks} place={place} />
        </div>
        <JudgeList features={features} ranks={ranks} place={place} />
      </div>
      {said}
    </div>
  );
}
