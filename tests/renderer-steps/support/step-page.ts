import type { Page } from 'playwright';

import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import { saved, type TestApp } from '../../browser/support/app-page.ts';

/** Opens a step's page and waits until it shows the step. */
export async function openStep(app: TestApp, workshopId: string, stepId: string): Promise<Page> {
  const { page } = await app.open({}, `/w/${workshopId}/${stepId}`);
  await page.locator(`[data-step-page="${stepId}"]`).waitFor();
  return page;
}

/** Leaves and comes back, as a person who closes the window and opens it again; only what is saved is still there. */
export async function comeBack(page: Page): Promise<void> {
  await saved(page);
  await page.reload();
  await page.locator('[data-step-page]').waitFor();
}

/** Types texts into an entry line, Enter after each. */
export async function enter(page: Page, entry: string, ...texts: readonly string[]): Promise<void> {
  const line = page.getByRole('textbox', { name: entry });
  for (const text of texts) {
    await line.fill(text);
    await line.press('Enter');
  }
}

/** Adds items to a step the way another window would; answers with their ids. */
export async function addItems(
  client: FacilitatorClient,
  workshopId: string,
  stepId: string,
  collection: string,
  items: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly string[]> {
  const prefix = collectionSpec(stepId, collection)?.prefix ?? '';
  const operations = items.map((fields) => ({ kind: 'add' as const, collection, id: createPrefixedId(prefix), fields }));
  await client.steps.apply({ workshopId, stepId, operations });
  return operations.map(({ id }) => id);
}

/** A new workshop. */
export async function newWorkshop(client: FacilitatorClient, title: string): Promise<string> {
  return (await client.workshops.create({ title, originalIdea: 'Something better' })).workshopId;
}
