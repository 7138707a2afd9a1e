import { chromium, type Browser } from 'playwright';

import { slowedAsAsked } from './slow-page.ts';

/** How tests and benchmarks launch Chromium: the machine's own, and without the calls home that a closed network refuses. */
export const CHROMIUM = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
};

/** Starts the Chromium of tests; its pages are slowed where the environment asks for it. */
export async function launchChromium(): Promise<Browser> {
  return slowedAsAsked(await chromium.launch(CHROMIUM));
}
