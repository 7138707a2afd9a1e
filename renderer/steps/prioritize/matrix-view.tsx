import { Crosshair } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyHint } from '../../features/items/empty-hint.tsx';
import { SectionHead } from '../../features/items/section-head.tsx';
import { useItems } from '../../features/step/step-context.tsx';
import { JudgeList } from './judge-list.tsx';
import { MatrixMap } from './matrix-map.tsx';
import s from './matrix.module.css';

/** The 2×2 of impact and effort beside the list in which both are judged. */
export function MatrixView() {
  const { t } = useTranslation('prioritize');
  const features = useItems('prioritize', 'features');
  const ranks = useMemo(() => new Map(features.map(({ id }, index) => [id, index + 1])), [features]);
  return (
    <div className={s['view']}>
      <SectionHead hideTitle title={t('tabs.matrix')} hint={t('matrix.hint')} />
      {features.length === 0 && (
        <EmptyHint icon={<Crosshair aria-hidden />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyHint>
      )}
      <div className={s['both']}>
        <MatrixMap features={features} ranks={ranks} />
        <JudgeList features={features} ranks={ranks} />
      </div>
    </div>
  );
}
