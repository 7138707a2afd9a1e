import { createContext, useContext, type ReactNode } from 'react';

import { Button, type ButtonProps } from './button.tsx';

const ReadOnlyContext = createContext(false);

/** Says for everything below whether it may only be looked at. */
export const ReadOnlyProvider = ReadOnlyContext.Provider;

/** True where everything may only be looked at. */
export function useReadOnly(): boolean {
  return useContext(ReadOnlyContext);
}

/** What only makes sense where something may be changed; nothing elsewhere. */
export function Changes({ children }: { readonly children: ReactNode }) {
  return useReadOnly() ? null : children;
}

/** A button that changes what is shown here; there is none where it may only be looked at. */
export function ChangeButton(props: ButtonProps) {
  return useReadOnly() ? null : <Button {...props} />;
}
