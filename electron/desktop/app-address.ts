/** The page's own scheme and host: `app://workshoppilot/…`. */
export const SCHEME = 'app';
const HOST = 'workshoppilot';

/** Where the window opens. */
export const START_URL = `${SCHEME}://${HOST}/`;

const WALL_PATH = /^\/wall\/ws_[a-z0-9]{1,40}$/;

/** Whether a URL is the wall of a workshop: the only page of the app that may have a second window. */
export function isWallUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return isOwnUrl(url) && parsed !== null && WALL_PATH.test(parsed.pathname) && parsed.search === '' && parsed.hash === '';
}

/** Whether a URL is a page or file of this app. */
export function isOwnUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST;
}
