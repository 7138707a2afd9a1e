import type { KeyboardEvent } from 'react';

import { RowMenu } from '../../ui/menu.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import s from './items.module.css';
import type { ItemCommands } from './use-item-commands.ts';

export interface ItemMenuProps<I> {
  readonly label: string;
  readonly item: I;
  readonly commands: ItemCommands<I>;
}

/** The button with everything that can be done with an item. */
export function ItemMenu<I>({ label, item, commands }: ItemMenuProps<I>) {
  if (useReadOnly()) return null;
  return (
    <RowMenu
      label={label}
      icon={<span className={s['dots']} />}
      groups={() => commands.groups(item)}
      onAction={(entry) => {
        commands.run(item, entry);
      }}
    />
  );
}

/** Alt+Up and Alt+Down inside an item move it. */
export function moveKeys<I>(item: I, commands: ItemCommands<I>): (event: KeyboardEvent) => void {
  return (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const field = (event.target as HTMLElement).dataset['field'];
    commands.move(item, event.key === 'ArrowUp' ? 'up' : 'down', field);
  };
}
