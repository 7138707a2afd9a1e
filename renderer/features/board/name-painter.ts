import type { BoardColors, BoardGroup } from './board-types.ts';
import { overlaps, type Rect } from './geometry.ts';
import { NOTE_LOOKS, type Measure } from './note-metrics.ts';
import { FRAME, type Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** Smallest letters of a name, in pixels, and the smallest and largest in board units where names stand above their notes. */
const LETTERS = { pixels: 13, least: 18, most: 32 } as const;
/** A name from far away: its ground, the room around its letters, and the least width of a frame that shows one; in pixels. */
const FAR_NAME = { height: 20, inset: 6, least: 40 } as const;

/** What of a frame decides how names are drawn. */
export interface NameFrame {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly colors: BoardColors;
  readonly frameOf: (group: BoardGroup) => Rect;
}

/** Whether names are drawn over their notes, because letters that can be read have no room above them; so they are met before notes. */
export function namesAreOver({ scale }: Viewport): boolean {
  return LETTERS.pixels / scale > LETTERS.most;
}

/** Draws the name of a cluster and the number of its notes above its notes. From further away letters grow, so that they still can be read. */
export function paintName(context: CanvasRenderingContext2D, { name, members }: BoardGroup, { colors, viewport }: NameFrame, rect: Rect): void {
  if (namesAreOver(viewport)) return;
  const letters = Math.max(LETTERS.least, LETTERS.pixels / viewport.scale);
  const left = rect.x + FRAME.padding;
  const right = rect.x + rect.width - FRAME.padding;
  const middle = rect.y + FRAME.title / 2 + 4;
  context.font = nameFont(letters);
  context.fillStyle = name === '' ? colors.textFaint : colors.text;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.direction = 'ltr';
  context.fillText(shortened(context, name === '' ? '…' : name, right - left - letters * 1.4), left, middle);
  context.font = `450 ${String(letters * 0.75)}px 'Inter Variable', system-ui, sans-serif`;
  context.fillStyle = colors.textFaint;
  context.textAlign = 'right';
  context.fillText(String(members.length), right, middle);
}

/** Draws names from far away: over the notes, each on a ground of its own and within its frame; where that is too small, none. */
export function paintFarNames(context: CanvasRenderingContext2D, frame: NameFrame, view: Rect): void {
  const { colors, viewport, scene } = frame;
  if (!namesAreOver(viewport)) return;
  const pixel = 1 / viewport.scale;
  const inset = FAR_NAME.inset * pixel;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.direction = 'ltr';
  for (const group of scene.groups) {
    const rect = frame.frameOf(group);
    if (!overlaps(rect, view) || !showsFarName(group, rect, pixel)) continue;
    context.font = nameFont(LETTERS.pixels * pixel);
    const text = shortened(context, group.name, rect.width - 2 * inset);
    context.beginPath();
    context.roundRect(rect.x, rect.y, Math.min(rect.width, context.measureText(text).width + 2 * inset), FAR_NAME.height * pixel, 6 * pixel);
    context.fillStyle = colors.surface;
    context.fill();
    context.strokeStyle = colors.edge[group.color];
    context.lineWidth = pixel;
    context.stroke();
    context.fillStyle = colors.text;
    context.fillText(text, rect.x + inset, rect.y + (FAR_NAME.height / 2 + 0.5) * pixel);
  }
}

/** Where the name of a cluster can be taken hold of: the strip above its notes, or from far away the ground of its name. */
export function nameArea(group: BoardGroup, rect: Rect, viewport: Viewport, measure: Measure): Rect {
  const pixel = 1 / viewport.scale;
  if (!namesAreOver(viewport) || !showsFarName(group, rect, pixel)) return { ...rect, height: FRAME.title };
  const letters = (measure(group.name, 'medium') / NOTE_LOOKS.medium.font) * LETTERS.pixels * 1.06;
  return { ...rect, width: Math.min(rect.width, (letters + 2 * FAR_NAME.inset) * pixel), height: FAR_NAME.height * pixel };
}

function showsFarName({ name }: BoardGroup, rect: Rect, pixel: number): boolean {
  return name !== '' && rect.width >= FAR_NAME.least * pixel && rect.height >= FAR_NAME.height * pixel;
}

function nameFont(letters: number): string {
  return `640 ${String(letters)}px 'Inter Variable', system-ui, sans-serif`;
}

/** As much of a text as there is room for. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  const wide = context.measureText(text).width;
  if (wide <= width) return text;
  return `${text.slice(0, Math.max(1, Math.floor((text.length * width) / wide) - 1)).trimEnd()}…`;
}
