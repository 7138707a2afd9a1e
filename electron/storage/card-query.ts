import type { Database } from 'better-sqlite3';

import type { Workshop } from '../../shared/schema/sqlite/types.ts';
import type { StepStatus } from '../../shared/schema/values.ts';
import type { CardRow } from '../core/store/store.ts';

type WorkshopValues = readonly [
  id: string,
  clerkUserId: string,
  title: string,
  originalIdea: string,
  status: string,
  orgId: string | null,
  templateId: string | null,
  visibility: string,
  shareToken: string | null,
  createdAt: number,
  updatedAt: number,
  lastOpenedAt: number | null,
  steps: string,
];

/**
 * Reads the dashboard's rows. The steps of a workshop come as one JSON text: handing ten thousand rows to JavaScript one by one is
 * what would cost.
 */
export function createCardQuery(db: Database): (ids?: readonly string[]) => readonly CardRow[] {
  const select = `SELECT w.id, w.clerk_user_id, w.title, w.original_idea, w.status, w.org_id, w.template_id, w.visibility,
      w.share_token, w.created_at, w.updated_at, l.last_opened_at,
      (SELECT json_group_object(s.step_id, s.status) FROM workshop_steps s WHERE s.workshop_id = w.id)
    FROM workshops w LEFT JOIN local_workshop l ON l.workshop_id = w.id WHERE l.delete_after IS NULL`;
  const all = db.prepare<[], WorkshopValues>(select);
  const one = db.prepare<[string], WorkshopValues>(`${select} AND w.id = ?`);
  all.raw();
  one.raw();
  return (ids) => {
    if (ids === undefined) return all.all().map(cardOf);
    return ids.flatMap((id) => {
      const values = one.get(id);
      return values === undefined ? [] : [cardOf(values)];
    });
  };
}

function cardOf(values: WorkshopValues): CardRow {
  const [id, clerkUserId, title, originalIdea, status, orgId, templateId, visibility, shareToken, created, updated, opened, steps] =
    values;
  const workshop: Workshop = {
    id,
    clerkUserId,
    title,
    originalIdea,
    // The columns are plain text; what they may hold is the schema's word.
    status: status as Workshop['status'],
    orgId,
    templateId,
    visibility: visibility as Workshop['visibility'],
    shareToken,
    createdAt: new Date(created),
    updatedAt: new Date(updated),
  };
  return {
    workshop,
    lastOpenedAt: opened === null ? null : new Date(opened),
    steps: JSON.parse(steps) as Readonly<Record<string, StepStatus>>,
  };
}
