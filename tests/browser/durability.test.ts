import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Page } from 'playwright';

import { saved, TestApp } from './support/app-page.ts';

let app: TestApp;
let id: string;

beforeEach(async () => {
  app = await TestApp.start();
  id = await app.asClient(async (client) => (await client.workshops.create({ title: 'Durable', originalIdea: '' })).workshopId);
});

afterEach(async () => {
  const { complaints } = app;
  await app.dispose();
  expect(complaints).toEqual([]);
});

async function notes(page: Page) {
  await page.getByRole('button', { name: 'Facilitator notes' }).click();
  return page.getByRole('textbox', { name: 'Facilitator notes' });
}

const storedNotes = (): Promise<unknown> =>
  app.asClient(async (client) => {
    for await (const event of await client.steps.watch({ workshopId: id, stepId: 'empathize' })) {
      if (event.kind === 'snapshot') return event.output['facilitatorNotes'];
    }
    return undefined;
  });

describe('what was typed', () => {
  test('survives a reload right after the last key', async () => {
    const { page } = await app.open({}, `/w/${id}/empathize`);
    await (await notes(page)).pressSequentially('Every last letter counts');
    await page.reload();
    await page.waitForSelector('[data-step-page]');
    const field = await notes(page);
    await expect.poll(() => field.inputValue()).toBe('Every last letter counts');
  });

  test('survives leaving the step and closing the tab right after the last key', async () => {
    const person = await app.person();
    const { page } = await app.open(person, `/w/${id}/empathize`);
    await (await notes(page)).pressSequentially('one');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('textbox', { name: 'Original idea' }).pressSequentially('two');
    await page.close({ runBeforeUnload: true });
    const { page: next } = await app.open(person, `/w/${id}`);
    // The closing page may still be handing over while the next one opens: what counts is that it arrives.
    await expect.poll(() => next.getByRole('textbox', { name: 'Original idea' }).inputValue()).toBe('two');
    await expect.poll(storedNotes).toBe('one');
  });

  test('is all on disk when the page tells the desktop app that it may quit', async () => {
    const { page } = await app.open({}, `/w/${id}/empathize`);
    await (await notes(page)).pressSequentially('the last words');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          window.addEventListener('message', (event) => {
            if (event.data === 'workshoppilot:flushed') resolve();
          });
          window.postMessage('workshoppilot:flush', location.origin);
        }),
    );
    await app.host.kill();
    await app.restart(0);
    expect(await storedNotes()).toBe('the last words');
  });

  test('is kept on the page while the host is dead, and arrives by itself when it is back', async () => {
    const person = await app.person();
    const { page } = await app.open(person, `/w/${id}/empathize`);
    const field = await notes(page);
    await field.pressSequentially('before');
    await saved(page);
    await app.host.kill();
    await page.getByText('No connection to the app').waitFor();
    await field.press('End');
    await field.pressSequentially(' and during');
    await page.getByText('Waiting for connection').waitFor();
    await expect.poll(() => field.inputValue()).toBe('before and during');

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();

    await app.restart();
    // The host has a new token: opening its new address gives this browser the new cookie.
    const { page: other } = await app.open(person);
    await page.getByText('No connection to the app').waitFor({ state: 'detached' });
    await saved(page);
    await expect.poll(() => field.inputValue()).toBe('before and during');
    expect(await storedNotes()).toBe('before and during');
    await other.getByRole('link', { name: 'Durable' }).waitFor();
  });

  test('is there after quitting and coming back, and the session has ended', async () => {
    const { page } = await app.open({}, `/w/${id}/empathize`);
    await (await notes(page)).fill('See you tomorrow');
    await saved(page);
    await app.host.stop();
    await app.restart(0);
    const { page: next } = await app.open({}, `/w/${id}`);
    expect(await storedNotes()).toBe('See you tomorrow');
    await next.getByText(/^\d min in total$/).waitFor();
    await expect.poll(() => next.getByText('running', { exact: true }).count()).toBe(0);
  });
});

describe('an edit the host does not take', () => {
  /** Answers every `steps.apply` of the page with an error of the contract instead of passing it on, until told otherwise. */
  async function refuse(page: Page, code: string, status: number, data: unknown): Promise<() => void> {
    let refusing = true;
    await page.routeWebSocket('**/rpc', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        const request = JSON.parse(String(message)) as { i: string; p?: { u?: string } };
        if (!refusing || request.p?.u !== '/steps/apply') return server.send(message);
        socket.send(JSON.stringify({ i: request.i, p: { s: status, b: { json: { defined: true, code, status, message: code, data } } } }));
      });
    });
    return () => {
      refusing = false;
    };
  }

  test('is taken out of the page, and its text is kept for copying', async () => {
    const person = await app.person();
    const { page } = await app.open(person);
    await refuse(page, 'INVALID_INPUT', 400, { issues: [] });
    await page.goto(app.url(`/w/${id}/empathize`));
    const field = await notes(page);
    await field.fill('Words the host does not like');
    await page.getByRole('alert').filter({ hasText: '1 change was not saved' }).waitFor();
    await page.getByText('Not saved', { exact: true }).waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Words the host does not like');
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    await page.getByRole('alert').filter({ hasText: 'not saved' }).waitFor({ state: 'detached' });
    expect(await storedNotes()).toBeUndefined();
  });

  test('for want of room stays on the page and is saved when there is room again', async () => {
    const person = await app.person();
    const { page } = await app.open(person);
    const makeRoom = await refuse(page, 'STORAGE_FULL', 507, {});
    await page.goto(app.url(`/w/${id}/empathize`));
    const field = await notes(page);
    await field.fill('Too precious to lose');
    await page.getByText('Not saved yet').waitFor();
    await page.getByText('The disk is full.').waitFor();
    await expect.poll(() => field.inputValue()).toBe('Too precious to lose');
    makeRoom();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    await saved(page);
    expect(await storedNotes()).toBe('Too precious to lose');
  });
});
