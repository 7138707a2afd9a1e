-- Registers to rows of the six tables. A row shows when it is present, its workshop and step definition are there, its required
-- columns are filled, and no older row claims the same (workshop, step) or (workshop, person); otherwise it is parked. The oldest
-- claim, by (hlc of the presence, id), wins and shows the items of the others too. Missing columns take their constant default;
-- missing created_at and started_at are the moment of the presence; updated_at is the moment of the newest register.
CREATE TYPE sync_candidate AS (table_name text, row_id text, doc jsonb, born text, touched text, winner text);
--> statement-breakpoint
CREATE FUNCTION sync_hlc_moment(hlc text) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
  SELECT sync_moment(sync_hlc_ms(hlc)::text)
$$;
--> statement-breakpoint
-- Columns, presence and newest hlc of rows, as their registers say; `winner` is not decided yet.
CREATE FUNCTION sync_candidates(p_scope text, p_rows sync_row[]) RETURNS sync_candidate[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(ROW(x.table_name, x.row_id, x.doc, x.born, x.touched, NULL)::sync_candidate), '{}')
    FROM (SELECT r.table_name, r.row_id,
                 jsonb_object_agg(r.path, r.value::jsonb) FILTER (WHERE r.path < 'output.' OR r.path >= 'output0') AS doc,
                 max(r.hlc) FILTER (WHERE r.path = '$row') AS born, max(r.hlc) AS touched
            FROM (SELECT DISTINCT u.table_name, u.row_id FROM unnest(p_rows) AS u) AS k
            JOIN sync_register r ON r.scope = p_scope AND r.table_name = k.table_name AND r.row_id = k.row_id
           GROUP BY 1, 2) AS x
