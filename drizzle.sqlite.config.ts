import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./shared/schema/sqlite/index.ts', './shared/schema/sqlite/sync-tables.ts'],
  out: './migrations/sqlite',
});
