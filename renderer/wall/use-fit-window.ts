import { useEffect, useRef, type RefObject } from 'react';

/** Smaller than this nobody reads it from the last row; what is still too much scrolls. */
const SMALLEST = 0.5;
/** Below this the small print under the cards goes, so that their first lines stay large. */
const BRIEF = 0.76;
const STEP = 0.06;
/** Few cards may grow as far as this. */
const LARGEST = 1.7;

/**
 * Nobody scrolls a projector: makes the type of the wall smaller, by `--fit`, until everything is in the window, but for what lies
 * outside the wall's flow; with very much on it, it is `data-brief` first. Few cards grow, by `--grow`, into the room that is left.
 * Follows what is shown in `watched` and the size of the window.
 */
export function useFitWindow(): { readonly wall: RefObject<HTMLDivElement | null>; readonly watched: RefObject<HTMLElement | null> } {
  const wall = useRef<HTMLDivElement>(null);
  const watched = useRef<HTMLElement>(null);
  useEffect(() => {
    if (watched.current === null) return undefined;
    let frame = 0;
    const fit = (): void => {
      const element = wall.current;
      if (element === null) return;
      const fits = (): boolean => element.scrollHeight <= window.innerHeight + 1;
      const shrink = (least: number): void => {
        let scale = 1;
        element.style.setProperty('--fit', '1');
        while (scale > least && !fits()) {
          scale = Math.max(least, scale - STEP);
          element.style.setProperty('--fit', String(scale));
        }
      };
      element.style.setProperty('--grow', '1');
      element.removeAttribute('data-brief');
      shrink(BRIEF);
      if (!fits()) {
        element.setAttribute('data-brief', '');
        shrink(SMALLEST);
        return;
      }
      let grow = 1;
      while (grow < LARGEST && fits()) {
        grow += STEP;
        element.style.setProperty('--grow', String(grow));
      }
      if (!fits()) element.style.setProperty('--grow', String(grow - STEP));
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
