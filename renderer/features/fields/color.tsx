import type { CSSProperties } from 'react';

import { NOTE_COLORS, type NoteColor } from '../../../shared/domain/field-specs.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { FieldTexts } from '../texts.ts';
import s from './fields.module.css';

/** True for one of the nine note colours. */
export function isNoteColor(value: unknown): value is NoteColor {
  return (NOTE_COLORS as readonly unknown[]).includes(value);
}

/** Sets `--paper` and `--paper-edge` to a note colour for the element and what is in it. */
export function paperStyle(color: NoteColor): CSSProperties {
  return { '--paper': `var(--note-${color})`, '--paper-edge': `var(--note-${color}-edge)` } as CSSProperties;
}

/** A round sample of a note colour; the colour's name must stand beside it. */
export function Swatch({ color }: { readonly color: NoteColor }) {
  return <span className={s['swatch']} style={paperStyle(color)} aria-hidden />;
}

/** The nine colours as entries of a menu, `color:<name>`, the chosen one ticked. */
export function colorEntries(chosen: unknown, texts: FieldTexts): readonly MenuEntry[] {
  return NOTE_COLORS.map((color) => ({
    id: `color:${color}`,
    label: texts.option('color', color),
    icon: <Swatch color={color} />,
    checked: color === chosen,
  }));
}
