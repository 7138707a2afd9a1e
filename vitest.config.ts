import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import { PATIENCE_FACTOR } from './tests/support/slow-page.ts';

// Every project runs the real thing: SQLite on disk, PGlite, a real PostgreSQL, a real Chromium, real processes.
// A browser on a busy machine takes its time: what is waited for is that it comes, not how soon.
const expect = { poll: { timeout: 30_000 * PATIENCE_FACTOR } };
const long = { testTimeout: 240_000 * PATIENCE_FACTOR, hookTimeout: 180_000 };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    maxWorkers: 2,
    setupFiles: ['tests/support/property-seed.ts'],
    expect,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/{browser,renderer-steps,desktop,faults}/**', 'node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'hosts', include: ['tests/{browser,renderer-steps,desktop,faults}/**/*.test.ts'], ...long } },
    ],
  },
});
