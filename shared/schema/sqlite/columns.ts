import { sql } from 'drizzle-orm';
import { integer } from 'drizzle-orm/sqlite-core';

/** A moment in UTC, stored as integer milliseconds. */
export function moment(name: string) {
  return integer(name, { mode: 'timestamp_ms' });
}

/** A moment that the database fills with its own clock when the app gives none. */
export function momentNow(name: string) {
  return moment(name).notNull().default(sql`(cast(round(unixepoch('subsec') * 1000) as integer))`);
}
