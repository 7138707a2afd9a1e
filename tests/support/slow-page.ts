import type { Browser, BrowserContext } from 'playwright';

/** How many times slower a page's processor is to be; 1 is as fast as it is. */
const PROCESSOR = Number(process.env['TEST_SLOW_PAGE'] ?? 1);
/** Every message of the host to a page is held back by up to so many milliseconds, at random; 0 is not at all. */
const ANSWERS_MS = Number(process.env['TEST_SLOW_ANSWERS'] ?? 0);

/** What waits on a slowed page has so much longer. */
export const PATIENCE_FACTOR = Math.max(1, PROCESSOR, ANSWERS_MS / 50);

/** Hands messages on in their order, each after a wait of its own. */
function late<T>(deliver: (message: T) => void): (message: T) => void {
  let before = Promise.resolve();
  return (message) => {
    const due = new Promise((resolve) => setTimeout(resolve, Math.random() * ANSWERS_MS));
    before = Promise.all([before, due]).then(() => deliver(message));
  };
}

async function holdBack(context: BrowserContext): Promise<void> {
  // A test that has a route of its own for the socket registers it later, and then its route is the one that counts.
  await context.routeWebSocket(/\/rpc$/, (socket) => {
    const host = socket.connectToServer();
    // What the page says goes at once. Even so the last words of a page that closes can be lost between it and the host, as they
    // are not in a socket of its own: tests of just that (durability, every-step) fail under held back answers.
    socket.onMessage((message) => host.send(message));
    host.onMessage(late((message) => socket.send(message)));
  });
}

function slowDown(context: BrowserContext): void {
  context.on('page', (page) => {
    const session = context.newCDPSession(page);
    // A page that closes at once needs no slowing.
    void session.then((cdp) => cdp.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR })).catch(() => undefined);
  });
}

/**
 * Makes every page of a browser as slow as `TEST_SLOW_PAGE` and `TEST_SLOW_ANSWERS` ask, to find tests that look too early;
 * without them it changes nothing.
 */
export function slowedAsAsked(browser: Browser): Browser {
  if (PATIENCE_FACTOR === 1) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(30_000 * PATIENCE_FACTOR);
    if (PROCESSOR > 1) slowDown(context);
    if (ANSWERS_MS > 0) await holdBack(context);
    return context;
  };
  return browser;
}
