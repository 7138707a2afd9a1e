import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';

import type { TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { tabTo } from './support/keys.ts';
import { WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

/** A person without a mouse: everything happens by keys at whatever has the focus. */
class Hands {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on with Tab until the element has the focus. */
  async reach(element: Locator): Promise<this> {
    await element.waitFor(WAIT);
    await tabTo(this.page, element);
    return this;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async write(...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.page.keyboard.type(line);
      await this.page.keyboard.press('Enter');
    }
  }

  /** Opens the menu of the focused button and takes an entry. */
  async choose(entry: string): Promise<void> {
    await this.press('Enter');
    await this.page.getByRole('menu').getByText(entry, { exact: true }).first().waitFor(WAIT);
    const at = this.page.locator('[role^="menuitem"]').filter({ hasText: entry });
    for (let presses = 0; presses < 30; presses += 1) {
      if (await at.evaluateAll((items, wanted) => items.some((one) => one === document.activeElement && one.textContent.startsWith(wanted)), entry)) {
        await this.press('Enter');
        return;
      }
      await this.press('ArrowDown');
    }
    throw new Error(`No entry ${entry} in the menu: ${await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? '')}`);
  }

  /** Goes to another activity of the step. */
  async tab(name: string): Promise<void> {
    const { page } = this;
    await tabTo(page, page.locator('[role="tab"][aria-selected="true"]'));
    for (let presses = 0; presses < 8; presses += 1) {
      if ((await page.locator('[role="tab"][aria-selected="true"]').innerText()).startsWith(name)) return;
      await this.press('ArrowRight');
      await settled(page);
    }
    throw new Error(`No tab ${name}`);
  }

  /** Completes the step, which lacks nothing. */
  async complete(): Promise<void> {
    await this.page.getByText('Everything this step needs is there.').waitFor(WAIT);
    await this.press('Control+k');
    await this.page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').waitFor(WAIT);
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.getAttribute('role')), WAIT).toBe('combobox');
    await this.page.keyboard.type('complete step');
    await expect.poll(() => this.page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first().innerText(), WAIT).toContain('Complete step');
    await this.press('Enter');
    await this.page.getByRole('button', { name: 'Reopen' }).waitFor(WAIT);
  }
}

/** A step's journey: what is there before it, what the hands do, and what is there after a reload. */
interface Journey {
  readonly before?: (workshopId: string) => Promise<unknown>;
  readonly act: (hands: Hands, page: Page) => Promise<void>;
  readonly after: (page: Page) => Promise<void>;
}

const add = (step: string, collection: string, ...items: readonly Readonly<Record<string, unknown>>[]) => (id: string) => app.asClient((client) => addItems(client, id, step, collection, items));
const must = add('prioritize', 'features', { name: 'Lockers', moscow: 'must' });

