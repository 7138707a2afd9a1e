import type { BitmapCache } from './bitmap-cache.ts';
import { levelFor } from './bitmap-cache.ts';
import type { Backdrop, BoardColors, BoardGroup, BoardItem, BoardLink, BoardNote, BoardPhoto } from './board-types.ts';
import { centerOf, grown, overlaps, type Point, type Rect } from './geometry.ts';
import { HANDLE, linkHandle, showsHandles } from './link-handle.ts';
import { paintFarNames, paintName } from './name-painter.ts';
import type { Scene } from './scene.ts';
import type { Guide } from './snap.ts';
import { seen, type Viewport, type ViewSize } from './viewport.ts';

/** What one frame shows. */
export interface Frame<I extends BoardItem> {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly size: ViewSize;
  readonly ratio: number;
  readonly colors: BoardColors;
  readonly backdrop: Backdrop<I> | undefined;
  readonly links: readonly BoardLink[];
  readonly photo: BoardPhoto | null;
  /** The photo itself once it has come. */
  readonly photoImage: CanvasImageSource | undefined;
  readonly selection: ReadonlySet<string>;
  readonly focused: string | null;
  /** The note whose text is being edited: the editor stands in its place. */
  readonly editing: string | null;
  /** Notes under the pointer, and how far it has carried them. */
  readonly carried: { readonly ids: ReadonlySet<string>; readonly by: Point } | null;
  readonly marquee: Rect | null;
  readonly lasso: readonly Point[] | null;
  readonly guides: readonly Guide[];
  /** The note that shows its handle for links. */
  readonly offered: string | null;
  /** A line on its way from a note to the pointer. */
  readonly link: { readonly from: string; readonly to: Point; readonly over: string | null } | null;
  /** The group a dragged note would join. */
  readonly target: string | null;
  /** Notes a search has found. */
  readonly found: ReadonlySet<string> | null;
  readonly frameOf: (group: BoardGroup) => Rect;
  /** While one zooms, bitmaps of another fineness do; the right ones are made when the view rests. */
  readonly coarse: boolean;
  /** Shows blank backs instead of notes. */
  readonly hidden: (note: BoardNote) => boolean;
}

/** Milliseconds a frame may spend on making bitmaps; what is left over is drawn plain and made in the next frames. */
const MAKING_MS = 6;
/** Never fewer than this, or a slow machine would not get on. */
const MAKING_LEAST = 4;

/** Draws one frame. Answers whether something is still missing from it that the next frame should add. */
export function paintScene<I extends BoardItem>(context: CanvasRenderingContext2D, frame: Frame<I>, cache: BitmapCache): boolean {
  const { viewport, size, ratio, colors } = frame;
  const unit = viewport.scale * ratio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colors.board;
  context.fillRect(0, 0, size.width * ratio, size.height * ratio);
  context.setTransform(unit, 0, 0, unit, -viewport.x * unit, -viewport.y * unit);
  const view = seen(viewport, size);
  if (frame.photo !== null && overlaps(frame.photo.area, view)) paintPhoto(context, frame.photo, frame.photoImage, colors);
  if (frame.backdrop !== undefined) {
    context.save();
    frame.backdrop.draw(context, colors);
    context.restore();
  }
  for (const group of frame.scene.groups) paintGroup(context, group, frame, view);
  paintLinks(context, frame);
  const missing = paintNotes(context, frame, cache, view);
  paintMarks(context, frame);
  paintFarNames(context, frame, view);
  return missing;
}

function paintPhoto(context: CanvasRenderingContext2D, { area }: BoardPhoto, image: CanvasImageSource | undefined, colors: BoardColors): void {
  context.fillStyle = colors.line;
  context.fillRect(area.x, area.y, area.width, area.height);
  if (image === undefined) return;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(image, area.x, area.y, area.width, area.height);
}

function placeOf<I extends BoardItem>(note: BoardNote, { carried }: Frame<I>): Point {
  return carried?.ids.has(note.id) === true ? { x: note.x + carried.by.x, y: note.y + carried.by.y } : note;
}

