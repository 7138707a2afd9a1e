import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FacilitatorClient } from '../shared/contract/facilitator.ts';
import { createPrefixedId } from '../shared/domain/ids.ts';

/** A data folder that goes away with the run. */
export function temporaryDataDir(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'workshoppilot-bench-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Creates `count` workshops through the contract, as a person would over the years. */
export async function createWorkshops(client: FacilitatorClient, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await client.workshops.create({ title: `Workshop ${n}`, originalIdea: `An idea worth ten steps, number ${n}.` });
  }
}

/** A workshop whose Ideate step holds `count` ideas of about 60 characters; answers with the ids. */
export async function createHeavyWorkshop(
  client: FacilitatorClient,
  count: number,
): Promise<{ readonly workshopId: string; readonly ideas: readonly string[] }> {
  const { workshopId } = await client.workshops.create({ title: 'A full wall', originalIdea: 'Many ideas.' });
  const ideas = Array.from({ length: count }, () => createPrefixedId('nte'));
  const operations = ideas.map((id, n) => ({
    kind: 'add' as const,
    collection: 'ideas',
    id,
    fields: { text: `Idea ${n + 1}: a note with about sixty characters of text in it`, color: 'yellow', position: { x: n * 20, y: n * 10 } },
  }));
  await client.steps.apply({ workshopId, stepId: 'ideate', operations });
  return { workshopId, ideas };
}
