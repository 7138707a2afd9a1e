import type { HostLink } from './host-link.ts';
import type { SaveState } from './refusal.ts';

/** True when edits exist on this page alone and cannot leave it at the moment: closing it would lose them. */
function isHeldHere(state: SaveState): boolean {
  return typeof state === 'object' ? state.failed.some((refusal) => refusal.kept) : state === 'waiting';
}

/**
 * Connects the page's life to its edits: typed text goes out before the page hides or closes, the desktop app may ask for it
 * before it quits, a browser asks before edits that only this page has are lost, and a page that comes back tries to connect at once.
 */
export function followPageEvents({ connection, flushes, saves }: HostLink): void {
  window.addEventListener('beforeunload', (event) => {
    flushes.now();
    // Electron would refuse to close without a word; there the main process asks for a flush instead.
    if (location.protocol !== 'app:' && isHeldHere(saves.getState())) event.preventDefault();
  });
  window.addEventListener('pagehide', () => flushes.now());
  window.addEventListener('online', connection.connect);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connection.connect();
    else void flushes.all();
  });
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== 'workshoppilot:flush') return;
    void flushes.all().then(() => window.postMessage('workshoppilot:flushed', location.origin));
  });
}