/** The notes to be drawn, from the lowest to the highest; what is carried lies above all. */
function visible<I extends BoardItem>(frame: Frame<I>, view: Rect): readonly BoardNote[] {
  const { scene, carried } = frame;
  const bounds = scene.bounds;
  const all = bounds === null || (view.x <= bounds.x && view.y <= bounds.y && view.x + view.width >= bounds.x + bounds.width && view.y + view.height >= bounds.y + bounds.height);
  const found = all ? scene.notes : [...scene.index.within(view)].sort((a, b) => a.z - b.z);
  if (carried === null) return found;
  const lying = found.filter(({ id }) => !carried.ids.has(id));
  for (const note of scene.notes) {
    if (carried.ids.has(note.id) && overlaps({ ...note, ...placeOf(note, frame) }, view)) lying.push(note);
  }
  return lying;
}

function paintNotes<I extends BoardItem>(context: CanvasRenderingContext2D, frame: Frame<I>, cache: BitmapCache, view: Rect): boolean {
  const { colors, viewport, ratio } = frame;
  const level = levelFor(viewport.scale * ratio);
  const unit = viewport.scale * ratio;
  const started = performance.now();
  let made = 0;
  let missing = false;
  context.save();
  // Whole device pixels: bitmaps stay sharp, and drawing them is a copy instead of a blend.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.imageSmoothingQuality = 'low';
  for (const note of visible(frame, view)) {
    if (note.id === frame.editing) continue;
    const place = placeOf(note, frame);
    const x = Math.round((place.x - viewport.x) * unit);
    const y = Math.round((place.y - viewport.y) * unit);
    const width = Math.round(note.width * unit);
    const height = Math.round(note.height * unit);
    if (frame.hidden(note)) {
      paintBack(context, { x, y, width, height }, note, colors);
      continue;
    }
    let bitmap = cache.get(note, level, frame.coarse);
    if (bitmap === undefined) {
      if (made < MAKING_LEAST || performance.now() - started < MAKING_MS) {
        bitmap = cache.make(note, level);
        made += 1;
      } else {
        missing = true;
        bitmap = cache.get(note, level, true);
      }
    }
    const faded = frame.found !== null && !frame.found.has(note.id);
    if (faded) context.globalAlpha = 0.25;
    if (bitmap === undefined) {
      context.fillStyle = colors.paper[note.color];
      context.fillRect(x, y, width, height);
    } else {
      context.drawImage(bitmap, x, y, width, height);
    }
    if (faded) context.globalAlpha = 1;
  }
  context.restore();
  return missing;
}

/** The back of a note that is hidden: its colour, and a sign that there is something on the other side. */
function paintBack(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, note: BoardNote, colors: BoardColors): void {
  context.fillStyle = colors.paper[note.color];
  context.fillRect(x, y, width, height);
  context.strokeStyle = colors.edge[note.color];
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -height; at < width; at += 12) {
    context.moveTo(x + Math.max(0, at), y + Math.max(0, -at));
    context.lineTo(x + Math.min(width, at + height), y + Math.min(height, width - at));
  }
  context.globalAlpha = 0.5;
  context.stroke();
  context.globalAlpha = 1;
}

function paintGroup<I extends BoardItem>(context: CanvasRenderingContext2D, group: BoardGroup, frame: Frame<I>, view: Rect): void {
  const { colors, viewport } = frame;
  const rect = frame.frameOf(group);
  if (!overlaps(grown(rect, 40), view)) return;
  const isTarget = frame.target === group.id;
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, 12);
  context.globalAlpha = 0.55;
  context.fillStyle = colors.surface;
  context.fill();
  context.globalAlpha = isTarget ? 1 : 0.75;
  context.strokeStyle = isTarget || frame.selection.has(group.id) ? colors.accent : colors.edge[group.color];
  context.lineWidth = (isTarget || frame.selection.has(group.id) ? 3 : 1.5) / Math.max(0.4, viewport.scale);
  context.stroke();
  context.globalAlpha = 1;
  paintName(context, group, frame, rect);
}

function paintLinks<I extends BoardItem>(context: CanvasRenderingContext2D, frame: Frame<I>): void {
  const { links, scene, colors, viewport } = frame;
  if (links.length === 0) return;
  context.strokeStyle = colors.textFaint;
  context.fillStyle = colors.textFaint;
  context.lineWidth = Math.max(1.5, 1 / viewport.scale);
  for (const { fromId, toId } of links) {
    const from = scene.index.get(fromId);
    const to = scene.index.get(toId);
    if (from === undefined || to === undefined) continue;
    const a = centerOf({ ...from, ...placeOf(from, frame) });
    const b = centerOf({ ...to, ...placeOf(to, frame) });
    const end = edgePoint({ ...to, ...placeOf(to, frame) }, a, b);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(end.x, end.y);
    context.stroke();
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    context.beginPath();
    context.moveTo(end.x, end.y);
    for (const side of [2.7, -2.7]) context.lineTo(end.x + 12 * Math.cos(angle + side), end.y + 12 * Math.sin(angle + side));
    context.fill();
  }
}

