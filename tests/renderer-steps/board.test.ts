import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { firstEvent } from '../support/host-client.ts';
import { WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

type Item = Readonly<Record<string, unknown>> & { readonly text?: string; readonly name?: string; readonly position?: { readonly x: number; readonly y: number } };

const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));
const board = (page: Page) => page.getByRole('listbox', { name: 'Ideas' });
const notes = (page: Page) => board(page).getByRole('option');
const selected = (page: Page): Promise<number> => board(page).locator('[aria-selected="true"]').count();

/** What the host has, by the texts of the notes. */
async function stored(workshopId: string, collection = 'ideas'): Promise<ReadonlyMap<string, Item>> {
  const event = await app.asClient((client) => firstEvent(client.steps.watch({ workshopId, stepId: 'ideate' })));
  const output: StepOutput = event.kind === 'snapshot' ? event.output : {};
  return new Map(Object.values((output[collection] ?? {}) as Readonly<Record<string, Item>>).map((item) => [item.text ?? item.name ?? '', item]));
}

/** The links that the host has, by their ids. */
async function storedLinks(workshopId: string): Promise<readonly string[]> {
  const event = await app.asClient((client) => firstEvent(client.steps.watch({ workshopId, stepId: 'ideate' })));
  return event.kind === 'snapshot' ? Object.keys(event.output['links'] ?? {}) : [];
}

/** Puts a text, or a file made in the page, on the board as the clipboard would. */
async function paste(page: Page, what: { readonly text: string } | { readonly file: { readonly name: string; readonly type: string; readonly bytes: number | string } }): Promise<void> {
  await board(page).focus();
  await page.evaluate((given) => {
    const data = new DataTransfer();
    if ('text' in given) data.setData('text/plain', given.text);
    else {
      const { name, type, bytes } = given.file;
      data.items.add(new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }));
    }
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, what);
}

async function ready(page: Page): Promise<void> {
  await page.locator('[data-board] canvas[data-settled="true"]').first().waitFor();
}

