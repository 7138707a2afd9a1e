import { ArrowRight } from 'lucide-react';
import { memo } from 'react';

import { cx } from '../../ui/cx.ts';
import type { SelectOption } from '../../ui/select.tsx';
import { RefField } from '../fields/reference-fields.tsx';
import { TextField } from '../fields/text-field.tsx';
import { itemAttributes } from '../step/focus-item.ts';
import { ItemMenu, moveKeys } from './item-menu.tsx';
import s from './link-list.module.css';
import type { ItemCommands } from './use-item-commands.ts';

export interface LinkListProps<I extends { readonly id: string }> {
  readonly label: string;
  readonly collection: string;
  readonly links: readonly I[];
  /** What links go from and to. */
  readonly options: readonly SelectOption[];
  /** A text field of the link, where it has one. */
  readonly labelField?: string | undefined;
  readonly commands: ItemCommands<I>;
  readonly menuLabel: string;
}

/** Links between items as lines of text: from, to, and what goes along. */
export function LinkList<I extends { readonly id: string }>({ label, links, ...row }: LinkListProps<I>) {
  return (
    <ul className={s['list']} aria-label={label} data-list="">
      {links.map((link) => (
        <LinkRow key={link.id} link={link} {...row} />
      ))}
    </ul>
  );
}

type LinkRowProps<I extends { readonly id: string }> = Omit<LinkListProps<I>, 'label' | 'links'> & { readonly link: I };

function LinkRowView<I extends { readonly id: string }>({ link, collection, options, labelField, commands, menuLabel }: LinkRowProps<I>) {
  return (
    <li className={cx(s['link'], labelField !== undefined && s['labelled'])} {...itemAttributes(link.id)} onKeyDown={moveKeys(link, commands)}>
      <RefField collection={collection} item={link} field="fromId" options={options} bare />
      <span className={s['arrow']} aria-hidden>
        <ArrowRight />
      </span>
      <RefField collection={collection} item={link} field="toId" options={options} bare />
      {labelField !== undefined && <TextField collection={collection} item={link} field={labelField} bare />}
      <ItemMenu label={menuLabel} item={link} commands={commands} />
    </li>
  );
}

const LinkRow = memo(LinkRowView) as typeof LinkRowView;
