import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './shared/schema/postgres/index.ts',
  out: './migrations/postgres',
});
