import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { PlainButton, type ButtonVariant, type ControlSize } from './button.tsx';
import { cx } from './cx.ts';
import s from './overlay.module.css';

/** One command of a menu. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Keys that do the same, or another short remark at the end of the line. */
  readonly hint?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Given for entries that can be on or off: the state is shown by a tick and said. */
  readonly checked?: boolean | undefined;
}

/** A list of entries under an optional heading; groups are set apart by lines. */
export interface MenuGroup {
  readonly id: string;
  readonly heading?: string | undefined;
  readonly items: readonly MenuEntry[];
}

interface MenuListProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

function MenuList({ label, groups, onAction, onClose }: MenuListProps & { readonly onClose?: () => void }) {
  const filled = groups.filter((group) => group.items.length > 0);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The library may leave the focus on the menu itself; with one entry no arrow key would lead to it from there.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === menu.current) menu.current?.querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  const ticked = (group: MenuGroup) => group.items.filter((item) => item.checked === true).map((item) => item.id);
  return (
    <AriaMenu
      ref={menu}
      aria-label={label}
      autoFocus="first"
      className={cx(s['menu'])}
      onAction={(key) => {
        onAction(String(key));
      }}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {filled.flatMap((group, index) => [
        ...(index > 0 ? [<Separator key={`line-${group.id}`} className={cx(s['separator'])} />] : []),
        <MenuSection
          key={group.id}
          {...(group.heading === undefined ? { 'aria-label': label } : {})}
          {...(group.items.some((item) => item.checked !== undefined)
            ? { selectionMode: 'multiple' as const, selectedKeys: ticked(group), shouldCloseOnSelect: true }
            : {})}
        >
          {group.heading !== undefined && <Header className={cx(s['heading'])}>{group.heading}</Header>}
          {group.items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.disabled === true}
              className={cx(s['item'], item.danger === true && s['dangerous'])}
            >
              {item.checked !== undefined && <span className={s['check']}>{item.checked && <Check aria-hidden />}</span>}
              {item.icon}
              <span className={s['text']}>{item.label}</span>
              {item.hint !== undefined && <span className={s['hint']}>{item.hint}</span>}
            </MenuItem>
          ))}
        </MenuSection>,
      ])}
    </AriaMenu>
  );
}

export interface MenuProps extends MenuListProps {
  /** The button that opens the menu: `Button` or `IconButton`. */
  readonly trigger: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | undefined;
}

/** A button with a menu of commands. */
export function Menu({ trigger, placement = 'bottom end', ...list }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(s['popover'])} placement={placement} offset={4}>
        <MenuList {...list} />
      </Popover>
    </MenuTrigger>
  );
}

export interface RowMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Asked when the menu opens, so that hundreds of closed menus cost nothing. */
  readonly groups: () => readonly MenuGroup[];
  readonly onAction: (id: string) => void;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ControlSize | undefined;
  /** A text beside the icon. */
  readonly children?: ReactNode;
}

/** A menu for rows that come by the hundred: a plain button, everything else only while the menu is open. */
export function RowMenu({ label, icon, groups, onAction, variant, size, children }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <>
      <PlainButton
        ref={ref}
        label={label}
        icon={icon}
        variant={variant}
        size={size}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(true);
        }}
      >
        {children}
      </PlainButton>
      {open && <OpenMenu label={label} groups={groups()} onAction={onAction} anchor={ref} onOpenChange={setOpen} />}
    </>
  );
}

function OpenMenu({
  anchor,
  onOpenChange,
  ...list
}: MenuListProps & { readonly anchor: RefObject<HTMLElement | null>; readonly onOpenChange: (open: boolean) => void }) {
  return (
    <Popover className={cx(s['popover'])} triggerRef={anchor} isOpen placement="bottom end" offset={4} onOpenChange={onOpenChange}>
      <MenuList
        {...list}
        onClose={() => {
          onOpenChange(false);
        }}
      />
    </Popover>
  );
}
