import { sql } from 'drizzle-orm';
import { timestamp } from 'drizzle-orm/pg-core';

/** A moment in UTC with milliseconds, without time zone as the web app has it. */
export function moment(name: string) {
  return timestamp(name, { mode: 'date', precision: 3 });
}

/** A moment that the database fills with its own clock; in UTC whatever the session's time zone is. */
export function momentNow(name: string) {
  return moment(name).notNull().default(sql`(now() at time zone 'utc')`);
}
