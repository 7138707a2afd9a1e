import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./shared/schema/postgres/index.ts', './shared/schema/postgres/sync-tables.ts'],
  out: './migrations/postgres',
});
