import type { ReactNode } from 'react';

import { IconButton } from '../../ui/button.tsx';

export interface ToolButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  /** Given for tools that can be on. */
  readonly pressed?: boolean | undefined;
  readonly onPress: () => void;
}

/** One tool above a board: an icon whose name shows below it. */
export function ToolButton({ label, icon, shortcut, pressed, onPress }: ToolButtonProps) {
  return <IconButton size="sm" placement="bottom" label={label} icon={icon} shortcut={shortcut} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onPress={onPress} />;
}
