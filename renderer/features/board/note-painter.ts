import type { BoardColors, BoardNote, Badge } from './board-types.ts';
import { FOOT, isRightToLeft, LINE_HEIGHT, NOTE_LOOKS, noteFont, PADDING, pictureHeight, setText, type Measure } from './note-metrics.ts';
import type { Rect } from './geometry.ts';

/** A context of a canvas on the page or off it. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Below this scale letters are smaller than anyone can read: lines stand for them. */
const READABLE = 0.3;

/** What drawing a note needs besides the note. */
export interface NotePaint {
  readonly colors: BoardColors;
  readonly measure: Measure;
  /** The picture of a note when it has been loaded. */
  readonly picture: (note: BoardNote) => CanvasImageSource | undefined;
}

/** Draws a note with its upper left corner at 0, 0, in board units; `scale` says how fine it will be seen. */
export function paintNote(context: Context2D, note: BoardNote, paint: NotePaint, scale: number): void {
  const { colors } = paint;
  const { width, height } = note;
  context.fillStyle = colors.edge[note.color];
  context.globalAlpha = 0.28;
  context.beginPath();
  context.roundRect(0, 1.5, width, height - 1.5, 4);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = colors.paper[note.color];
  context.beginPath();
  context.roundRect(0, 0, width, height - 2, 3);
  context.fill();
  if (note.color === 'white') {
    context.strokeStyle = colors.lineStrong;
    context.lineWidth = 1;
    context.stroke();
  }
  const top = paintPicture(context, note, paint);
  if (scale < READABLE) paintGreeked(context, note, top, colors);
  else {
    paintText(context, note, top, paint);
    paintFoot(context, note, colors, paint.measure);
  }
}

function paintPicture(context: Context2D, note: BoardNote, { picture, colors }: NotePaint): number {
  if (note.picture === null) return 0;
  const height = Math.min(pictureHeight(note.picture, note.size), 3 * note.width);
  const image = picture(note);
  context.save();
  context.beginPath();
  context.roundRect(0, 0, note.width, height, 3);
  context.clip();
  if (image === undefined) {
    context.fillStyle = colors.line;
    context.fillRect(0, 0, note.width, height);
  } else {
    context.drawImage(image, 0, 0, note.width, pictureHeight(note.picture, note.size));
  }
  context.restore();
  return height;
}

function paintText(context: Context2D, note: BoardNote, top: number, { colors, measure }: NotePaint): void {
  if (note.text === '') return;
  const { font } = NOTE_LOOKS[note.size];
  const rtl = isRightToLeft(note.text);
  context.font = noteFont(note.size);
  context.fillStyle = colors.noteText;
  context.textBaseline = 'alphabetic';
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  const x = rtl ? note.width - PADDING : PADDING;
  let y = top + PADDING + font;
  for (const line of setText(note.text, note.size, measure).lines) {
    context.fillText(line, x, y);
    y += font * LINE_HEIGHT;
  }
}

function paintGreeked(context: Context2D, note: BoardNote, top: number, colors: BoardColors): void {
  const { font, width } = NOTE_LOOKS[note.size];
  const inner = width - 2 * PADDING;
  const line = font * LINE_HEIGHT;
  const room = Math.floor((note.height - top - PADDING - FOOT) / line);
  let left = note.text.length * font * 0.5;
  context.fillStyle = colors.noteText;
  context.globalAlpha = 0.42;
  for (let at = 0; at < room && left > 0; at += 1, left -= inner) {
    context.fillRect(PADDING, top + PADDING + at * line + font * 0.2, Math.min(inner, left), font * 0.55);
  }
  context.globalAlpha = 1;
}

const LOCK: Badge = { id: 'lock', text: '🔒\uFE0E', label: '' };

/** The marks in a note's foot from right to left, each with where it is, in units of the note. */
export function footMarks(note: BoardNote, measure: Measure): readonly { readonly badge: Badge; readonly area: Rect }[] {
  const badges = note.locked ? [LOCK, ...note.badges] : note.badges;
  let right = note.width - 6;
  return badges.map((badge) => {
    const width = Math.max(22, measure(badge.text, 'small') + 12);
    right -= width;
    return { badge, area: { x: right, y: note.height - FOOT + 1, width, height: 22 } };
  });
}

function paintFoot(context: Context2D, note: BoardNote, colors: BoardColors, measure: Measure): void {
  context.direction = 'ltr';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { badge, area } of footMarks(note, measure)) {
    const glyph = [...badge.text].length === 1;
    context.font = glyph ? "21px 'Inter Variable', system-ui, sans-serif" : noteFont('small');
    context.fillStyle = badge.on === true ? colors.noteText : colors.noteTextSoft;
    context.fillText(badge.text, area.x + area.width / 2, area.y + area.height / 2 + 1);
  }
}
