import { chimeIsOn, playChime } from './chime.ts';
import type { ChimePort } from './chime-port.ts';

/** So long a window keeps a moment to itself: longer than any window is late. */
const HELD_MS = 5_000;

/** Sent to the window whenever it chimes. */
export const CHIME_EVENT = 'workshoppilot:chime';

/** The chime of this laptop: a lock that all its windows share says which of them sounds. */
export const laptopChime: ChimePort = {
  // A page that nobody has pressed anything in yet is not let sound, and must not take the moment from one that is.
  canSound: () => chimeIsOn() && hasBeenUsed(),
  claim: (moment) =>
    new Promise((answer) => {
      void navigator.locks.request(`workshoppilot.chime.${String(moment)}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock === null ? undefined : new Promise((release) => setTimeout(release, HELD_MS));
      });
    }),
  sound: () => {
    playChime();
    window.dispatchEvent(new Event(CHIME_EVENT));
  },
};

function hasBeenUsed(): boolean {
  return navigator.userActivation.hasBeenActive;
}
