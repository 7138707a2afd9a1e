// The few globals that both Node and browsers have and that the pure parts may use.
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}

declare class URL {
  constructor(address: string);
  protocol: string;
  username: string;
  password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
  readonly searchParams: { get(name: string): string | null; set(name: string, value: string): void };
}
