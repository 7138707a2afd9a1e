/** Names of everything that passes between main process, preload and page besides the port itself. */
export const CHANNELS = {
  /** Page → preload → main: a port is wanted. */
  wantPort: 'workshoppilot:want-port',
  /** Main → preload → page: here is the port. */
  port: 'workshoppilot:port',
  /** Main → preload → page: send what is typed but not sent yet, the window is about to close. */
  flush: 'workshoppilot:flush',
  /** Page → preload → main: everything is sent. */
  flushed: 'workshoppilot:flushed',
} as const;
