import { sha256Hex } from './sha256-hex.ts';

/** Roles that a share token can carry; an owner is never made by a token. */
export const SHARE_ROLES = ['editor', 'viewer'] as const;
export type ShareRole = (typeof SHARE_ROLES)[number];

/** How long a token may be valid, in days. */
export const SHARE_DAYS = { least: 1, most: 90 } as const;

/** What `workshops.share_token` says about the one token that is valid; the token itself is nowhere. */
export interface Share {
  /** SHA-256 of the whole token, lowercase hex. */
  readonly hash: string;
  readonly role: ShareRole;
  readonly expires: Date;
}

const STORED = /^sha256:([0-9a-f]{64});role=(editor|viewer);expires=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const TOKEN = /^(ws_[a-z0-9]{24})\.([A-Za-z0-9_-]{20,200})$/;

/** The text for the column `share_token` (sync.md, "Who may do what"). */
export function storedShare({ hash, role, expires }: Share): string {
  return `sha256:${hash};role=${role};expires=${expires.toISOString()}`;
}

/** Reads the column; null where no token of a form that this app knows is in it. */
export function readShare(stored: string | null): Share | null {
  const [, hash, role, expires] = STORED.exec(stored ?? '') ?? [];
  if (hash === undefined || expires === undefined || (role !== 'editor' && role !== 'viewer')) return null;
  return { hash, role, expires: new Date(expires) };
}

/** `<scope>.<secret>`; the scope makes the look-up on the remote stay inside one workshop. */
export function shareToken(workshopId: string, secret: string): string {
  return `${workshopId}.${secret}`;
}

/** The hash under which a token is known. */
export function shareHash(token: string): string {
  return sha256Hex(token);
}

/** The workshop a token leads to; null for a text that is no token. Blanks around it are forgiven: it was copied. */
export function workshopOfToken(token: string): string | null {
  return TOKEN.exec(token.trim())?.[1] ?? null;
}
