import type { Session } from 'electron';

import { isOwnUrl } from '../app-address.ts';

/** Schemes that never leave this machine: developer tools, and data the page made itself. */
const LOCAL = /^(devtools|blob|data):/;

/** Stops every request of a page that is not for the app's own files: the policy in the page is not the only lock. */
export function restrictNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOwnUrl(details.url) && !LOCAL.test(details.url) }));
}
