import { useEffect, useRef, type RefObject } from 'react';

/** Smaller than this nobody reads it from the last row; what is still too much scrolls. */
const SMALLEST = 0.5;
const STEP = 0.06;

/**
 * Nobody scrolls a projector: makes the type of the wall smaller, by `--fit`, until everything is in the window, but for what lies
 * outside the wall's flow. Follows what is shown in `watched` and the size of the window.
 */
export function useFitWindow(): { readonly wall: RefObject<HTMLDivElement | null>; readonly watched: RefObject<HTMLElement | null> } {
  const wall = useRef<HTMLDivElement>(null);
  const watched = useRef<HTMLElement>(null);
  useEffect(() => {
    if (watched.current === null) return undefined;
    let frame = 0;
    const fit = (): void => {
      const style = wall.current?.style;
      let scale = 1;
      style?.setProperty('--fit', '1');
      while (scale > SMALLEST && (wall.current?.scrollHeight ?? 0) > window.innerHeight + 1) {
        scale = Math.max(SMALLEST, scale - STEP);
        style?.setProperty('--fit', String(scale));
      }
    };
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(fit);
    };
    const observer = new MutationObserver(soon);
    observer.observe(watched.current, { childList: true, subtree: true, characterData: true });
    window.addEventListener('resize', soon);
    void document.fonts.ready.then(soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener('resize', soon);
    };
  }, []);
  return { wall, watched };
}
