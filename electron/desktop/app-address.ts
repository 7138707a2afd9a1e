/** The page's own scheme and host: `app://workshoppilot/…`. */
export const SCHEME = 'app';
const HOST = 'workshoppilot';

/** Where the window opens. */
export const START_URL = `${SCHEME}://${HOST}/`;

/** Whether a URL is a page or file of this app. */
export function isOwnUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST;
}
