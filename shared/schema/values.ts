/** The closed sets of texts that the six tables hold; the columns are plain text in both databases (no enum types). */
export const WORKSHOP_STATUSES = ['draft', 'active', 'paused', 'completed'] as const;
export type WorkshopStatus = (typeof WORKSHOP_STATUSES)[number];

export const VISIBILITIES = ['private', 'shared'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const STEP_STATUSES = ['not_started', 'in_progress', 'complete'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export const PACK_FORMATS = ['markdown', 'pdf', 'json'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/** Roles are open text: a remote may know more than these. */
export type MemberRole = 'owner' | 'editor' | 'viewer' | (string & {});

/** A json column holds an object, never a bare value. */
export type JsonObject = Record<string, unknown>;
