import type { Page } from 'playwright';

/** A window in which pictures are taken. */
export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly locale: 'en-US' | 'de-DE';
}

const LAPTOP = { width: 1440, height: 900 };
const SMALL = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

/** Every window in which pages must look finished. */
export const LOOKS: readonly Look[] = [
  { name: 'laptop-light', viewport: LAPTOP, colorScheme: 'light', locale: 'en-US' },
  { name: 'laptop-dark', viewport: LAPTOP, colorScheme: 'dark', locale: 'en-US' },
  { name: 'small-light', viewport: SMALL, colorScheme: 'light', locale: 'en-US' },
  { name: 'small-dark', viewport: SMALL, colorScheme: 'dark', locale: 'en-US' },
  { name: 'phone-light', viewport: PHONE, colorScheme: 'light', locale: 'en-US' },
  { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark', locale: 'en-US' },
  { name: 'small-de', viewport: SMALL, colorScheme: 'light', locale: 'de-DE' },
];

/** Something that is to be seen only after somebody did something: a panel, a dialog, a menu. `{workshop}` is the sample's address. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly play: (page: Page) => Promise<void>;
  /** Takes back what it changed in the workshop. */
  readonly undo?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => async (page: Page): Promise<void> => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');
};

/** Panels and dialogs that no address opens. */
export const SCENES: readonly Scene[] = [
  { name: 'scene-palette', path: '{workshop}/define', play: (page) => page.keyboard.press('Control+k') },
  { name: 'scene-shortcuts', path: '{workshop}/define', play: (page) => page.keyboard.press('?') },
  { name: 'scene-new-workshop', path: '/', play: press(/^New workshop/) },
  { name: 'scene-methods', path: '{workshop}/define', play: press('Methods') },
  { name: 'scene-notes', path: '{workshop}/prototype', play: press('Facilitator notes') },
  { name: 'scene-vote', path: '{workshop}/ideate', play: press('Vote') },
  { name: 'scene-carry', path: '{workshop}/prototype', play: press('Carry forward') },
  { name: 'scene-print', path: '{workshop}/story', play: press('Print') },
  { name: 'scene-timer', path: '{workshop}/test', play: press(/timer/i) },
  { name: 'scene-wall', path: '{workshop}/test', play: press('Wall') },
  { name: 'scene-private', path: '{workshop}/empathize', play: press('Private'), undo: press('Private') },
];
