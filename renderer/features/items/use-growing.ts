import { startTransition, useEffect, useState } from 'react';

/** How much of a long list is rendered when. */
export interface Growth {
  /** At once: about what fills a screen. */
  readonly first: number;
  /** With every further step. */
  readonly more: number;
}

/**
 * How many of `total` things to render: a screenful at once, then more as the browser finds time, until all are there. The page
 * can be used meanwhile.
 */
export function useGrowing(total: number, { first, more }: Growth): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count >= total) return;
    startTransition(() => {
      setCount(count + more);
    });
  }, [count, total, more]);
  return Math.min(count, total);
}
