import { PACK_AUDIENCES, PACK_SECTIONS, type PackAudience, type PackSection } from '../../../shared/domain/steps/pack.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { isBranch } from '../../../shared/domain/output-path.ts';

/** What the next build pack is made of. */
export interface Selection {
  /** In print order, never empty. */
  readonly sections: readonly PackSection[];
  readonly audience: PackAudience;
}

/** The selection the pack step holds; every section, for engineering, where nothing was chosen. The host reads it the same way. */
export function selectionOf(output: StepOutput | undefined): Selection {
  const stored = output?.['selection'];
  const { sections, audience } = isBranch(stored) ? stored : {};
  const chosen = Array.isArray(sections) ? PACK_SECTIONS.filter((section) => sections.includes(section)) : [];
  return {
    sections: chosen.length === 0 ? PACK_SECTIONS : chosen,
    audience: PACK_AUDIENCES.find((known) => known === audience) ?? 'engineering',
  };
}

/** The sections with one put in or left out, in print order. Leaving out the last one changes nothing: a pack needs one. */
export function withSection(sections: readonly PackSection[], section: PackSection, wanted: boolean): readonly PackSection[] {
  const next = PACK_SECTIONS.filter((known) => (known === section ? wanted : sections.includes(known)));
  return next.length === 0 ? sections : next;
}
