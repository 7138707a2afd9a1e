import { STEP_SEED } from '../../shared/domain/step-ids.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The SQL that seeds `step_definitions` on a remote: rows that are there stay as they are. */
export function stepSeedSql(): string {
  const rows = STEP_SEED.map((step) => `  (${quoted(step.id)}, ${step.order}, ${quoted(step.name)}, ${quoted(step.description)})`);
  return `-- The ten step definitions; what a remote already has stays as it is.
INSERT INTO "step_definitions" ("id", "order", "name", "description") VALUES
${rows.join(',\n')}
ON CONFLICT ("id") DO NOTHING;
`;
}
