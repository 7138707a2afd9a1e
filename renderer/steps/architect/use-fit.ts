import { useCallback, useState } from 'react';

/** Smaller than this a picture's words cannot be read; what is still too wide scrolls. */
const SMALLEST = 0.68;

/**
 * By how much a picture of `width` (in rem) is made smaller so that it fits into the element that gets the ref: 1 where it
 * fits as it is. Follows the element's size.
 */
export function useFit(width: number): readonly [ref: (element: HTMLElement | null) => (() => void) | undefined, zoom: number] {
  const [room, setRoom] = useState<number | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setRoom(element.clientWidth / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, room === null ? 1 : Math.min(1, Math.max(SMALLEST, room / width))];
}
