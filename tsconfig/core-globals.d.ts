// The few globals that both Node and browsers have and that the pure parts may use.
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
