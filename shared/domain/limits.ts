/** Upper bounds on what one person can put in; lengths in UTF-16 units. Both sides check them. */
export const LIMITS = {
  title: 200,
  originalIdea: 10_000,
  shortText: 300,
  longText: 50_000,
  /** Items one collection may hold. */
  itemsPerCollection: 10_000,
  /** Operations one request may carry; they are applied in one transaction. */
  operationsPerRequest: 1_000,
  /** References one field may hold. */
  references: 200,
  /** Bytes of one message to the host, as JSON. A sync batch may carry a single value of this size (sync.md). */
  messageBytes: 4 * 1024 * 1024,
  /** Undo steps kept for one person in one step. */
  undoDepth: 500,
} as const;
