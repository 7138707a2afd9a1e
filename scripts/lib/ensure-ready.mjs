/** What every script needs before its own work: packages, a Node that fits, a fresh build. Runs on Node 20 without packages. */
export { ensureBuilt } from './build.mjs';
export { ensureInstalled } from './install.mjs';
export { nodeBinary, projectEnv, ranInFittingNode } from './node-binary.mjs';
export { ROOT, SetupError, main, run } from './project.mjs';
