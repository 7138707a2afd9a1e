/** What a chime needs of the laptop it sounds on. */
export interface ChimePort {
  /** Whether the person of this laptop wants to hear it, and this window is allowed to sound. */
  readonly canSound: () => boolean;
  /** Whether this window is the one to sound at a moment: of all windows of a laptop, one gets a yes. */
  readonly claim: (moment: number) => Promise<boolean>;
  readonly sound: () => void;
}

/** Chimes for a moment (milliseconds since the epoch), once for all windows of a laptop. Answers whether it was this window. */
export async function chimeOnce(port: ChimePort, moment: number): Promise<boolean> {
  if (!port.canSound() || !(await port.claim(moment))) return false;
  port.sound();
  return true;
}
