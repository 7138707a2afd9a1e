import { useCallback, useState, type ReactNode } from 'react';

import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** A live region to put into the page, and the function that says something in it. The same words twice are said twice. */
export function useSaid(): readonly [region: ReactNode, say: (words: string) => void] {
  const [said, setSaid] = useState({ words: '', count: 0 });
  const say = useCallback((words: string) => {
    setSaid((before) => ({ words, count: before.count + 1 }));
  }, []);
  const region = (
    <div role="status">
      <VisuallyHidden key={said.count}>{said.words}</VisuallyHidden>
    </div>
  );
  return [region, say];
}
