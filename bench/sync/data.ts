import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import type { PostgresRemotes } from '../../tests/support/remote-postgres.ts';
import { taken, TestLaptop } from '../../tests/support/wire.ts';

export const STEPS = ['empathize', 'define', 'ideate', 'prototype', 'test', 'prioritize', 'architect', 'spec', 'story', 'pack'] as const;
const COLORS = ['yellow', 'blue', 'green', 'pink'];

export type Remote = Awaited<ReturnType<PostgresRemotes['remote']>>;

/** Who owns all workshops of a run. */
export const PERSON = 'user_a';

/** Id of the workshop number `n`, as long as a real one. */
export const workshopId = (n: number): string => deterministicId('wst', 'bench', String(n)).replace('wst_', 'ws_');
export const stepRowId = (workshop: string, step: string): string => deterministicId('wst', workshop, step);
export const noteId = (n: number): string => deterministicId('wst', 'note', String(n)).replace('wst_', 'nte_');

/**
 * Workshops of ten steps, each with `notes` notes of five fields and about 60 characters. The first one is pushed as a laptop would;
 * the others are copies of it made in SQL, because pushing half a million registers is not what is measured.
 */
export async function fillRemote(remote: Remote, workshops: number, notes: number): Promise<void> {
  const [laptop, store, first] = [new TestLaptop(PERSON), await remote.as(PERSON), workshopId(0)];
  await taken(store.push(laptop.request(first, [laptop.workshop(first, stepRowId(first, 'ideate')).slice(0, 7)])));
  for (const step of STEPS) {
    const row = stepRowId(first, step);
    const columns = { workshop_id: first, step_id: step, status: 'not_started', created_at: 1_000 };
    const ofNote = (note: number) =>
      Object.entries({ text: `Note ${note}: what one of twelve people said, in sixty characters`, color: COLORS[note % 4], by: 'Maria', order: `a${note}`, position: { x: note * 180, y: note * 20 } });
    const changes = Array.from({ length: notes }, (_, note) =>
      ofNote(note).map(([field, value]) => laptop.change('workshop_steps', row, `output/ideas/${noteId(note)}/${field}`, value)),
    );
    await taken(store.push(laptop.request(first, [laptop.row('workshop_steps', row, columns), ...changes])));
  }
  await copyWorkshop(remote, first, workshops);
}

async function copyWorkshop(remote: Remote, first: string, workshops: number): Promise<void> {
  const ids = Array.from({ length: workshops - 1 }, (_, n) => workshopId(n + 1)).flatMap((id) => [
    `('${first}', '${id}', '${id}')`,
    ...STEPS.map((step) => `('${stepRowId(first, step)}', '${stepRowId(id, step)}', '${id}')`),
  ]);
  if (ids.length === 0) return;
  await remote.sql(`
    CREATE TEMP TABLE copied (old text, new text, scope text);
    INSERT INTO copied VALUES ${ids.join(', ')};
    SET session_replication_role = replica;
    INSERT INTO sync_scope (scope, head, last_hlc) SELECT c.new, s.head, s.last_hlc FROM sync_scope s JOIN copied c ON c.old = s.scope;
    INSERT INTO sync_push (scope, last_seq, first_seq, push_id, device, person) SELECT c.new, p.last_seq, p.first_seq, p.push_id, p.device, p.person
      FROM sync_push p JOIN copied c ON c.old = p.scope;
    INSERT INTO sync_register SELECT c.scope, r.table_name, c.new, r.path, CASE WHEN r.path = 'workshop_id' THEN to_json(c.scope)::text ELSE r.value END, r.hlc, r.actor, r.seq
      FROM sync_register r JOIN copied c ON c.old = r.row_id WHERE r.scope = '${first}';
    INSERT INTO workshops SELECT c.new, w.clerk_user_id, w.title, w.original_idea, w.status, w.org_id, w.template_id, w.visibility, w.share_token, w.created_at, w.updated_at
      FROM workshops w JOIN copied c ON c.old = w.id;
    INSERT INTO workshop_steps SELECT c.new, c.scope, s.step_id, s.status, s.output, s.started_at, s.completed_at, s.created_at, s.updated_at
      FROM workshop_steps s JOIN copied c ON c.old = s.id;
    SET session_replication_role = DEFAULT;
    DROP TABLE copied`);
  await remote.sql('ANALYZE');
}