/** Where the line from `a` to the middle `b` of a rectangle meets its edge. */
export function edgePoint(rect: Rect, a: Point, b: Point): Point {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const share = Math.min(rect.width / 2 / Math.max(1e-6, Math.abs(dx)), rect.height / 2 / Math.max(1e-6, Math.abs(dy)), 1);
  return { x: b.x + dx * share, y: b.y + dy * share };
}

/** The handle that a line to another note is drawn from, and that line on its way. */
function paintLinking<I extends BoardItem>(context: CanvasRenderingContext2D, frame: Frame<I>, outline: (id: string, width: number, distance: number) => void): void {
  const { colors, viewport, scene, link } = frame;
  const pixel = 1 / viewport.scale;
  const from = scene.index.get(link?.from ?? frame.offered ?? '');
  if (from === undefined || from.id === frame.editing || frame.carried !== null || !showsHandles(viewport.scale)) return;
  const handle = linkHandle(from, viewport.scale);
  context.strokeStyle = colors.accent;
  if (link !== null) {
    context.lineWidth = 2 * pixel;
    context.beginPath();
    context.moveTo(handle.x, handle.y);
    context.lineTo(link.to.x, link.to.y);
    context.stroke();
    if (link.over !== null) outline(link.over, 2.5, 3);
  }
  context.beginPath();
  context.arc(handle.x, handle.y, HANDLE.radius * pixel, 0, 2 * Math.PI);
  context.fillStyle = colors.surface;
  context.fill();
  context.lineWidth = 2 * pixel;
  context.stroke();
  context.beginPath();
  for (const [dx, dy] of [[3, 0], [0, 3]] as const) {
    context.moveTo(handle.x - dx * pixel, handle.y - dy * pixel);
    context.lineTo(handle.x + dx * pixel, handle.y + dy * pixel);
  }
  context.stroke();
}

/** What lies above the notes: outlines, the marquee, the lasso, guides. */
function paintMarks<I extends BoardItem>(context: CanvasRenderingContext2D, frame: Frame<I>): void {
  const { colors, viewport, scene } = frame;
  const pixel = 1 / viewport.scale;
  const outline = (id: string, width: number, distance: number): void => {
    const note = scene.index.get(id);
    if (note === undefined || id === frame.editing) return;
    const place = placeOf(note, frame);
    context.lineWidth = width * pixel;
    context.beginPath();
    context.roundRect(place.x - distance * pixel, place.y - distance * pixel, note.width + 2 * distance * pixel, note.height + 2 * distance * pixel, 4 + distance * pixel);
    context.stroke();
  };
  context.strokeStyle = colors.accent;
  for (const id of frame.selection) outline(id, 2.5, 1.5);
  if (frame.focused !== null) {
    context.strokeStyle = colors.text;
    outline(frame.focused, 2, frame.selection.has(frame.focused) ? 5 : 2);
    const cluster = scene.groups.find(({ id }) => id === frame.focused);
    if (cluster !== undefined && cluster.id !== frame.editing) {
      const { x, y, width, height } = grown(frame.frameOf(cluster), 4 * pixel);
      context.lineWidth = 2 * pixel;
      context.beginPath();
      context.roundRect(x, y, width, height, 14);
      context.stroke();
    }
  }
  paintLinking(context, frame, outline);
  context.strokeStyle = colors.accent;
  context.lineWidth = 1.5 * pixel;
  if (frame.marquee !== null) {
    const { x, y, width, height } = frame.marquee;
    context.globalAlpha = 0.14;
    context.fillStyle = colors.accent;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    context.strokeRect(x, y, width, height);
  }
  if (frame.lasso !== null && frame.lasso.length > 1) {
    context.beginPath();
    frame.lasso.forEach(({ x, y }, at) => {
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.globalAlpha = 0.14;
    context.fillStyle = colors.accent;
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([6 * pixel, 4 * pixel]);
    context.stroke();
    context.setLineDash([]);
  }
  context.lineWidth = pixel;
  for (const { axis, at, from, to } of frame.guides) {
    context.beginPath();
    if (axis === 'x') {
      context.moveTo(at, from);
      context.lineTo(at, to);
    } else {
      context.moveTo(from, at);
      context.lineTo(to, at);
    }
    context.stroke();
  }
}
