import { useEffect, useRef, useState } from 'react';

/**
 * The value as it was when the page last had a frame on the screen: what hangs on it is rendered after the frame that shows the
 * rest. React's deferred values are rendered as soon as React is idle, which is before that frame. Values that change with every
 * frame come through with every frame.
 */
export function useAfterFrame<T>(value: T): T {
  const [late, setLate] = useState(value);
  const newest = useRef(value);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => {
    newest.current = value;
    if (value === late || cancel.current !== null) return;
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      // What is asked for in a frame is painted first; a timer comes after it.
      timer = window.setTimeout(() => {
        cancel.current = null;
        setLate(() => newest.current);
      });
    });
    cancel.current = () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
      cancel.current = null;
    };
  }, [value, late]);
  useEffect(
    () => () => {
      cancel.current?.();
    },
    [],
  );
  return late;
}
