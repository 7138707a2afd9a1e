import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { STEP_IDS, type StepId } from '../../../shared/domain/step-ids.ts';
import { PACK_AUDIENCES, PACK_SECTIONS, type PackAudience, type PackSection } from '../../../shared/domain/steps/pack.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import { touchWorkshop } from '../session/touch-workshop.ts';
import type { Store, StoreReads } from '../store/store.ts';
import type { PackInput } from './assemble-contract.ts';
import { assembleJson } from './assemble-json.ts';
import { assembleMarkdown } from './assemble-markdown.ts';
import { packTitle } from './pack-names.ts';

export type GeneratedFormat = 'markdown' | 'json';

export interface PackRequest {
  readonly workshopId: string;
  readonly format: GeneratedFormat;
  readonly language: 'en' | 'de';
}

/**
 * Generates a build pack: the row first, then its content, assembled from the outputs as they are at that moment. A row
 * whose content never came (the app was killed in between) stays visible as not assembled. It is an edit of
 * the workshop, unless the caller says otherwise.
 */
export function generatePack(
  store: Store,
  actor: string,
  request: PackRequest,
  { isEdit }: { readonly isEdit: boolean } = { isEdit: true },
): Result<{ readonly buildPackId: string }, UseCaseError> {
  const buildPackId = createPrefixedId('bp');
  const row = store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const workshop = unit.workshop(request.workshopId);
    if (workshop === undefined) return err(notFound('workshop', request.workshopId));
    unit.insert('build_packs', {
      id: buildPackId,
      workshopId: request.workshopId,
      title: packTitle(workshop.title, request.language),
      formatType: request.format,
    });
    if (isEdit) touchWorkshop(unit, request.workshopId);
    return ok(null);
  });
  if (!row.ok) return row;
  const filled = store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const content = assemblePack(unit, request);
    if (!content.ok) return content;
    unit.update('build_packs', buildPackId, { content: content.value });
    return ok(null);
  });
  return filled.ok ? ok({ buildPackId }) : filled;
}

/** What a pack would say now. */
export function assemblePack(reads: StoreReads, request: PackRequest): Result<string, UseCaseError> {
  const workshop = reads.workshop(request.workshopId);
  if (workshop === undefined) return err(notFound('workshop', request.workshopId));
  const rows = new Map(reads.steps(request.workshopId).map((step) => [step.stepId, step]));
  const stepOf = (id: StepId): PackInput['steps'][StepId] => {
    const row = rows.get(id);
    return row === undefined ? { status: 'not_started', output: {} } : { status: row.status, output: reads.output(row.id) };
  };
  const steps = Object.fromEntries(STEP_IDS.map((id) => [id, stepOf(id)])) as PackInput['steps'];
  const input: PackInput = {
    language: request.language,
    workshop: { id: workshop.id, title: workshop.title, originalIdea: workshop.originalIdea },
    steps,
    ...selectionOf(steps.pack.output),
  };
  return ok(request.format === 'json' ? assembleJson(input) : assembleMarkdown(input));
}

/** Sections and audience as the pack step holds them; everything, for engineering, where nothing was chosen. */
export function selectionOf(output: StepOutput): { readonly sections: readonly PackSection[]; readonly audience: PackAudience } {
  const selection = (output['selection'] ?? {}) as { readonly sections?: unknown; readonly audience?: unknown };
  const { sections, audience } = selection;
  const chosen = Array.isArray(sections) ? PACK_SECTIONS.filter((section) => sections.includes(section)) : [];
  return {
    sections: chosen.length === 0 ? PACK_SECTIONS : chosen,
    audience: PACK_AUDIENCES.find((known) => known === audience) ?? 'engineering',
  };
}
