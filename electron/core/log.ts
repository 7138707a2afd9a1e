/** Where the app writes what a person never reads. Never given secrets or workshop content. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, cause: unknown, details?: Readonly<Record<string, unknown>>): void;
}
