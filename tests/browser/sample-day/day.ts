import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { BrowserContext, Locator, Page } from 'playwright';

import type { StepId } from '../../../shared/domain/step-ids.ts';
import { LeapingClock } from '../../support/leaping-clock.ts';
import { restingBox } from '../../renderer-steps/support/box.ts';
import { saved } from '../support/app-page.ts';
import { InlineApp } from '../support/inline-app.ts';

/** Nine in the morning in the room: 2026-03-06, a Friday. */
const MORNING = Date.UTC(2026, 2, 6, 8);
const ZONE = 'Europe/Berlin';
const MINUTE_MS = 60_000;
const PATIENCE_MS = 90_000;
const POLL_MS = 50;
const TOAST_MS = 15_000;

/** Where pictures of the day go; none are taken without it. */
const PICTURES = process.env['DAY_PICTURES'];
const LAPTOP = { width: 1440, height: 900 } as const;
/** The windows pictures are taken in; `DAY_SIZES=laptop` takes the first only. */
const SIZES = Object.entries({ laptop: LAPTOP, small: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } }).slice(0, process.env['DAY_SIZES'] === 'laptop' ? 1 : undefined);

/** Waits until `read` answers with what is wanted, for as long as a busy machine may take. */
export async function until(read: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await read();
    if (seen === wanted) return;
    if (performance.now() > end) throw new Error(`Waited for ${String(wanted)}, and there is ${String(seen)}`);
    await setTimeout(POLL_MS);
  }
}

/** A day in a room: the app, the facilitator's window, and a clock that hours pass on without waiting. */
export class Day {
  readonly app: InlineApp;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The projector's view, once it has been opened. */
  wall: Page | null = null;
  /** Address of the workshop, once there is one. */
  workshop = '';
  readonly #clock: LeapingClock;
  #shots = 0;

  private constructor(app: InlineApp, context: BrowserContext, page: Page, clock: LeapingClock) {
    this.app = app;
    this.context = context;
    this.page = page;
    this.#clock = clock;
  }

  /** Opens the app for the first time, in an empty folder, at nine in the morning. */
  static async begin(): Promise<Day> {
    const clock = new LeapingClock(MORNING);
    const app = await InlineApp.start(clock);
    const context = await app.person({ viewport: LAPTOP, timezoneId: ZONE, colorScheme: 'light', acceptDownloads: true });
    await context.clock.install({ time: clock.now() });
    // A busy machine may take its time over any one click.
    context.setDefaultTimeout(90_000);
    if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
    return new Day(app, context, await app.openIn(context, '/'), clock);
  }

  /** Time goes by for the laptop, its windows and the app. */
  async passes(minutes: number): Promise<void> {
    await saved(this.page);
    this.#clock.leap(minutes * MINUTE_MS);
    await this.context.clock.fastForward(minutes * MINUTE_MS);
  }

  /** Goes to a step by the rail. */
  async goTo(step: StepId): Promise<void> {
    await this.page.locator(`a[href="${this.workshop}/${step}"]`).first().click();
    await this.page.locator(`[data-step-page="${step}"]`).waitFor();
  }

  tab(name: string | RegExp): Promise<void> {
    return this.page.getByRole('tab', { name }).click();
  }

  /** The gate is open: completes the step. */
  async complete(): Promise<void> {
    await this.page.getByText('Everything this step needs is there.').waitFor();
    await this.page.getByRole('button', { name: 'Complete step' }).click();
    await this.page.getByRole('button', { name: 'Reopen' }).waitFor();
  }

  /** Types into an entry line, Enter after each text. */
  async enter(entry: Locator, texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await entry.fill(text);
      await entry.press('Enter');
    }
  }

  /** Pastes a text where the focus is. */
  async paste(into: Locator, text: string): Promise<void> {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await into.focus();
    await this.page.keyboard.press('Control+v');
  }

  /** Draws lines on a drawing with the mouse; points are shares of its size. */
  async draw(pad: Locator, lines: readonly (readonly (readonly [number, number])[])[]): Promise<void> {
    // A message over the paper would take the stroke.
    if ((await this.page.getByRole('region', { name: 'Messages' }).getByRole('button').count()) > 0) await this.context.clock.fastForward(TOAST_MS);
    await pad.scrollIntoViewIfNeeded();
    const box = await restingBox(pad);
    for (const line of lines) {
      for (const [index, [x, y]] of line.entries()) {
        await this.page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: index === 0 ? 1 : 3 });
        if (index === 0) await this.page.mouse.down();
      }
      await this.page.mouse.up();
    }
  }

  /** Makes entries of this step from an earlier step's: those named, or all that are offered as chosen. */
  async carry(what: RegExp, names?: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Carry forward' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Carry forward' });
    const kind = dialog.getByRole('combobox', { name: 'What to carry' });
    const entries = dialog.getByRole('checkbox');
    await entries.first().waitFor();
    if ((await kind.count()) > 0) {
      const option = (await kind.locator('option').allTextContents()).find((text) => what.test(text));
      await kind.selectOption({ label: option ?? '' });
      await entries.first().waitFor();
    }
    for (const entry of await entries.all()) await entry.setChecked(false, { force: true });
    for (const name of names ?? []) await dialog.getByRole('checkbox', { name }).check({ force: true });
    if (names === undefined) for (const entry of await entries.all()) await entry.check({ force: true });
    await dialog.getByRole('button', { name: /^Carry \d/ }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Takes a picture of what is to be seen now in both themes and all sizes, where pictures are wanted. */
  async picture(name: string, page: Page = this.page): Promise<void> {
    if (PICTURES === undefined) return;
    this.#shots += 1;
    const number = String(this.#shots).padStart(2, '0');
    if ((await this.page.locator('[data-save-state]').count()) > 0) await saved(this.page);
    // Messages have gone, and nothing is under the pointer.
    await this.page.mouse.move(0, 0);
    await this.context.clock.fastForward(TOAST_MS);
    await page.bringToFront();
    for (const [size, viewport] of SIZES) {
      if (page === this.wall && size === 'phone') continue;
      await page.setViewportSize(viewport);
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      for (const colorScheme of ['light', 'dark'] as const) {
        if (size !== 'laptop' && colorScheme === 'dark') continue;
        await page.emulateMedia({ colorScheme });
        await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, colorScheme);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(PICTURES, `${number}-${name}-${size}-${colorScheme}.png`) });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(LAPTOP);
    await this.page.bringToFront();
  }
}
