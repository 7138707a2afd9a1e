import { afterAll, afterEach, beforeAll, vi } from 'vitest';

import type { Store } from '../../electron/core/store/store.ts';
import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import type { Carrier, CarrierKind, Connection } from './carriers.ts';

/** The app behind one gateway, the same for all tests of a suite. */
export interface Harness {
  readonly test: TestApp;
  /** A connection that is closed after the test. */
  connect(): Promise<Connection>;
  /** Listeners that wait for commits right now: one for each live query, and the app's own. */
  commitListeners(): number;
}

/** Opens app and gateway for a suite. */
export function useHarness(kind: CarrierKind): Harness {
  let test: TestApp;
  let carrier: Carrier;
  let listeners = 0;
  const connections: Connection[] = [];

  beforeAll(async () => {
    test = openTestApp();
    const store: Store = test.store();
    const original = store.onCommit.bind(store);
    vi.spyOn(store, 'onCommit').mockImplementation((listener) => {
      const stop = original(listener);
      let stopped = false;
      listeners += 1;
      return () => {
        if (!stopped) listeners -= 1;
        stopped = true;
        stop();
      };
    });
    carrier = await kind.open(test.app);
  });

  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.close();
    test.logged.length = 0;
    // Streams that wait for quiet before they send leave when the wait is over.
    await vi.waitFor(() => {
      test.clock.advance(1_000);
      if (listeners > 0) throw new Error(`${listeners} listeners are left after the test.`);
    }, 30_000);
  });

  afterAll(async () => {
    await carrier.dispose();
    test.dispose();
  });

  return {
    get test() {
      return test;
    },
    async connect() {
      const connection = await carrier.connect();
      connections.push(connection);
      return connection;
    },
    commitListeners: () => listeners,
  };
}

/** A workshop to work on. */
export async function newWorkshop(client: FacilitatorClient, title = 'Bakery queue'): Promise<string> {
  return (await client.workshops.create({ title, originalIdea: 'Shorter waits on Saturdays.' })).workshopId;
}
