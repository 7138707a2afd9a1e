import { useCallback, useState, type ReactNode } from 'react';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** A live region to put into the page, and the function that says something in it. The same words twice are said twice. */
export function useSay(): readonly [region: ReactNode, say: (words: string) => void] {
  const [said, setSaid] = useState({ words: '', count: 0 });
  const say = useCallback((words: string) => {
    setSaid((before) => ({ words, count: before.count + 1 }));
  }, []);
  // A space that comes and goes makes a repeated sentence a new one.
  const region = (
    <div role="status">
      <VisuallyHidden>{said.words + (said.count % 2 === 0 ? '' : '\u00a0')}</VisuallyHidden>
    </div>
  );
  return [region, say];
}
