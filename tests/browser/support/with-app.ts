import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { TestApp } from './app-page.ts';

/**
 * Starts an app before the tests of a file, hands it to `take`, and ends it after them. After each test its pages are
 * closed, and what their consoles had to complain about fails the test.
 */
export function withApp(take: (app: TestApp) => void): void {
  let app: TestApp | undefined;

  beforeAll(async () => {
    app = await TestApp.start();
    take(app);
  });

  afterEach(async () => {
    const complaints = app?.complaints;
    await app?.closePages();
    expect(complaints).toEqual([]);
  });

  afterAll(async () => {
    await app?.dispose();
  });
}
