import type { ReactNode } from 'react';

import { cx } from '../../ui/cx.ts';
import { dragAttributes } from '../drag/drag-attributes.ts';
import { Grip } from '../drag/grip.tsx';
import { TextField } from '../fields/text-field.tsx';
import { itemAttributes } from '../step/focus-item.ts';
import { useFieldTexts } from '../texts.ts';
import { ItemMenu, moveKeys } from './item-menu.tsx';
import s from './items.module.css';
import type { ItemCommands } from './use-item-commands.ts';

export interface ItemCardProps<I extends { readonly id: string }> {
  readonly collection: string;
  readonly item: I;
  /** The field in the card's title line. */
  readonly titleField: string;
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
  /** Stands before the title. */
  readonly lead?: ReactNode;
  /** Stands between title and menu. */
  readonly aside?: ReactNode;
  /** Less air, for cards inside a zone. */
  readonly dense?: boolean | undefined;
  /** Can be dragged; needs a drag surface around it. */
  readonly draggable?: boolean | undefined;
  readonly children?: ReactNode;
}

/** A card for one item: its title written in place, its other fields below, a menu for the rest. */
export function ItemCard<I extends { readonly id: string }>({
  collection,
  item,
  titleField,
  commands,
  menuLabel,
  lead,
  aside,
  dense = false,
  draggable = false,
  children,
}: ItemCardProps<I>) {
  const texts = useFieldTexts();
  const title = (item as Readonly<Record<string, unknown>>)[titleField];
  const name = typeof title === 'string' && title.trim() !== '' ? title : texts.unnamed(collection);
  return (
    <li className={cx(s['card'], dense && s['dense'])} aria-label={name} {...itemAttributes(item.id)} {...(draggable ? dragAttributes(item.id) : {})} onKeyDown={moveKeys(item, commands)}>
      <div className={s['cardHead']}>
        {draggable && <Grip />}
        {lead}
        <TextField collection={collection} item={item} field={titleField} look={dense ? 'name' : 'title'} bare placeholder={texts.label(collection, titleField)} />
        {aside}
        <ItemMenu label={menuLabel} item={item} commands={commands} />
      </div>
      {children}
    </li>
  );
}

export interface PlainCardProps<I extends { readonly id: string }> {
  readonly item: I;
  /** Accessible name of the card. */
  readonly name: string;
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A card without a title line, for items that are a sentence rather than a thing; the menu stands in its corner. */
export function PlainCard<I extends { readonly id: string }>({ item, name, commands, menuLabel, aside, children }: PlainCardProps<I>) {
  return (
    <li className={s['card']} aria-label={name} {...itemAttributes(item.id)} onKeyDown={moveKeys(item, commands)}>
      <div className={s['plainHead']}>
        <div className={s['plainBody']}>{children}</div>
        <div className={s['plainTools']}>
          <ItemMenu label={menuLabel} item={item} commands={commands} />
          {aside}
        </div>
      </div>
    </li>
  );
}

/** Cards beside each other, as many as fit. */
export function Cards({ width, label, children }: { readonly width?: string; readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={s['cards']} aria-label={label} data-list="" style={width === undefined ? undefined : ({ '--card-width': width } as React.CSSProperties)}>
      {children}
    </ul>
  );
}