const JOURNEYS: Readonly<Record<string, Journey>> = {
  empathize: {
    act: async (hands, page) => {
      await hands.press('n');
      await hands.write('Nurses', 'Porters');
      const point = page.getByRole('button', { name: /^Porters/ });
      await hands.reach(point);
      await hands.press('ArrowRight', 'ArrowRight');
      await hands.tab('Empathy map');
      await hands.reach(page.getByRole('textbox', { name: 'Add a note: Pains' }));
      await hands.write('Paper again', 'Less paper');
      const second = page.getByRole('region', { name: 'Pains' }).getByRole('button', { name: 'More for this note' }).last();
      await (await hands.reach(second)).choose('Gains');
      await hands.tab('Personas');
      await hands.reach(page.getByRole('button', { name: 'Add persona' }));
      await hands.press('Enter');
      await page.getByRole('listitem').first().waitFor(WAIT);
      await page.keyboard.type('Mara');
    },
    after: async (page) => {
      await page.getByRole('listitem', { name: 'Mara' }).waitFor(WAIT);
    },
  },
  define: {
    before: add('empathize', 'personas', { name: 'Mara' }),
    act: async (hands, page) => {
      await hands.tab('Points of view');
      await hands.reach(page.getByRole('button', { name: 'Add point of view' }));
      await hands.press('Enter');
      await hands.reach(page.getByRole('textbox', { name: 'Need' }));
      await page.keyboard.type('a handover without paper');
      await hands.tab('How might we');
      await hands.reach(page.getByRole('textbox', { name: 'How might we …' }));
      await hands.write('end a shift on time?');
      await (await hands.reach(page.getByRole('region', { name: 'Wall' }).getByRole('button', { name: 'More for this entry' }))).choose('We find ideas for these');
    },
    after: async (page) => {
      await page.getByRole('region', { name: 'We find ideas for these' }).getByRole('listitem').waitFor(WAIT);
    },
  },
  prototype: {
    before: add('ideate', 'ideas', { text: 'Lockers', selected: true }),
    act: async (hands, page) => {
      await hands.reach(page.getByRole('button', { name: 'Carry forward' }));
      await hands.press('Enter');
      await hands.reach(page.getByRole('button', { name: 'Carry 1 entry' }));
      await hands.press('Enter');
      await hands.reach(page.getByRole('textbox', { name: 'Pitch' }));
      await page.keyboard.type('A door opens with a code.');
      await hands.reach(page.getByRole('slider', { name: 'Feasibility' }));
      await hands.press('4');
      await hands.tab('Storyboard');
      await hands.reach(page.getByRole('textbox', { name: 'Add a frame: Lockers' }));
      await hands.write('She opens it', 'She reserves');
      await hands.reach(page.getByRole('textbox', { name: 'Caption' }).last());
      await hands.press('Alt+ArrowUp');
    },
    after: async (page) => {
      await expect.poll(() => page.getByRole('textbox', { name: 'Caption' }).first().inputValue(), WAIT).toBe('She reserves');
    },
  },
  prioritize: {
    act: async (hands, page) => {
      await hands.press('n');
      await hands.write('Lockers', 'Drones');
      await hands.reach(page.getByRole('group', { name: 'Class of Lockers' }).getByRole('button', { name: 'Must' }));
      await hands.press('Enter');
      await (await hands.reach(page.getByRole('region', { name: 'Not sorted yet' }).getByRole('button', { name: 'Feature menu' }))).choose('Won’t');
    },
    after: async (page) => {
      await page.getByRole('region', { name: 'Won’t' }).getByRole('listitem', { name: 'Drones' }).waitFor(WAIT);
    },
  },
  architect: {
    before: must,
    act: async (hands, page) => {
      await hands.press('n');
      await hands.write('Pages', 'Bookings');
      await (await hands.reach(page.getByRole('listitem', { name: 'Pages' }).getByRole('button', { name: 'Add: Covers' }))).choose('Lockers');
      await hands.press('Escape');
      const form = page.getByRole('form', { name: 'Add a connection' });
      await hands.reach(form.getByRole('combobox', { name: 'From' }));
      await page.keyboard.type('Pages');
      await hands.reach(form.getByRole('combobox', { name: 'To' }));
      await page.keyboard.type('Bookings');
      await hands.reach(form.getByRole('textbox', { name: 'What flows' }));
      await hands.write('asks for a day');
      await page.getByRole('figure', { name: 'Diagram of the components' }).locator('text', { hasText: 'asks for a day' }).waitFor(WAIT);
    },
    after: async (page) => {
      await page.getByRole('figure', { name: 'Diagram of the components' }).locator('text', { hasText: 'asks for a day' }).waitFor(WAIT);
    },
  },
  spec: {
    before: must,
    act: async (hands, page) => {
      await hands.reach(page.getByRole('textbox', { name: 'Add a requirement', exact: true }));
      await hands.write('The right door opens');
      await (await hands.reach(page.getByRole('button', { name: 'Requirement menu' }))).choose('Lockers');
      const row = page.getByRole('region', { name: 'Lockers' }).getByRole('listitem');
      await hands.reach(row.getByRole('textbox', { name: 'How it is measured' }));
      await page.keyboard.type('One hundred tries');
    },
    after: async (page) => {
      const row = page.getByRole('region', { name: 'Lockers' }).getByRole('listitem');
      await expect.poll(() => row.getByRole('textbox', { name: 'How it is measured' }).inputValue(), WAIT).toBe('One hundred tries');
    },
  },
  story: {
    before: must,
    act: async (hands, page) => {
      await hands.press('n');
      await hands.write('Borrow');
      await hands.reach(page.getByRole('textbox', { name: 'Add a release slice' }));
      await hands.write('Pilot');
      await hands.reach(page.getByRole('button', { name: 'Add a story: Borrow, Not planned yet' }));
      await hands.press('Enter');
      await hands.write('reserve a drill');
      await hands.press('Escape');
      await (await hands.reach(page.getByRole('button', { name: 'Story menu' }))).choose('Pilot');
      await hands.reach(page.getByRole('group', { name: 'Borrow, Pilot' }).getByRole('button', { name: 'reserve a drill' }));
      await hands.press('Enter');
      await hands.reach(page.getByRole('combobox', { name: 'Feature' }));
      await page.keyboard.type('Lockers');
      await hands.reach(page.getByRole('button', { name: 'Add a criterion' }));
      await hands.press('Enter');
      await hands.reach(page.getByRole('textbox', { name: /Then/ }));
      await page.keyboard.type('the door opens');
      await hands.press('Escape');
    },
    after: async (page) => {
      await page.getByRole('group', { name: 'Borrow, Pilot' }).getByRole('button', { name: 'reserve a drill' }).waitFor(WAIT);
    },
  },
};

// The others have theirs in their own files: ideate (board), test and pack.
test.each(Object.entries(JOURNEYS))('%s is filled and completed by the keyboard alone', async (step, { before, act, after }) => {
  const id = await app.asClient((client) => newWorkshop(client, step));
  await before?.(id);
  const page = await openStep(app, id, step);
  const hands = new Hands(page);
  await page.locator('[data-entry], [data-step-page] button').first().waitFor(WAIT);
  await act(hands, page);
  await hands.complete();
  await comeBack(page);
  await after(page);
  await page.getByRole('button', { name: 'Reopen' }).waitFor(WAIT);
});
