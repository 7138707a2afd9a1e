import { createId, isCuid } from '@paralleldrive/cuid2';

/** Prefixes of the row ids in the six tables (schema.md, "Locked"). */
export const ROW_PREFIXES = {
  workshops: 'ws',
  workshop_members: 'wm',
  workshop_steps: 'wst',
  sessions: 'ses',
  build_packs: 'bp',
} as const;

export type RowPrefix = (typeof ROW_PREFIXES)[keyof typeof ROW_PREFIXES];

/**
 * Makes a new id `<prefix>_<cuid2>` (24 lowercase base36 characters, the first a letter). Ids are made by the app, never
 * by a database, so that a laptop without a network can create rows.
 */
export function createPrefixedId(prefix: string): string {
  return `${prefix}_${createId()}`;
}

/** True when `value` has the shape `<prefix>_<cuid2>`. */
export function hasPrefix(value: string, prefix: string): boolean {
  return value.startsWith(`${prefix}_`) && isCuid(value.slice(prefix.length + 1));
}

const ITEM_ID = /^[a-z]{2,4}_[a-z0-9_]{1,60}$/;

/** True for ids that may key an item inside a step's output: a short prefix, then lowercase letters, digits or `_`. */
export function isItemId(value: unknown): value is string {
  return typeof value === 'string' && ITEM_ID.test(value);
}
