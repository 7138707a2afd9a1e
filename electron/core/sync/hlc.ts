/**
 * A hybrid logical clock reading: 48-bit milliseconds since the epoch, 16-bit counter, 64-bit node (device and incarnation),
 * as 32 lowercase hex digits. Readings compare as text, bytewise; no reading is ever issued twice (sync.md, "Model").
 */
export type Hlc = string;

const COUNTER_LIMIT = 0x10000;
const HLC = /^[0-9a-f]{32}$/;
const NODE = /^[0-9a-f]{16}$/;

/** Smaller than every reading that a clock issues. */
export const ZERO_HLC: Hlc = '0'.repeat(32);

/** True for texts of the shape of a reading. */
export function isHlc(value: unknown): value is Hlc {
  return typeof value === 'string' && HLC.test(value);
}

/** The milliseconds since the epoch of a reading. */
export function hlcMs(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(0, 12), 16);
}

function hlcCounter(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(12, 16), 16);
}

function hlcOf(ms: number, counter: number, node: string): Hlc {
  return ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0') + node;
}

/**
 * The reading after `last` at wall time `nowMs` (whole milliseconds): greater than `last` whatever the wall clock does. A full
 * counter advances the millisecond, so that no write ever fails because of a clock.
 */
export function nextHlc(last: Hlc, nowMs: number, node: string): Hlc {
  if (!NODE.test(node)) throw new Error(`not an hlc node: ${node}`);
  const lastMs = hlcMs(last);
  if (nowMs > lastMs) return hlcOf(nowMs, 0, node);
  const counter = hlcCounter(last) + 1;
  return counter < COUNTER_LIMIT ? hlcOf(lastMs, counter, node) : hlcOf(lastMs + 1, 0, node);
}

/** The greater of two readings. */
export function laterHlc(a: Hlc, b: Hlc): Hlc {
  return a > b ? a : b;
}
