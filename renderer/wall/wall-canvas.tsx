import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOutput } from '../../shared/domain/step-model.ts';
import { latestResults } from '../../shared/domain/voting.ts';
import { boardPhotoOf } from '../features/board/board-photo.ts';
import type { Badge } from '../features/board/board-types.ts';
import { BoardView } from '../features/board/board-view.ts';
import type { SceneSource } from '../features/board/scene.ts';
import { fitted, SCALES } from '../features/board/viewport.ts';
import { useShownPart, type ShownPart } from '../features/facilitation/shown-part.ts';
import { stableList, type ItemIn } from '../features/step/collections.ts';
import s from './wall-pictures.module.css';

type Idea = ItemIn<'ideate', 'ideas'>;

/**
 * The ideas as they lie on their board, drawn for the room, without anything to press: the part the facilitator looks at, or all
 * of it. The cards beside it say the same.
 */
export function WallCanvas({ workshopId, output }: { readonly workshopId: string; readonly output: StepOutput }) {
  const { t } = useTranslation('room');
  const ref = useRef<HTMLCanvasElement>(null);
  const [view] = useState(() => new BoardView<Idea>());
  const { ideas: storedIdeas, clusters: storedClusters, links: storedLinks, rounds, votes, paperPhoto } = output;
  const ideas = useMemo(() => stableList({ ideas: storedIdeas }, 'ideate', 'ideas'), [storedIdeas]);
  const source = useMemo<SceneSource<Idea>>(() => {
    const results = latestResults({ ideas: storedIdeas, rounds, votes });
    const badges = (idea: Idea): readonly Badge[] => {
      const dots = results.get(idea.id)?.dots;
      return [...(idea.selected === true ? [{ id: 'selected', text: '★', label: '', on: true }] : []), ...(dots === undefined ? [] : [{ id: 'votes', text: `● ${String(dots)}`, label: '', on: true }])];
    };
    const clusters = stableList({ clusters: storedClusters }, 'ideate', 'clusters');
    return {
      items: ideas,
      text: (idea) => idea.text ?? '',
      badges,
      defaultColor: 'yellow',
      groups: { collection: 'clusters', field: 'clusterId', items: clusters },
      backdrop: undefined,
      photo: boardPhotoOf(paperPhoto),
    };
  }, [ideas, storedIdeas, storedClusters, rounds, votes, paperPhoto]);
  const links = useMemo(
    () => stableList({ links: storedLinks }, 'ideate', 'links').flatMap(({ id, fromId, toId }) => (typeof fromId === 'string' && typeof toId === 'string' ? [{ id, fromId, toId }] : [])),
    [storedLinks],
  );
  const part = useShownPart(workshopId, 'ideate');
  const latest = useRef(part);
  useLayoutEffect(() => {
    latest.current = part;
    view.show(source, { backdrop: undefined, links, photo: source.photo, hidden: () => false });
    look(view, part, ref.current);
  }, [view, source, links, part]);
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return undefined;
    const stop = view.attach(canvas);
    const observer = new ResizeObserver(() => {
      look(view, latest.current, canvas);
    });
    observer.observe(canvas);
    look(view, latest.current, canvas);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [view]);
  return <canvas ref={ref} className={s['canvas']} role="img" aria-label={t('wall.board', { count: ideas.length })} data-wall-canvas="" data-wall-picture="" />;
}

/** Shows a part of the board; all of it where there is nothing in that part, or nothing besides it. */
function look(view: BoardView<Idea>, part: ShownPart | null, canvas: HTMLCanvasElement | null): void {
  const { bounds } = view.scene;
  const whole = part === null || bounds === null || contains(part, bounds) || view.scene.index.within(part).length === 0;
  if (whole) view.fit();
  else view.setViewport(fitted(part, view.size, 0, SCALES.most));
  if (canvas !== null) canvas.dataset['shows'] = whole ? 'all' : 'part';
}

function contains(outer: ShownPart, inner: ShownPart): boolean {
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;
}