$$;
--> statement-breakpoint
-- Answers with whether the workshop shows afterwards.
CREATE FUNCTION sync_project_workshop(p_scope text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  one sync_candidate;
  doc jsonb;
BEGIN
  SELECT c.* INTO one FROM unnest(sync_candidates(p_scope, ARRAY[ROW('workshops', p_scope)::sync_row])) AS c;
  doc := one.doc;
  IF doc ->> '$row' IS DISTINCT FROM 'true' OR doc ->> 'clerk_user_id' IS NULL OR doc ->> 'title' IS NULL OR doc ->> 'original_idea' IS NULL THEN
    DELETE FROM workshops w WHERE w.id = p_scope;
    RETURN false;
  END IF;
  INSERT INTO workshops AS t (id, clerk_user_id, title, original_idea, status, org_id, template_id, visibility, share_token, created_at, updated_at)
  VALUES (p_scope, doc ->> 'clerk_user_id', doc ->> 'title', doc ->> 'original_idea', coalesce(doc ->> 'status', 'draft'), doc ->> 'org_id',
          doc ->> 'template_id', coalesce(doc ->> 'visibility', 'private'), doc ->> 'share_token',
          coalesce(sync_moment(doc ->> 'created_at'), sync_hlc_moment(one.born)), sync_hlc_moment(one.touched))
  ON CONFLICT (id) DO UPDATE SET
    clerk_user_id = excluded.clerk_user_id, title = excluded.title, original_idea = excluded.original_idea, status = excluded.status,
    org_id = excluded.org_id, template_id = excluded.template_id, visibility = excluded.visibility, share_token = excluded.share_token,
    created_at = excluded.created_at, updated_at = excluded.updated_at;
  RETURN true;
END $$;
--> statement-breakpoint
-- Projects rows that hang on the workshop. p_again: with everything of the scope that is parked.
CREATE FUNCTION sync_project_rows(p_scope text, p_rows sync_row[], p_again boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  asked sync_row[];
  found sync_candidate[];
  workshop boolean;
BEGIN
  SELECT coalesce(array_agg(ROW(u.table_name, u.row_id)::sync_row), '{}') INTO asked FROM (
    SELECT a.table_name, a.row_id FROM unnest(p_rows) AS a
     WHERE a.table_name IN ('workshop_members', 'workshop_steps', 'sessions', 'build_packs')
    UNION
    SELECT p.table_name, p.row_id FROM sync_parked p WHERE p_again AND p.scope = p_scope AND p.table_name <> 'workshops') AS u;
  IF cardinality(asked) = 0 THEN RETURN; END IF;
  workshop := EXISTS (SELECT FROM workshops w WHERE w.id = p_scope);
  -- Whoever shows now with the same claim takes part in the decision.
  SELECT asked || coalesce(array_agg(ROW(u.table_name, u.id)::sync_row), '{}') INTO asked FROM (
    SELECT 'workshop_steps' AS table_name, t.id FROM workshop_steps t WHERE t.workshop_id = p_scope AND t.step_id IN
      (SELECT sync_text(r.value) FROM unnest(asked) AS a JOIN sync_register r
           ON r.scope = p_scope AND r.table_name = a.table_name AND r.row_id = a.row_id AND r.path = 'step_id' WHERE a.table_name = 'workshop_steps')
    UNION
    -- Where rows of steps are parked, a row that shows may hold what one of them gives it, or gave it until now.
    SELECT 'workshop_steps', t.id FROM workshop_steps t WHERE t.workshop_id = p_scope
       AND EXISTS (SELECT FROM sync_parked p WHERE p.scope = p_scope AND p.table_name = 'workshop_steps')
    UNION ALL
    SELECT 'workshop_members', t.id FROM workshop_members t WHERE t.workshop_id = p_scope AND t.clerk_user_id IN
      (SELECT sync_text(r.value) FROM unnest(asked) AS a JOIN sync_register r
           ON r.scope = p_scope AND r.table_name = a.table_name AND r.row_id = a.row_id AND r.path = 'clerk_user_id' WHERE a.table_name = 'workshop_members')) AS u;
  SELECT coalesce(array_agg(ROW(d.table_name, d.row_id, d.doc, d.born, d.touched, d.decided)::sync_candidate), '{}') INTO found
    FROM (SELECT v.*, CASE WHEN v.fits THEN first_value(v.row_id)
                   OVER (PARTITION BY v.table_name, v.fits, v.claim ORDER BY v.born COLLATE "C", v.row_id COLLATE "C") END AS decided
    FROM (SELECT c.*, CASE c.table_name WHEN 'workshop_steps' THEN c.doc ->> 'step_id' WHEN 'workshop_members' THEN c.doc ->> 'clerk_user_id' ELSE c.row_id END AS claim,
                 coalesce(workshop AND c.doc -> '$row' = 'true' AND c.doc ->> 'workshop_id' = p_scope AND CASE c.table_name
                   WHEN 'workshop_steps' THEN EXISTS (SELECT FROM step_definitions d WHERE d.id = c.doc ->> 'step_id')
                   WHEN 'workshop_members' THEN c.doc ->> 'clerk_user_id' IS NOT NULL AND c.doc ->> 'role' IS NOT NULL
                   WHEN 'build_packs' THEN c.doc ->> 'title' IS NOT NULL
                   ELSE true END, false) AS fits
            FROM unnest(sync_candidates(p_scope, asked)) AS c) AS v) AS d;
  -- First make room: rows that do not show any more, and those whose claim changed.
  DELETE FROM workshop_members t USING unnest(found) AS f
   WHERE f.table_name = 'workshop_members' AND t.id = f.row_id AND t.workshop_id = p_scope
     AND (f.winner IS DISTINCT FROM f.row_id OR t.clerk_user_id IS DISTINCT FROM f.doc ->> 'clerk_user_id');
  DELETE FROM workshop_steps t USING unnest(found) AS f
   WHERE f.table_name = 'workshop_steps' AND t.id = f.row_id AND t.workshop_id = p_scope
     AND (f.winner IS DISTINCT FROM f.row_id OR t.step_id IS DISTINCT FROM f.doc ->> 'step_id');
  DELETE FROM sessions t USING unnest(found) AS f
   WHERE f.table_name = 'sessions' AND t.id = f.row_id AND t.workshop_id = p_scope AND f.winner IS NULL;
  DELETE FROM build_packs t USING unnest(found) AS f
   WHERE f.table_name = 'build_packs' AND t.id = f.row_id AND t.workshop_id = p_scope AND f.winner IS NULL;
  PERFORM sync_write_rows(p_scope, found);
  -- An id that another workshop holds already is a claim lost, too.
  INSERT INTO sync_parked (scope, table_name, row_id)
  SELECT p_scope, f.table_name, f.row_id FROM unnest(found) AS f
   WHERE f.doc -> '$row' IS DISTINCT FROM 'false' AND (f.winner IS DISTINCT FROM f.row_id OR NOT sync_shows(p_scope, f.table_name, f.row_id))
  ON CONFLICT DO NOTHING;
  DELETE FROM sync_parked p USING unnest(found) AS f
   WHERE p.scope = p_scope AND p.table_name = f.table_name AND p.row_id = f.row_id
     AND (f.doc -> '$row' = 'false' OR f.winner = f.row_id AND sync_shows(p_scope, f.table_name, f.row_id));
END $$;
--> statement-breakpoint
CREATE FUNCTION sync_shows(p_scope text, p_table text, p_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_table
    WHEN 'workshop_members' THEN EXISTS (SELECT FROM workshop_members t WHERE t.id = p_id AND t.workshop_id = p_scope)
    WHEN 'workshop_steps' THEN EXISTS (SELECT FROM workshop_steps t WHERE t.id = p_id AND t.workshop_id = p_scope)
    WHEN 'sessions' THEN EXISTS (SELECT FROM sessions t WHERE t.id = p_id AND t.workshop_id = p_scope)
    WHEN 'build_packs' THEN EXISTS (SELECT FROM build_packs t WHERE t.id = p_id AND t.workshop_id = p_scope)
    ELSE false END
$$;
--> statement-breakpoint
-- Writes the rows that won, each table once. A row of that id in another workshop is left alone.
CREATE FUNCTION sync_write_rows(p_scope text, p_found sync_candidate[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  winners text[];
  members text[];
BEGIN
  INSERT INTO workshop_members AS t (id, workshop_id, clerk_user_id, role, created_at)
  SELECT f.row_id, p_scope, f.doc ->> 'clerk_user_id', f.doc ->> 'role', coalesce(sync_moment(f.doc ->> 'created_at'), sync_hlc_moment(f.born))
    FROM unnest(p_found) AS f WHERE f.table_name = 'workshop_members' AND f.winner = f.row_id
  ON CONFLICT (id) DO UPDATE SET clerk_user_id = excluded.clerk_user_id, role = excluded.role, created_at = excluded.created_at
   WHERE t.workshop_id = p_scope;
  INSERT INTO sessions AS t (id, workshop_id, started_at, ended_at, created_at)
  SELECT f.row_id, p_scope, coalesce(sync_moment(f.doc ->> 'started_at'), sync_hlc_moment(f.born)), sync_moment(f.doc ->> 'ended_at'),
         coalesce(sync_moment(f.doc ->> 'created_at'), sync_hlc_moment(f.born))
    FROM unnest(p_found) AS f WHERE f.table_name = 'sessions' AND f.winner = f.row_id
  ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at, created_at = excluded.created_at
   WHERE t.workshop_id = p_scope;
  INSERT INTO build_packs AS t (id, workshop_id, title, format_type, content, created_at, updated_at)
  SELECT f.row_id, p_scope, f.doc ->> 'title', coalesce(f.doc ->> 'format_type', 'markdown'), f.doc ->> 'content',
         coalesce(sync_moment(f.doc ->> 'created_at'), sync_hlc_moment(f.born)), sync_hlc_moment(f.touched)
    FROM unnest(p_found) AS f WHERE f.table_name = 'build_packs' AND f.winner = f.row_id
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, format_type = excluded.format_type, content = excluded.content,
    created_at = excluded.created_at, updated_at = excluded.updated_at
   WHERE t.workshop_id = p_scope;
  SELECT array_agg(f.winner), array_agg(f.row_id) INTO winners, members
    FROM unnest(p_found) AS f WHERE f.table_name = 'workshop_steps' AND f.winner IS NOT NULL;
  IF winners IS NULL THEN RETURN; END IF;
  INSERT INTO workshop_steps AS t (id, workshop_id, step_id, status, output, started_at, completed_at, created_at, updated_at)
  SELECT f.row_id, p_scope, f.doc ->> 'step_id', coalesce(f.doc ->> 'status', 'not_started'), m.output, sync_moment(f.doc ->> 'started_at'),
         sync_moment(f.doc ->> 'completed_at'), coalesce(sync_moment(f.doc ->> 'created_at'), sync_hlc_moment(f.born)), sync_hlc_moment(n.touched)
    FROM unnest(p_found) AS f
    JOIN (SELECT g.winner, max(g.touched COLLATE "C") AS touched FROM unnest(p_found) AS g WHERE g.table_name = 'workshop_steps' GROUP BY 1) AS n
      ON n.winner = f.row_id
    LEFT JOIN sync_materialize(p_scope, winners, members) AS m ON m.row_id = f.row_id
   WHERE f.table_name = 'workshop_steps' AND f.winner = f.row_id
  ON CONFLICT (id) DO UPDATE SET step_id = excluded.step_id, status = excluded.status, output = excluded.output, started_at = excluded.started_at,
    completed_at = excluded.completed_at, created_at = excluded.created_at, updated_at = excluded.updated_at
   WHERE t.workshop_id = p_scope;
END $$;
--> statement-breakpoint
-- Brings the tables in step with registers that were written in this transaction, under the lock of the scope. No key, foreign
-- key or check of the tables, ours or another writer's, ever stops it: a row that does not fit is parked.
CREATE FUNCTION sync_project(p_scope text, p_rows sync_row[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one sync_row;
  before text := coalesce(current_setting('workshoppilot.applying', true), '');
  lock_wait text := current_setting('lock_timeout');
  was_there boolean;
BEGIN
  PERFORM set_config('workshoppilot.applying', 'on', true);
  -- Somebody who writes a row directly waits for our lock while we wait for that row: give up before the deadlock is found and ends them.
  PERFORM set_config('lock_timeout', '300ms', true);
  IF EXISTS (SELECT FROM unnest(p_rows) AS u WHERE u.table_name = 'workshops') THEN
    was_there := EXISTS (SELECT FROM workshops w WHERE w.id = p_scope);
    BEGIN
      IF sync_project_workshop(p_scope) THEN
        DELETE FROM sync_parked p WHERE p.scope = p_scope AND p.table_name = 'workshops';
      ELSE
        INSERT INTO sync_parked (scope, table_name, row_id) VALUES (p_scope, 'workshops', p_scope) ON CONFLICT DO NOTHING;
        IF was_there THEN
          INSERT INTO sync_parked (scope, table_name, row_id)
          SELECT r.scope, r.table_name, r.row_id FROM sync_register r
           WHERE r.scope = p_scope AND r.path = '$row' AND r.value = 'true'
             AND r.table_name IN ('workshop_members', 'workshop_steps', 'sessions', 'build_packs')
          ON CONFLICT DO NOTHING;
        END IF;
      END IF;
    EXCEPTION WHEN integrity_constraint_violation THEN
      INSERT INTO sync_parked (scope, table_name, row_id) VALUES (p_scope, 'workshops', p_scope) ON CONFLICT DO NOTHING;
    END;
  END IF;
  BEGIN
    PERFORM sync_project_rows(p_scope, p_rows, true);
  EXCEPTION WHEN integrity_constraint_violation THEN
    FOR one IN SELECT u.* FROM unnest(p_rows) AS u UNION SELECT p.table_name, p.row_id FROM sync_parked p WHERE p.scope = p_scope LOOP
      BEGIN
        PERFORM sync_project_rows(p_scope, ARRAY[one], false);
      EXCEPTION WHEN integrity_constraint_violation THEN
        INSERT INTO sync_parked (scope, table_name, row_id) VALUES (p_scope, one.table_name, one.row_id) ON CONFLICT DO NOTHING;
      END;
    END LOOP;
  END;
  PERFORM set_config('lock_timeout', lock_wait, true);
  PERFORM set_config('workshoppilot.applying', before, true);
END $$;
--> statement-breakpoint
-- The short way for the usual push, edits of items in steps that show: puts anew only those items, and nothing else of the outputs.
-- False where the long way is needed; then nothing was done.
CREATE FUNCTION sync_patch(p_scope text, p_changes sync_change[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('workshoppilot.applying', true), '');
  lock_wait text := current_setting('lock_timeout');
BEGIN
  IF EXISTS (SELECT FROM unnest(p_changes) AS c WHERE c.table_name <> 'workshop_steps' OR c.path NOT LIKE 'output/%/%')
     OR EXISTS (SELECT FROM sync_parked p WHERE p.scope = p_scope)
     OR EXISTS (SELECT FROM unnest(p_changes) AS c WHERE NOT EXISTS (SELECT FROM workshop_steps t WHERE t.id = c.row_id AND t.workshop_id = p_scope))
     OR EXISTS (SELECT FROM unnest(p_changes) AS c JOIN sync_register r ON r.scope = p_scope AND r.table_name = 'workshop_steps' AND r.row_id = c.row_id
                   AND r.path = 'output/' || split_part(c.path, '/', 2)) THEN
    RETURN false;
  END IF;
  PERFORM set_config('workshoppilot.applying', 'on', true);
  PERFORM set_config('lock_timeout', '300ms', true);
  WITH touched AS MATERIALIZED (
    SELECT c.row_id, split_part(c.path, '/', 2) AS collection, split_part(c.path, '/', 3) AS item, max(c.hlc COLLATE "C") AS hlc
      FROM unnest(p_changes) AS c GROUP BY 1, 2, 3
  ), parts AS MATERIALIZED (
    SELECT a.row_id, a.output FROM sync_assemble((
      SELECT array_agg(ROW(x.row_id, x.seg, x.value, x.hlc)::sync_leaf)
        -- OFFSET 0: an index range an item, never all registers of the row for each.
        FROM (SELECT r.row_id, r.path, sync_segments(r.path) AS seg, r.value, r.hlc
                FROM (SELECT t.row_id, 'output/' || t.collection || '/' || t.item AS path FROM touched t OFFSET 0) AS u
               CROSS JOIN LATERAL (SELECT q.* FROM sync_register q
                 WHERE q.scope = p_scope AND q.table_name = 'workshop_steps' AND q.row_id = u.row_id AND q.path >= u.path AND q.path < u.path || '0'
                   AND (q.path = u.path OR starts_with(q.path, u.path || '/')) OFFSET 0) AS r) AS x
       WHERE sync_counts(x.path, x.seg))) AS a
  ), present AS MATERIALIZED (
    -- Names only: whole collections beside every item of theirs would be sorted on disk.
    SELECT p.row_id, e.key AS collection, k.item FROM parts p CROSS JOIN LATERAL jsonb_each(p.output) AS e
     CROSS JOIN LATERAL jsonb_object_keys(CASE WHEN jsonb_typeof(e.value) = 'object' THEN e.value ELSE '{}' END) AS k (item)
  ), collections AS (
    SELECT u.row_id, u.collection, max(u.hlc) AS hlc, coalesce(array_agg(u.item) FILTER (WHERE k.item IS NULL), '{}') AS gone
      FROM (SELECT t.row_id, sync_unescape(t.collection) AS collection, sync_unescape(t.item) AS item, t.hlc FROM touched t) AS u
      LEFT JOIN present k ON k.row_id = u.row_id AND k.collection = u.collection AND k.item = u.item
     GROUP BY u.row_id, u.collection
  ), one_item AS (
    UPDATE workshop_steps t
       SET output = nullif(CASE
             WHEN cardinality(c.gone) > 0 THEN CASE WHEN (t.output -> c.collection) - c.gone = '{}' THEN t.output - c.collection ELSE t.output #- ARRAY[c.collection, c.gone[1]] END
             ELSE jsonb_set(CASE WHEN t.output ? c.collection THEN t.output ELSE coalesce(t.output, '{}') || jsonb_build_object(c.collection, '{}'::jsonb) END,
                            ARRAY[c.collection, sync_unescape(u.item)], p.output -> c.collection -> sync_unescape(u.item)) END, '{}'),
           updated_at = greatest(t.updated_at, sync_hlc_moment(c.hlc))
      FROM collections c, touched u LEFT JOIN parts p ON true
     WHERE (SELECT count(*) FROM touched) = 1 AND t.id = c.row_id AND t.workshop_id = p_scope
  ), patches AS (
    SELECT t.id, max(c.hlc) AS hlc,
           jsonb_object_agg(c.collection, (coalesce(t.output -> c.collection, '{}') || coalesce(p.output -> c.collection, '{}')) - c.gone) AS put
      FROM collections c JOIN workshop_steps t ON t.id = c.row_id AND t.workshop_id = p_scope LEFT JOIN parts p ON p.row_id = c.row_id
     WHERE (SELECT count(*) FROM touched) > 1 GROUP BY t.id
  )
  UPDATE workshop_steps t
     SET output = nullif((coalesce(t.output, '{}') || p.put) - array(SELECT e.key FROM jsonb_each(p.put) AS e WHERE e.value = '{}'), '{}'),
         updated_at = greatest(t.updated_at, sync_hlc_moment(p.hlc))
    FROM patches p WHERE t.id = p.id AND t.workshop_id = p_scope;
  PERFORM set_config('lock_timeout', lock_wait, true);
  PERFORM set_config('workshoppilot.applying', before, true);
  RETURN true;
END $$;
