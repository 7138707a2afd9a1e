import type { ReactNode, RefAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';

import s from './button.module.css';
import { cx } from './cx.ts';
import { Tooltip, type TooltipPlacement } from './tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ControlSize = 'sm' | 'md';

type Base = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & RefAttributes<HTMLButtonElement>;

export interface ButtonProps extends Base {
  /** One primary button a view; `danger` only for what cannot be undone. Default `secondary`. */
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ControlSize | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** The classes of a button, for plain elements that must look like one (links, buttons in long lists). */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ControlSize = 'md', icon = false): string {
  return cx(s['button'], s[variant], size === 'sm' && s['sm'], icon && s['icon']);
}

/** A button with a text and, if wanted, an icon before it. Opens menus and dialogs as their trigger. */
export function Button({ variant, size, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(variant, size)}>
      {icon}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Base {
  /** Says what the button does: its accessible name and its tooltip. */
  readonly label: string;
  /** Keys that do the same, shown in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly icon: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ControlSize | undefined;
  readonly placement?: TooltipPlacement | undefined;
}

/** A button with an icon only; the label shows as a tooltip on hover and focus. */
export function IconButton({ label, shortcut, icon, variant = 'quiet', size, placement, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={placement}>
      <AriaButton {...rest} aria-label={label} className={buttonClass(variant, size, true)}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}

export interface PlainButtonProps extends Omit<React.ComponentProps<'button'>, 'className' | 'type'> {
  readonly label?: string | undefined;
  readonly icon?: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ControlSize | undefined;
}

/**
 * A native button that looks like `Button`, or like `IconButton` when it has a `label` and no children. For rows that come by
 * the hundred, where a component tree a button would cost too much.
 */
export function PlainButton({ label, icon, variant = 'quiet', size = 'sm', children, ...rest }: PlainButtonProps) {
  const iconOnly = children === undefined;
  return (
    <button {...rest} type="button" aria-label={label} title={iconOnly ? label : undefined} className={buttonClass(variant, size, iconOnly)}>
      {icon}
      {children}
    </button>
  );
}
