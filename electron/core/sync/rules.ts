/**
 * The rules of the protocol, each with a switch. The app always runs with all of them on; the mutation gate turns one off at a
 * time and expects the simulator to notice (docs/sync.md, "How it is proved").
 */
export interface SyncRules {
  /** A remote that does not know the newest point ever seen was put back: begin anew and send everything again. */
  readonly anchor: boolean;
  /** The values that pushed ones lost against are applied. */
  readonly winners: boolean;
  /** Re-authoring starts a new incarnation. */
  readonly incarnation: boolean;
  /** A clock refusal makes the laptop write its readings anew. */
  readonly reauthor: boolean;
  /** What another remote took whose clock is ahead is not written anew (docs/decisions/0016-clocks-of-remotes.md). */
  readonly ahead: boolean;
  /** Pages show together, when the head is reached. */
  readonly staging: boolean;
  /** The push cursor moves when the remote has answered, not when the request leaves. */
  readonly acknowledge: boolean;
  /** After a rewind everything is sent again, also what came from that remote. */
  readonly resend: boolean;
  /** The device clock moves past every reading it receives. */
  readonly receive: boolean;
  /** A batch never cuts a transaction in two. */
  readonly wholeTransactions: boolean;
  /** A deleted row stays deleted. */
  readonly finality: boolean;
  /** Only a greater reading replaces a value. */
  readonly greaterWins: boolean;
  /** What a remote refuses is set aside, and the rest goes on. */
  readonly quarantine: boolean;
  /** What came from one remote is sent to the others. */
  readonly relay: boolean;
  /** A tombstone's bound moves with the readings that it speaks of. */
  readonly tombstoneBound: boolean;
  /** Values that lose a real conflict are kept for a person to see. */
  readonly conflicts: boolean;
  /** What was sent and then replaced unseen is kept where its author sees it. */
  readonly tellLost: boolean;
  /** What a delete of an item hides though its author had not seen it is kept where whoever wrote it sees it. */
  readonly hidden: boolean;
  /** Unsent edits to a row that somebody deleted are kept with the row. */
  readonly recovered: boolean;
  /** One request at a time for each scope and remote (docs/decisions/0010-one-request-a-scope.md). */
  readonly oneRequest: boolean;
  /** After something was set aside the feed is read once more. */
  readonly repair: boolean;
  /** The cursor passes a push of one's own only when nothing else stood before it. */
  readonly echo: boolean;
  /** What is sent for a scope is of that scope. */
  readonly ownScope: boolean;
  /** A request that is refused as a whole is tried again one transaction at a time. */
  readonly narrow: boolean;
  /** A page that is not the one that was asked for counts as no answer. */
  readonly replay: boolean;
  /** The workshop's own row leads the first push of a scope that a remote does not know. */
  readonly lead: boolean;
  /** What a newer app wrote is kept and sent on. */
  readonly keepUnknown: boolean;
}

/** How the app runs. */
export const ALL_RULES: SyncRules = {
  anchor: true,
  winners: true,
  incarnation: true,
  reauthor: true,
  ahead: true,
  staging: true,
  acknowledge: true,
  resend: true,
  receive: true,
  wholeTransactions: true,
  finality: true,
  greaterWins: true,
  quarantine: true,
  relay: true,
  tombstoneBound: true,
  conflicts: true,
  tellLost: true,
  hidden: true,
  recovered: true,
  oneRequest: true,
  repair: true,
  echo: true,
  ownScope: true,
  narrow: true,
  replay: true,
  lead: true,
  keepUnknown: true,
};
