import { useTranslation } from 'react-i18next';

import { isHiddenFrom, isPrivate } from '../../shared/domain/room-state.ts';
import type { Stroke, StepOutput } from '../../shared/domain/step-model.ts';
import { stableList } from '../features/step/collections.ts';
import { SketchView } from '../features/sketch/sketch-view.tsx';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { isFrame, sheetsOf } from '../steps/ideate/eights-sheets.ts';
import s from './wall-pictures.module.css';

interface Drawn {
  readonly id: string;
  readonly strokes: readonly Stroke[];
  readonly title: string;
  readonly caption: string;
}

function Drawings({ label, drawings, columns }: { readonly label: string; readonly drawings: readonly Drawn[]; readonly columns?: number }) {
  return (
    <ul className={s['sketches']} aria-label={label} data-columns={columns} data-wall-picture="">
      {drawings.map(({ id, strokes, title, caption }) => (
        <li key={id}>
          <SketchView strokes={strokes} title={title} />
          {caption !== '' && <p>{caption}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The sketches of ideation that hold something, large enough to be seen from the back. */
export function WallSketches({ output }: { readonly output: StepOutput }) {
  const texts = useCatalogFieldTexts();
  const drawn = stableList(output, 'ideate', 'sketches').filter((sketch) => !isFrame(sketch) && (sketch.strokes ?? []).length > 0);
  return <Drawings label={texts.collection('sketches')} drawings={drawn.map(({ id, strokes = [], title = '' }) => ({ id, strokes, title: title.trim() || texts.unnamed('sketches'), caption: title }))} />;
}

/** The newest sheet of Crazy 8s with its eight frames. */
export function WallSheet({ output }: { readonly output: StepOutput }) {
  const { t } = useTranslation('steps');
  const frames = sheetsOf(stableList(output, 'ideate', 'sketches')).at(-1)?.frames ?? [];
  return (
    <Drawings
      columns={4}
      label={t('ideate.eights.title')}
      drawings={frames.map(({ id, strokes = [], title = '' }, index) => ({ id, strokes, title: t('ideate.eights.frame', { number: index + 1 }), caption: title }))}
    />
  );
}

/** The frames of all storyboards in their order. A drawing on the frame comes before the sketch it points to. */
export function WallStoryboard({ output, ideate }: { readonly output: StepOutput; readonly ideate: StepOutput }) {
  const texts = useCatalogFieldTexts();
  const shown = stableList(ideate, 'ideate', 'sketches').filter((sketch) => !isHiddenFrom(sketch, isPrivate(ideate), null));
  const sketches = new Map(shown.map(({ id, strokes = [] }) => [id, strokes]));
  const drawings = stableList(output, 'prototype', 'frames').map(({ id, caption = '', strokes = [], sketchId }) => ({
    id,
    strokes: strokes.length > 0 ? strokes : (sketches.get(sketchId ?? '') ?? []),
    title: caption.trim() || texts.unnamed('frames'),
    caption,
  }));
  return <Drawings label={texts.collection('frames')} drawings={drawings} />;
}
