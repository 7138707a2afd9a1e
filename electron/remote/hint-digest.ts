import { createHash } from 'node:crypto';

/** The digest that stands for a scope on the channel `sync_hint`: the first 16 hex digits of its MD5, as `sync_hint()` sends it. */
export function hintDigest(scope: string): string {
  return createHash('md5').update(scope, 'utf8').digest('hex').slice(0, 16);
}
