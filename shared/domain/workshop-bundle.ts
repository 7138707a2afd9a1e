/** Names the form of an exported workshop's file, so that any program can tell. */
export const BUNDLE_FORMAT = 'workshoppilot.workshop';
/** Raised when an older app could no longer read the file. */
export const BUNDLE_VERSION = 1;
