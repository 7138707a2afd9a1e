import { useEffect, useState } from 'react';

/** True once `holds` has been true for `ms` milliseconds without a break. */
export function useSince(holds: boolean, ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setPassed(true), ms);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [holds, ms]);
  return holds && passed;
}
