import { useEffect, useState, type RefObject } from 'react';

/** Elements that wake within one screen of the view, so that the Tab key and the wheel meet live ones only. */
const NEAR = '100% 0px';

const wakers = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * Whether a part of a long list is live. Parts that are not `eager` rest until they come near the view or `wake` is called; then
 * they stay awake. A resting part should show its text and be focusable, and cost next to nothing.
 */
export function useAwake(eager: boolean, element: RefObject<Element | null>): readonly [awake: boolean, wake: () => void] {
  const [woken, setWoken] = useState(eager);
  const awake = woken || eager;
  useEffect(() => {
    const watched = element.current;
    if (awake || watched === null) return undefined;
    return whenNear(watched, () => {
      setWoken(true);
    });
  }, [awake, element]);
  return [
    awake,
    () => {
      setWoken(true);
    },
  ];
}

/**
 * One observer for all: hundreds of resting notes are watched at the price of one. `scrollMargin` reaches beyond the edge of a
 * scrolled region; browsers that do not know it wake parts as they come into view.
 */
function whenNear(element: Element, run: () => void): () => void {
  observer ??= new IntersectionObserver(wakeNear, { rootMargin: NEAR, scrollMargin: NEAR });
  const watching = observer;
  wakers.set(element, run);
  watching.observe(element);
  return () => {
    wakers.delete(element);
    watching.unobserve(element);
  };
}

function wakeNear(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) if (isIntersecting) wakers.get(target)?.();
}
