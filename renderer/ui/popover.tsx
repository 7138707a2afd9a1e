import { useContext, type ReactElement, type ReactNode } from 'react';
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';

import { cx } from './cx.ts';
import s from './overlay.module.css';

export interface PopoverProps {
  /** Accessible name of what opens. */
  readonly label: string;
  readonly trigger: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom' | 'right top' | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** For a popover that also opens by other means; without it the trigger alone decides. */
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Content beside the button that opens it. Escape or a click outside closes it, focus goes back to the button. */
export function Popover({ label, trigger, placement = 'bottom start', children, open, onOpenChange }: PopoverProps) {
  return (
    <DialogTrigger {...(open === undefined ? {} : { isOpen: open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      {/* The popover is the dialog itself: one inside it would leave the buttons that dismiss it outside of every landmark. */}
      <AriaPopover aria-label={label} className={cx(s['popover'])} placement={placement} offset={6}>
        <Content>{children}</Content>
      </AriaPopover>
    </DialogTrigger>
  );
}

function Content({ children }: Pick<PopoverProps, 'children'>) {
  const state = useContext(OverlayTriggerStateContext);
  const close = (): void => state?.close();
  return <div className={s['content']}>{typeof children === 'function' ? children(close) : children}</div>;
}
