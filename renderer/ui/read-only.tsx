import { createContext, useContext, type ReactNode } from 'react';

import { Button, type ButtonProps } from './button.tsx';

/** What a viewer is told in an empty place, where somebody who may write is told how to begin. */
export interface ViewerWords {
  readonly title: string;
  readonly text: string;
}

const ViewerContext = createContext<ViewerWords | null>(null);

/** With words for a viewer everything below may only be looked at; with null it may be changed. */
export const ReadOnlyProvider = ViewerContext.Provider;

/** True where everything may only be looked at. */
export function useReadOnly(): boolean {
  return useViewerWords() !== null;
}

/** What stands in empty places for somebody who may only look; null for those who may write. */
export function useViewerWords(): ViewerWords | null {
  return useContext(ViewerContext);
}

/** What only makes sense where something may be changed; nothing elsewhere. */
export function Changes({ children }: { readonly children: ReactNode }) {
  return useReadOnly() ? null : children;
}

/** A button that changes what is shown here; there is none where it may only be looked at. */
export function ChangeButton(props: ButtonProps) {
  return useReadOnly() ? null : <Button {...props} />;
}
