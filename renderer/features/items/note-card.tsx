import { memo, type ReactNode } from 'react';

import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { paperStyle } from '../fields/color.tsx';
import { TextField } from '../fields/text-field.tsx';
import { itemAttributes } from '../step/focus-item.ts';
import { ItemMenu, moveKeys } from './item-menu.tsx';
import s from './items.module.css';
import type { ItemCommands } from './use-item-commands.ts';

export interface NoteCardProps<I extends { readonly id: string }> {
  readonly collection: string;
  readonly item: I;
  readonly field: string;
  readonly color: NoteColor;
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
  /** Short facts in the note's foot: a persona, a name. */
  readonly meta?: ReactNode;
  /** Controls before the menu, such as a star. */
  readonly controls?: ReactNode;
}

function NoteCardView<I extends { readonly id: string }>({ collection, item, field, color, commands, menuLabel, meta, controls }: NoteCardProps<I>) {
  return (
    <li className={s['note']} style={paperStyle(color)} {...itemAttributes(item.id)} onKeyDown={moveKeys(item, commands)}>
      <TextField collection={collection} item={item} field={field} look="note" bare />
      <div className={s['foot']}>
        <span className={s['meta']}>{typeof meta === 'string' ? <span className={s['metaText']}>{meta}</span> : meta}</span>
        {controls}
        <ItemMenu label={menuLabel} item={item} commands={commands} />
      </div>
    </li>
  );
}

/** A note: text on coloured paper, written in place, with a menu for everything else. */
export const NoteCard = memo(NoteCardView) as typeof NoteCardView;
