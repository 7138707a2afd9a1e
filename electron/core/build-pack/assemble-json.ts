import { PACK_SECTIONS } from '../../../shared/domain/steps/pack.ts';
import type { PackInput } from './assemble-contract.ts';
import { readingOrder } from './audiences.ts';
import { indentedJson } from './indented-json.ts';
import { PACK_FORMAT, PACK_VERSION, type Overview, type PackDocument, type PackSections } from './pack-document.ts';
import { packSource, type PackSource } from './pack-source.ts';
import { rounded } from './words.ts';

/** The build pack as JSON, in the shape of `PackDocument`. The same input gives the same bytes. */
export function assembleJson(input: PackInput): string {
  return indentedJson(packDocument(input));
}

/** The build pack as a value. */
export function packDocument(input: PackInput): PackDocument {
  const source = packSource(input);
  const { sections, audience } = source;
  return {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    language: source.language,
    audience,
    workshop: { id: source.workshop.id, title: source.workshop.title, originalIdea: source.workshop.originalIdea },
    chosenSections: PACK_SECTIONS.filter((section) => sections.has(section)),
    readingOrder: readingOrder(audience, sections).map(({ part }) => part),
    sections: packSections(source),
    traceability: source.traceability,
    completeness: sections.has('completeness') ? source.completeness : null,
    brief: audience === 'agent' ? source.brief : null,
  };
}

function packSections(source: PackSource): PackSections {
  const { contents, sections, features, tests, risks } = source;
  return {
    ...(sections.has('overview') && { overview: overview(source) }),
    ...(sections.has('empathize') && { empathize: contents.empathize }),
    ...(sections.has('define') && { define: contents.define }),
    ...(sections.has('ideate') && { ideate: contents.ideate }),
    ...(sections.has('prototype') && { prototype: contents.prototype }),
    ...(sections.has('test') && { test: { ...contents.test, tests } }),
    ...(sections.has('prioritize') && { prioritize: { features } }),
    ...(sections.has('architect') && { architect: { ...contents.architect, risks } }),
    ...(sections.has('spec') && { spec: contents.spec }),
    ...(sections.has('story') && { story: contents.story }),
  };
}

function overview({ contents, features }: PackSource): Overview {
  return {
    personas: contents.empathize.personas.length,
    questionsChosen: contents.define.questions.filter((question) => question.selected).length,
    ideas: contents.ideate.ideas.length,
    concepts: contents.prototype.concepts.length,
    tests: contents.test.tests.length,
    features: features.length,
    mustFeatures: features.filter(({ moscow }) => moscow === 'must').length,
    requirements: contents.spec.requirements.length,
    stories: contents.story.stories.length,
    storyPoints: rounded(contents.story.stories.reduce((sum, { points }) => sum + (points ?? 0), 0)),
  };
}
