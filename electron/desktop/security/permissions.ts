import type { Session } from 'electron';

/** All that the page uses: writing to the clipboard after a click, and full screen. */
const USED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Denies every permission but those used, whether it is asked for or only looked up, and every device. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(USED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => USED.has(permission));
  session.setDevicePermissionHandler(() => false);
}
