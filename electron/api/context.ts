/** What a procedure knows about the connection that called it. */
export interface Context {
  /** For logs: which connection. */
  readonly connectionId: string;
}
