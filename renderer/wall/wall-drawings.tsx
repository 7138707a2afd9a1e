import { useTranslation } from 'react-i18next';

import type { StepOutput } from '../../shared/domain/step-model.ts';
import { stableList } from '../features/step/collections.ts';
import { SketchView } from '../features/sketch/sketch-view.tsx';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { curvePath, curvePoints, HEIGHT, UNIT } from '../steps/define/curve-path.ts';
import s from './wall.module.css';

/** The sketches of ideation that hold something, large enough to be seen from the back. Nothing without any. */
export function WallSketches({ output }: { readonly output: StepOutput }) {
  const texts = useCatalogFieldTexts();
  const drawn = stableList({ sketches: output['sketches'] }, 'ideate', 'sketches').filter(({ strokes }) => strokes !== undefined && strokes.length > 0);
  if (drawn.length === 0) return null;
  return (
    <section className={s['section']}>
      <h2>{texts.collection('sketches')}</h2>
      <ul className={s['sketches']}>
        {drawn.map(({ id, strokes = [], title }) => (
          <li key={id}>
            <SketchView strokes={strokes} title={title?.trim() || texts.unnamed('sketches')} />
            {title !== undefined && title.trim() !== '' && <p>{title}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The emotion curve over the stages of the journey; nothing while no emotion was judged. */
export function WallCurve({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('room');
  const texts = useCatalogFieldTexts();
  const stages = stableList({ journeyStages: output['journeyStages'] }, 'define', 'journeyStages');
  const points = curvePoints(stages.map(({ emotion }) => emotion ?? null));
  if (points.length < 2) return null;
  const width = stages.length * UNIT;
  return (
    <section className={s['section']}>
      <h2>{t('wall.curve')}</h2>
      <div className={s['curve']}>
        <svg viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`} preserveAspectRatio="none" role="img" aria-label={t('wall.curve')}>
          <line x1="0" x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} className={s['curveMiddle']} />
          <path d={curvePath(points)} className={s['curveLine']} />
        </svg>
        <ol style={{ gridTemplateColumns: `repeat(${String(stages.length)}, minmax(0, 1fr))` }}>
          {stages.map(({ id, name }) => (
            <li key={id}>{name?.trim() || texts.unnamed('journeyStages')}</li>
          ))}
        </ol>
      </div>
    </section>
  );
}
