import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';

import { cx } from './cx.ts';
import s from './overlay.module.css';

export interface PopoverProps {
  /** Accessible name of what opens. */
  readonly label: string;
  readonly trigger: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom' | 'right top' | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** Content beside the button that opens it. Escape or a click outside closes it, focus goes back to the button. */
export function Popover({ label, trigger, placement = 'bottom start', children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cx(s['popover'])} placement={placement} offset={6}>
        <Dialog aria-label={label} className={cx(s['content'])}>
          {typeof children === 'function' ? ({ close }) => children(close) : children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
