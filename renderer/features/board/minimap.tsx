import { memo, useEffect, useRef } from 'react';

import type { BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import s from './board.module.css';
import { boundsOf, contains, type Rect } from './geometry.ts';
import { seen, type Viewport } from './viewport.ts';

const WIDTH = 168;
const HEIGHT = 112;
/** The map follows with this delay: it must not cost frames. */
const DELAY_MS = 90;

function MinimapView<I extends BoardItem>({ view }: { readonly view: BoardView<I> }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || context === null || context === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let map: Viewport | null = null;
    const draw = (): void => {
      timer = undefined;
      map = drawMap(context, view);
      canvas.hidden = map === null;
    };
    const later = (): void => {
      timer ??= setTimeout(draw, DELAY_MS);
    };
    const go = (event: PointerEvent): void => {
      if (map === null || (event.type === 'pointermove' && event.buttons === 0)) return;
      const rect = canvas.getBoundingClientRect();
      const { scale } = view.viewport;
      view.setViewport({
        scale,
        x: (event.clientX - rect.left) / map.scale + map.x - view.size.width / scale / 2,
        y: (event.clientY - rect.top) / map.scale + map.y - view.size.height / scale / 2,
      });
    };
    const stop = view.onFrame(later);
    canvas.addEventListener('pointerdown', go);
    canvas.addEventListener('pointermove', go);
    later();
    return () => {
      stop();
      clearTimeout(timer);
      canvas.removeEventListener('pointerdown', go);
      canvas.removeEventListener('pointermove', go);
    };
  }, [view]);
  return <canvas ref={ref} className={s['minimap']} width={WIDTH * 2} height={HEIGHT * 2} aria-hidden hidden />;
}

/** A small map of the whole board, there while not all of it is in view. Pressing it goes there; keys have "show all" and Tab. */
export const Minimap = memo(MinimapView) as typeof MinimapView;

/** Draws the map and answers with its view of the board; null where a map would show nothing new. */
function drawMap<I extends BoardItem>(context: CanvasRenderingContext2D, view: BoardView<I>): Viewport | null {
  const { scene, colors } = view;
  if (scene.bounds === null || colors === null) return null;
  const here = seen(view.viewport, view.size);
  if (holds(here, scene.bounds)) return null;
  const all = boundsOf([scene.bounds, here]) ?? here;
  const scale = Math.min((WIDTH - 8) / all.width, (HEIGHT - 8) / all.height);
  const map = { scale, x: all.x + all.width / 2 - WIDTH / 2 / scale, y: all.y + all.height / 2 - HEIGHT / 2 / scale };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colors.surface;
  context.fillRect(0, 0, WIDTH * 2, HEIGHT * 2);
  context.setTransform(scale * 2, 0, 0, scale * 2, -map.x * scale * 2, -map.y * scale * 2);
  for (const group of scene.groups) {
    context.fillStyle = colors.line;
    context.fillRect(group.x, group.y, group.width, group.height);
  }
  for (const note of scene.notes) {
    context.fillStyle = colors.edge[note.color];
    context.fillRect(note.x, note.y, note.width, note.height);
  }
  context.strokeStyle = colors.accent;
  context.lineWidth = 2 / scale;
  context.strokeRect(here.x, here.y, here.width, here.height);
  return map;
}

function holds(outer: Rect, inner: Rect): boolean {
  return contains(outer, inner) && contains(outer, { x: inner.x + inner.width, y: inner.y + inner.height });
}
