import type { Picture } from '../../../shared/domain/step-model.ts';
import { isRightToLeft, LINE_HEIGHT, NOTE_LOOKS, PADDING, pictureHeight, setText } from './note-metrics.ts';
import { BitmapCache } from './bitmap-cache.ts';
import { readLightColors } from './board-colors.ts';
import type { BoardColors, BoardItem, BoardNote } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import { centerOf, grown, type Rect } from './geometry.ts';
import { pictureUrl } from './pictures.ts';
import { edgePoint, paintScene } from './scene-painter.ts';
import { FRAME } from './scene.ts';

/** Browsers draw nothing on canvases beyond about this many pixels a side. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 80_000_000;
const MARGIN = 40;

/** Saves the whole board as a file, or prints it. `empty` when there is nothing to see. */
export async function exportBoard<I extends BoardItem>(view: BoardView<I>, name: string, what: string): Promise<'done' | 'empty'> {
  const { bounds, notes } = view.scene;
  if (bounds === null) return 'empty';
  const area = grown(bounds, MARGIN);
  await view.pictures.all([...notes.map(({ picture }) => picture), view.options.photo?.picture ?? null]);
  if (what === 'svg') {
    download(`${fileName(name)}.svg`, new Blob([await boardSvg(view, area)], { type: 'image/svg+xml' }));
    return 'done';
  }
  if (what === 'print') await print(await boardPng(view, area, readLightColors()));
  else download(`${fileName(name)}.png`, await boardPng(view, area));
  return 'done';
}

