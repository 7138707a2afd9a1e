const KEY = 'workshoppilot:chime';

/** Whether this window chimes when the timer ends; each laptop remembers it for itself. */
export function chimeIsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setChime(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page would have kept it: not at all.
  }
}

/** Two soft partials of a bell, a fifth apart: hertz, seconds after the first, loudness 0 … 1. */
const STRIKES = [
  [659.25, 0, 0.2],
  [987.77, 0.18, 0.16],
  [1318.5, 0.36, 0.12],
] as const;

const DECAY_SECONDS = 1.6;

/** One soft chime, made on the spot. Silent where the browser does not let a page sound that nobody has clicked yet. */
export function playChime(): void {
  const context = new AudioContext();
  if (context.state === 'suspended') {
    void context.close();
    return;
  }
  for (const [frequency, after, loudness] of STRIKES) {
    const at = context.currentTime + after;
    const tone = new OscillatorNode(context, { type: 'sine', frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + DECAY_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + DECAY_SECONDS);
  }
  setTimeout(() => void context.close(), (DECAY_SECONDS + 1) * 1_000);
}
