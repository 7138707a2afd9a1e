import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

import s from './tooltip.module.css';
import { cx } from './cx.ts';

export type TooltipPlacement = 'top' | 'bottom' | 'left' | 'right';

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly placement?: TooltipPlacement | undefined;
  /** One focusable element of this library. */
  readonly children: ReactNode;
}

/** A short hint for a control, shown on hover after a moment and at once on keyboard focus. Never the only place of a text. */
export function Tooltip({ text, shortcut, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={cx(s['tooltip'])} placement={placement} offset={6}>
        {text}
        {shortcut !== undefined && <kbd className={s['shortcut']}>{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