/** The middle of a note in the window. */
async function middleOf(page: Page, text: string): Promise<{ readonly x: number; readonly y: number }> {
  await ready(page);
  // The elements follow the view when it has come to rest.
  const option = notes(page).filter({ hasNotText: '\u0000' }).and(page.getByRole('option', { name: text }));
  let last = '';
  await expect
    .poll(async () => {
      const now = JSON.stringify(await option.boundingBox());
      const still = now === last;
      last = now;
      return still;
    }, { ...WAIT, interval: 250 })
    .toBe(true);
  const box = (await option.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

describe('the board of ideas', () => {
  test('by the keyboard alone: write, go, move, cluster, colour, lock, find, undo', async () => {
    const id = await fresh('Keys');
    const page = await openStep(app, id, 'ideate');
    await ready(page);
    await page.keyboard.press('n');
    for (const text of ['Lockers', 'A code', 'Drones']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => notes(page).count(), WAIT).toBe(3);
    await board(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), WAIT).toMatch(/^Lockers/);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), WAIT).toMatch(/^A code/);

    // Arrows move it, and all presses are one undo.
    await saved(page);
    const before = (await stored(id)).get('A code')?.position ?? { x: 0, y: 0 };
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect.poll(async () => (await stored(id)).get('A code')?.position, WAIT).toEqual({ x: before.x + 11, y: before.y + 20 });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await stored(id)).get('A code')?.position, WAIT).toEqual(before);

    // Select two, cluster them, name the cluster.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await board(page).getByRole('option', { name: 'Lockers' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => selected(page), WAIT).toBe(2);
    await page.keyboard.press('Control+g');
    await page.getByRole('textbox', { name: 'Name of the cluster' }).waitFor();
    await page.keyboard.type('Doors');
    await page.keyboard.press('Enter');
    await notes(page).and(page.getByRole('option', { name: 'Lockers, in Doors' })).waitFor();
    await page.getByText('2 notes in a new cluster.').waitFor({ state: 'attached' });

    // The menu twin of a drag.
    await board(page).getByRole('option', { name: 'Drones' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    const bar = page.getByRole('group', { name: 'Selected notes' });
    await bar.getByRole('button', { name: 'Move to …' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Doors' }).press('Enter');
    await expect.poll(async () => [...(await stored(id)).values()].every((idea) => typeof idea['clusterId'] === 'string'), WAIT).toBe(true);
    await bar.getByRole('button', { name: 'Colour, Size' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Blue' }).press('Enter');
    await expect.poll(async () => (await stored(id)).get('Drones')?.['color'], WAIT).toBe('blue');

    // What is locked stays.
    await board(page).getByRole('option', { name: 'Drones' }).focus();
    await page.keyboard.press('l');
    await board(page).getByRole('option', { name: /Drones.*locked/ }).waitFor();
    await page.keyboard.press('Delete');
    await page.getByText('1 locked note stays. Unlock it first.').waitFor({ state: 'attached' });
    await expect.poll(() => notes(page).count()).toBe(3);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('code');
    await page.getByText('1 of 1').waitFor();
    await page.keyboard.press('Escape');
    await comeBack(page);
    await expect.poll(() => notes(page).count(), WAIT).toBe(3);
    await page.getByText('0 locked').waitFor({ state: 'detached' });
  });

  test('by the pointer: double click, drag, drop into a cluster, marquee, lasso, arrange, star, delete, undo', async () => {
    const id = await fresh('Pointer');
    await app.asClient(async (client) => {
      const [cluster] = await addItems(client, id, 'ideate', 'clusters', [{ name: 'Doors', color: 'blue', position: { x: 600, y: 0 } }]);
      await addItems(client, id, 'ideate', 'ideas', [
        { text: 'Lockers', position: { x: 0, y: 0 } },
        { text: 'A code', position: { x: 200, y: 30 } },
        { text: 'Drones', position: { x: 20, y: 260 } },
        { text: 'A key', position: { x: 620, y: 60 }, clusterId: cluster },
      ]);
    });
    const page = await openStep(app, id, 'ideate');
    await ready(page);
    const lockers = await middleOf(page, 'Lockers');
    const code = await middleOf(page, 'A code');
    const unit = (code.x - lockers.x) / 200;

    // A drag writes once, when it ends.
    await drag(page, lockers, { x: lockers.x, y: lockers.y - 50 });
    await expect.poll(async () => (await stored(id)).get('Lockers')?.position?.y, WAIT).toBeLessThan(0);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await stored(id)).get('Lockers')?.position, WAIT).toEqual({ x: 0, y: 0 });

    // Into the cluster and out again.
    const key = await middleOf(page, 'A key');
    // Held by its upper edge, so that the key does not cover it afterwards.
    const held = await middleOf(page, 'Drones');
    await drag(page, { x: held.x, y: held.y - 60 * unit }, { x: key.x, y: key.y + 70 * unit });
    await expect.poll(async () => typeof (await stored(id)).get('Drones')?.['clusterId'], WAIT).toBe('string');
    await drag(page, await middleOf(page, 'Drones'), { x: lockers.x, y: lockers.y + 300 * unit });
    await expect.poll(async () => (await stored(id)).get('Drones')?.['clusterId'], WAIT).toBeNull();

    // Marquee around two, then align them.
    const first = await middleOf(page, 'Lockers');
    const second = await middleOf(page, 'A code');
    await drag(page, { x: first.x - 95 * unit, y: first.y - 90 * unit }, { x: second.x + 95 * unit, y: second.y + 60 * unit });
    await expect.poll(() => selected(page), WAIT).toBe(2);
    const bar = page.getByRole('group', { name: 'Selected notes' });
    await bar.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('menuitem', { name: 'Align top edges' }).click();
    await expect.poll(async () => (await stored(id)).get('A code')?.position, WAIT).toEqual({ x: 200, y: 0 });

    // A lasso around one.
    await page.getByRole('button', { name: 'Lasso' }).click();
    const drones = await middleOf(page, 'Drones');
    await page.mouse.move(drones.x - 92 * unit, drones.y - 92 * unit);
    await page.mouse.down();
    for (const [x, y] of [[92, -92], [92, 92], [-92, 92], [-92, -92]] as const) await page.mouse.move(drones.x + x * unit, drones.y + y * unit, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => selected(page), WAIT).toBe(1);
    await bar.getByText('1 note').waitFor();
    await page.getByRole('button', { name: 'Select', exact: true }).click();

    await bar.getByRole('button', { name: 'Selected' }).click();
    await expect.poll(async () => (await stored(id)).get('Drones')?.['selected'], WAIT).toBe(true);
    await bar.getByRole('button', { name: 'Duplicate' }).click();
    await expect.poll(() => notes(page).count(), WAIT).toBe(5);
    await bar.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => notes(page).count(), WAIT).toBe(4);

    // A double click writes where it is, and zooming keeps what is under the pointer.
    await page.mouse.dblclick(drones.x + 260 * unit, drones.y - 110 * unit);
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Written here');
    await page.mouse.click(drones.x + 560 * unit, drones.y);
    await expect.poll(() => notes(page).count(), WAIT).toBe(5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(async () => page.getByRole('group', { name: 'View' }).innerText(), WAIT).not.toContain('100 %');
    // A lasso may begin on a note, which a click still selects.
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Lasso' }).click();
    const lassoed = await middleOf(page, 'Lockers');
    await drag(page, { x: lassoed.x - 20, y: lassoed.y - 20 }, { x: lassoed.x - 14, y: lassoed.y - 14 });
    await settled(page);
    expect(await selected(page)).toBe(0);
    await page.mouse.click(lassoed.x, lassoed.y);
    await expect.poll(() => selected(page), WAIT).toBe(1);
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    const [png] = await Promise.all([page.waitForEvent('download'), exportAs(page, 'Save as PNG')]);
    expect(png.suggestedFilename()).toBe('Board Ideas.png');
    const [svg] = await Promise.all([page.waitForEvent('download'), exportAs(page, 'Save as SVG')]);
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(await svg.path(), 'utf8');
    for (const words of ['Lockers', 'Written here', 'Doors']) expect(text).toContain(words);
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await exportAs(page, 'Print');
    const sheet = page.locator('[data-board-print]');
    await sheet.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await expect.poll(async () => (await sheet.boundingBox())?.width).toBeGreaterThan(200);
    await expect.poll(() => page.locator('main').isVisible()).toBe(false);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => sheet.count()).toBe(0);
    await expect.poll(() => page.locator('main').isVisible()).toBe(true);
  });

  test('draws links from a handle and by K, pans at its edge, takes drops from outside and pinches, and finds emoji by word', async () => {
    const id = await fresh('Links');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers', position: { x: 0, y: 0 } }, { text: 'A code', position: { x: 400, y: 0 } }, { text: 'Drones', position: { x: 0, y: 260 } }]));
    const page = await openStep(app, id, 'ideate');
    await ready(page);
    const links = (): Promise<readonly string[]> => storedLinks(id);
    const [lockers, code, drones] = [await middleOf(page, 'Lockers'), await middleOf(page, 'A code'), await middleOf(page, 'Drones')];
    const unit = (code.x - lockers.x) / 400;
    await page.mouse.move(lockers.x, lockers.y);
    await drag(page, { x: lockers.x + 80 * unit + 14, y: lockers.y }, code);
    await expect.poll(async () => (await links()).length, WAIT).toBe(1);
    await board(page).getByRole('option', { name: 'Lockers' }).focus();
    await page.keyboard.press('Escape');
    await board(page).getByRole('option', { name: 'Lockers' }).focus();
    await page.keyboard.press('Space');
    await board(page).getByRole('option', { name: 'Drones' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('k');
    await page.getByText('Linked.').waitFor({ state: 'attached' });
    await expect.poll(async () => (await links()).length, WAIT).toBe(2);
    await page.keyboard.press('Shift+K');
    await expect.poll(async () => (await links()).length, WAIT).toBe(1);

    // A drag that rests at the edge goes on; the note ends further away than the pointer went.
    const canvas = (await page.locator('[data-board] canvas').first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(drones.x, drones.y);
    await page.mouse.down();
    await page.mouse.move(canvas.x + canvas.width - 4, drones.y, { steps: 6 });
    const pointed = (canvas.x + canvas.width - 4 - drones.x) / unit;
    for (let frame = 0; frame < 20; frame += 1) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await page.mouse.up();
    await expect.poll(async () => (await stored(id)).get('Drones')?.position?.x ?? 0, WAIT).toBeGreaterThan(pointed + 100);

    // Text and a file from outside become notes where they fall.
    const dropped = (text: string | null): Promise<void> =>
      page.evaluate(({ words, x, y }) => {
        const data = new DataTransfer();
        if (words === null) data.items.add(new File(['From a file\nSecond line'], 'list.txt', { type: 'text/plain' }));
        else data.setData('text/plain', words);
        const target = document.querySelector('[data-board] canvas');
        for (const type of ['dragover', 'drop']) target?.dispatchEvent(new DragEvent(type, { dataTransfer: data, clientX: x, clientY: y, bubbles: true, cancelable: true }));
      }, { words: text, x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 });
    await dropped('Dragged in');
    await expect.poll(async () => (await stored(id)).has('Dragged in'), WAIT).toBe(true);
    await dropped(null);
    await expect.poll(async () => [...(await stored(id)).keys()].filter((text) => /From a file|Second line/.test(text)).length, WAIT).toBe(2);

    // Two fingers that part zoom in.
    const percent = async (): Promise<number> => Number.parseInt(await page.getByRole('group', { name: 'View' }).or(page.getByRole('toolbar', { name: 'View' })).first().innerText(), 10);
    const before = await percent();
    await page.evaluate(({ x, y }) => {
      const target = document.querySelector<HTMLCanvasElement>('[data-board] canvas');
      if (target === null) throw new Error('no canvas');
      target.setPointerCapture = () => undefined;
      const send = (type: string, pointerId: number, clientX: number): boolean => target.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'touch', clientX, clientY: y, bubbles: true }));
      send('pointerdown', 11, x - 40);
      send('pointerdown', 12, x + 40);
      send('pointermove', 11, x - 80);
      send('pointermove', 12, x + 80);
      send('pointerup', 11, x - 80);
      send('pointerup', 12, x + 80);
    }, { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 });
    await expect.poll(percent, WAIT).toBeGreaterThan(before * 1.5);

    await board(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('Fast ');
    await page.keyboard.press('Control+.');
    await page.keyboard.type('rocket');
    await page.getByRole('option', { name: /rocket/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' now');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await stored(id)).has('Fast 🚀 now'), WAIT).toBe(true);
  });

  test('takes what is hard to take: 5,000 lines, foreign scripts, a huge note, broken quotes, pictures of every kind', async () => {
    const id = await fresh('Hard');
    const page = await openStep(app, id, 'ideate');
    await ready(page);
    await paste(page, { text: 'שלום עולם\n👩‍👩‍👧‍👦 Familie 👍🏽\nمرحبا' });
    await expect.poll(() => notes(page).count(), WAIT).toBe(3);
    await notes(page).and(page.getByRole('option', { name: '👩‍👩‍👧‍👦 Familie 👍🏽' })).waitFor();

    await paste(page, { text: `${'Wort '.repeat(9_999)}Ende!` });
    await expect.poll(() => notes(page).count(), WAIT).toBe(4);
    await paste(page, { text: 'x'.repeat(50_001) });
    await page.getByText('A note holds up to 50,000 characters; line 1 has 50,001. Nothing was added.').waitFor();

    await paste(page, { file: { name: 'broken.csv', type: 'text/csv', bytes: 'name,idea\nAnna,"a "locker"\nBen,"never closed\n' } });
    const dialog = page.getByRole('dialog', { name: 'Paste as notes' });
    await dialog.getByText('The quotation marks in this table do not match.').waitFor();
    await dialog.getByRole('combobox').selectOption({ label: 'All columns, joined' });
    await dialog.getByRole('button', { name: 'Add 3 notes' }).click();
    await expect.poll(() => notes(page).count(), WAIT).toBe(7);
    await notes(page).and(page.getByRole('option', { name: /Ben, "never closed/ })).waitFor();

    // A picture of 20 MB is scaled down; what is no picture says so.
    await board(page).focus();
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(2_900, 2_400);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      const noise = context.createImageData(2_900, 2_400);
      for (let at = 0; at < noise.data.length; at += 4) {
        for (let channel = 0; channel < 3; channel += 1) noise.data[at + channel] = Math.random() * 256;
        noise.data[at + 3] = 255;
      }
      context.putImageData(noise, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      if (blob.size < 20_000_000) throw new Error(`only ${String(blob.size)} bytes`);
      const data = new DataTransfer();
      data.items.add(new File([blob], 'wall.png', { type: 'image/png' }));
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await notes(page).and(page.getByRole('option', { name: 'picture' })).waitFor({ timeout: 120_000 });
    await saved(page);
    const picture = (await stored(id)).get('')?.['picture'] as { readonly sha256: string; readonly width: number };
    expect(picture.width).toBeLessThanOrEqual(1_600);
    const served = await page.evaluate(async (name) => {
      const response = await fetch(`/attachments/${name}`);
      return { type: response.headers.get('content-type'), bytes: (await response.arrayBuffer()).byteLength };
    }, picture.sha256);
    expect(served.type).toBe('image/webp');
    expect(served.bytes).toBeLessThan(2_800_000);
    await paste(page, { file: { name: 'not.png', type: 'image/png', bytes: 'this is no picture' } });
    await page.getByText('This file is not a picture the app can read.').waitFor();
    await paste(page, { file: { name: 'huge.png', type: 'image/png', bytes: 41 * 1024 * 1024 } });
    await page.getByText(/This picture has 41 MB; 40 MB is the most/).waitFor();

    await paste(page, { text: Array.from({ length: 5_000 }, (_, n) => `Line ${String(n)}`).join('\n') });
    await dialog.getByRole('button', { name: 'Add 5,000 notes' }).click();
    await page.getByText('5,000 notes added.').waitFor({ state: 'attached', timeout: 120_000 });
    await page.waitForFunction(() => document.querySelector('[data-save-state]')?.getAttribute('data-save-state') === 'saved', undefined, { timeout: 120_000 });
    await expect.poll(async () => (await stored(id)).size, WAIT).toBe(5_008);
    await paste(page, { text: Array.from({ length: 5_000 }, (_, n) => `More ${String(n)}`).join('\n') });
    await dialog.getByText(/The board has room for 4,992 more notes; this would add 5,000/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await stored(id)).size, { timeout: 120_000, interval: 1_000 }).toBe(8);
  });
});

async function exportAs(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Export and print' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
