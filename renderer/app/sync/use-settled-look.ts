import { useEffect, useState } from 'react';

import type { SyncLook } from './sync-words.ts';

/** A look that is left again within this time is not worth a person's glance. */
const SETTLE_MS = 1_200;

/**
 * The look, calm: every edit is sent at once and acknowledged a moment later, and a bar that flickers with each would be worse
 * than one that tells nothing. What is good shows at once, as does every warning; leaving "up to date" for less has to last.
 */
export function useSettledLook(look: SyncLook): SyncLook {
  const [shown, setShown] = useState(look);
  const { tone, text, detail } = look;
  useEffect(() => {
    const next = { tone, text, detail };
    const waits = shown.tone === 'good' && (tone === 'busy' || tone === 'quiet');
    const timer = setTimeout(() => setShown((now) => (now.tone === tone && now.text === text && now.detail === detail ? now : next)), waits ? SETTLE_MS : 0);
    return () => clearTimeout(timer);
  }, [tone, text, detail, shown.tone]);
  return shown;
}
