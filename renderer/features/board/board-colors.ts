import { NOTE_COLORS, type NoteColor } from '../../../shared/domain/field-specs.ts';
import type { BoardColors } from './board-types.ts';

/** Reads the colours of the theme that is shown now. */
export function readColors(): BoardColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const notes = (suffix: string): Readonly<Record<NoteColor, string>> =>
    // One entry for each colour there is.
    Object.fromEntries(NOTE_COLORS.map((color) => [color, token(`note-${color}${suffix}`)])) as Record<NoteColor, string>;
  return {
    board: token('surface-sunken'),
    surface: token('surface'),
    line: token('line'),
    lineStrong: token('line-strong'),
    text: token('text'),
    textSoft: token('text-soft'),
    textFaint: token('text-faint'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    noteText: token('note-text'),
    noteTextSoft: token('note-text-soft'),
    paper: notes(''),
    edge: notes('-edge'),
  };
}

/** The colours of the light theme on white, whatever is shown: paper is white, and ink is dear. */
export function readLightColors(): BoardColors {
  const page = document.documentElement;
  const shown = page.dataset['theme'];
  page.dataset['theme'] = 'light';
  const colors = readColors();
  // Put back before anything can be drawn.
  if (shown === undefined) delete page.dataset['theme'];
  else page.dataset['theme'] = shown;
  return { ...colors, board: colors.surface };
}

/** Calls `changed` whenever the theme or the size of the letters changes; answers with a function that stops it. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-text-size'] });
  return () => {
    observer.disconnect();
  };
}