/** The board as it is drawn, at twice its size or as large as the browser can. */
export async function boardPng<I extends BoardItem>(view: BoardView<I>, area: Rect, colors?: BoardColors): Promise<Blob> {
  const ratio = Math.min(2, LONGEST_SIDE / area.width, LONGEST_SIDE / area.height, Math.sqrt(MOST_PIXELS / (area.width * area.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(area.width * ratio);
  canvas.height = Math.round(area.height * ratio);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('The browser has no canvas.');
  const shown = view.frame({ x: area.x, y: area.y, scale: ratio }, { width: canvas.width, height: canvas.height }, 1);
  const frame = { ...shown, colors: colors ?? shown.colors, selection: new Set<string>(), focused: null, editing: null, found: null, offered: null, coarse: false };
  const cache = new BitmapCache(() => ({ colors: frame.colors, measure: view.measure, picture: (note) => view.pictures.of(note) }));
  // A frame makes only some bitmaps; a picture is complete when none is missing.
  while (paintScene(context, frame, cache)) await new Promise((resolve) => setTimeout(resolve));
  cache.clear();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser could not write the picture.'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** The board as an SVG document that stands alone: texts as text, pictures inside it. */
export async function boardSvg<I extends BoardItem>(view: BoardView<I>, area: Rect): Promise<string> {
  const { scene } = view;
  const { photo } = view.options;
  const { colors } = view.frame(view.viewport, view.size, 1);
  const pictures = await pictureData([...scene.notes.map(({ picture }) => picture), photo?.picture ?? null]);
  const parts = [
    `<marker id="tip" viewBox="0 0 12 12" refX="12" refY="6" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1L12 6L0 11z" fill="${colors.textFaint}"/></marker>`,
    `<rect x="${n(area.x)}" y="${n(area.y)}" width="${n(area.width)}" height="${n(area.height)}" fill="${colors.board}"/>`,
    ...(photo === null ? [] : [`<image href="${pictures.get(photo.picture.sha256) ?? ''}" x="${n(photo.area.x)}" y="${n(photo.area.y)}" width="${n(photo.area.width)}" height="${n(photo.area.height)}"/>`]),
    ...scene.groups.map(
      (group) =>
        `<g><rect x="${n(group.x)}" y="${n(group.y)}" width="${n(group.width)}" height="${n(group.height)}" rx="12" fill="${colors.surface}" fill-opacity="0.55" stroke="${colors.edge[group.color]}" stroke-width="1.5"/>` +
        `<text x="${n(group.x + FRAME.padding)}" y="${n(group.y + FRAME.title / 2 + 10)}" font-size="18" font-weight="640" fill="${colors.text}">${escaped(group.name)}</text></g>`,
    ),
    ...view.options.links.flatMap(({ fromId, toId }) => {
      const from = scene.index.get(fromId);
      const to = scene.index.get(toId);
      if (from === undefined || to === undefined) return [];
      const [a, b] = [centerOf(from), centerOf(to)];
      const end = edgePoint(to, a, b);
      return [`<line x1="${n(a.x)}" y1="${n(a.y)}" x2="${n(end.x)}" y2="${n(end.y)}" stroke="${colors.textFaint}" stroke-width="1.5" marker-end="url(#tip)"/>`];
    }),
    ...scene.notes.map((note) => (view.options.hidden(note) ? '' : noteSvg(note, colors, view, pictures))),
  ];
  const box = [area.x, area.y, area.width, area.height].map(n).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${n(area.width)}" height="${n(area.height)}" font-family="Inter, system-ui, sans-serif">\n${parts.join('\n')}\n</svg>\n`;
}

function noteSvg<I extends BoardItem>(note: BoardNote, colors: BoardColors, view: BoardView<I>, pictures: ReadonlyMap<string, string>): string {
  const { font } = NOTE_LOOKS[note.size];
  const image = note.picture === null ? undefined : pictures.get(note.picture.sha256);
  const top = note.picture === null ? 0 : Math.min(pictureHeight(note.picture, note.size), 3 * note.width);
  const rtl = isRightToLeft(note.text);
  const x = rtl ? note.width - PADDING : PADDING;
  const lines = setText(note.text, note.size, view.measure).lines.map((line, at) => `<tspan x="${n(x)}" y="${n(top + PADDING + font + at * font * LINE_HEIGHT)}">${escaped(line)}</tspan>`);
  const marks = note.badges.map(({ text }) => text).join(' ');
  return (
    `<g transform="translate(${n(note.x)} ${n(note.y)})"><rect width="${n(note.width)}" height="${n(note.height - 2)}" rx="3" fill="${colors.paper[note.color]}" stroke="${colors.edge[note.color]}" stroke-opacity="0.35"/>` +
    (image === undefined || note.picture === null ? '' : `<image href="${image}" width="${n(note.width)}" height="${n(top)}" preserveAspectRatio="xMidYMin slice"/>`) +
    `<text font-size="${n(font)}" font-weight="450" fill="${colors.noteText}"${rtl ? ' direction="rtl"' : ''}>${lines.join('')}</text>` +
    (marks === '' ? '' : `<text x="${n(note.width - 10)}" y="${n(note.height - 10)}" font-size="14" text-anchor="end" fill="${colors.noteTextSoft}">${escaped(marks)}</text>`) +
    '</g>'
  );
}

async function pictureData(all: readonly (Picture | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(all.flatMap((picture) => (picture === null ? [] : [picture.sha256])));
  const entries = await Promise.all(
    [...wanted].map(async (sha256): Promise<readonly (readonly [string, string])[]> => {
      const response = await fetch(pictureUrl(sha256));
      return response.ok ? [[sha256, await dataUrl(await response.blob())]] : [];
    }),
  );
  return new Map(entries.flat());
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // Of a data URL the result is a text.
      resolve(reader.result as string);
    });
    reader.addEventListener('error', () => {
      reject(new Error('The picture could not be read.'));
    });
    reader.readAsDataURL(blob);
  });
}

/** Prints the picture on a page of its own: the rest of the document is hidden by the sheet while it prints. */
async function print(picture: Blob): Promise<void> {
  const image = new Image();
  image.src = URL.createObjectURL(picture);
  image.alt = '';
  image.dataset['boardPrint'] = '';
  await image.decode();
  document.body.append(image);
  document.documentElement.dataset['printing'] = 'board';
  const end = (): void => {
    window.removeEventListener('afterprint', end);
    delete document.documentElement.dataset['printing'];
    image.remove();
    URL.revokeObjectURL(image.src);
  };
  window.addEventListener('afterprint', end);
  window.print();
}

function download(file: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

function fileName(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|]/g, ' ').trim();
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
