-- Other writers: whoever writes the six tables directly gets registers made of what they changed, when their transaction commits.

-- JSON text with sorted keys and no spaces.
CREATE FUNCTION sync_canonical(v jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(v)
    WHEN 'object' THEN '{' || coalesce((SELECT string_agg(to_json(e.key)::text || ':' || sync_canonical(e.value), ',' ORDER BY e.key COLLATE "C") FROM jsonb_each(v) AS e), '') || '}'
    WHEN 'array' THEN '[' || coalesce((SELECT string_agg(sync_canonical(e.value), ',' ORDER BY e.place) FROM jsonb_array_elements(v) WITH ORDINALITY AS e (value, place)), '') || ']'
    WHEN 'number' THEN trim_scale(v::numeric)::text
    WHEN 'string' THEN to_json(v #>> '{}')::text
    ELSE v::text END;
END $$;
--> statement-breakpoint
-- What is one value though it may be an object, as `<step>/<field>` or `<step>/<collection>/<field>`: the positions, strokes, pictures and timers of the step models.
-- In every step so are the photo of the paper wall, and of an item where it was carried from. A test compares this with composites.ts.
CREATE FUNCTION sync_composites() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['architect/components/position', 'empathize/empathyNotes/picture', 'empathize/empathyNotes/position',
    'empathize/stakeholders/position', 'ideate/clusters/position', 'ideate/ideas/mapPosition', 'ideate/ideas/picture',
    'ideate/ideas/position', 'ideate/sketches/strokes', 'pack/timer', 'prototype/frames/strokes', 'prototype/screens/position']
$$;
--> statement-breakpoint
CREATE FUNCTION sync_walks_into(p_step text, p_path text, p_depth int, p_last text, p_value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(p_value) = 'object' AND p_value <> '{}' AND NOT (p_depth = 3 AND p_last = 'from' OR p_depth = 1 AND p_last = 'paperPhoto')
     AND NOT coalesce(CASE p_depth WHEN 1 THEN p_step || '/' || p_last WHEN 3 THEN p_step || '/' || split_part(p_path, '/', 2) || '/' || p_last END
       = ANY (sync_composites()), false)
     AND p_depth < 32 AND (SELECT max(octet_length(k)) FROM jsonb_object_keys(p_value) AS k) + octet_length(p_path) < 1000
$$;
--> statement-breakpoint
-- The registers that say an output: a scalar, an array, an empty object or a composite is one value (composites.ts); other objects
-- are walked into, unless the path grows too long to be a key.
CREATE FUNCTION sync_leaves(p_step text, p_output jsonb) RETURNS TABLE (path text, value text) LANGUAGE sql IMMUTABLE AS $$
  WITH RECURSIVE walk (path, depth, last, value) AS (
    SELECT 'output/' || sync_escape(e.key), 1, e.key, e.value
      FROM jsonb_each(CASE WHEN jsonb_typeof(p_output) = 'object' THEN p_output ELSE '{}' END) AS e
    UNION ALL
    SELECT w.path || '/' || sync_escape(e.key), w.depth + 1, e.key, e.value
      FROM walk w CROSS JOIN LATERAL jsonb_each(w.value) AS e
     WHERE sync_walks_into(p_step, w.path, w.depth, w.last, w.value)
  )
  SELECT w.path, sync_canonical(w.value) FROM walk w WHERE NOT sync_walks_into(p_step, w.path, w.depth, w.last, w.value)
$$;
--> statement-breakpoint
-- The registers of the columns of a row, given as JSON; columns that are not ours are left out.
CREATE FUNCTION sync_columns(p_table text, p_row jsonb) RETURNS TABLE (path text, value text) LANGUAGE sql IMMUTABLE AS $$
  SELECT e.key, CASE WHEN e.value = 'null' THEN NULL
                     WHEN e.key LIKE '%\_at' THEN floor(extract(epoch FROM (e.value #>> '{}')::timestamp) * 1000)::bigint::text
                     ELSE e.value::text END
    FROM jsonb_each(p_row) AS e
   WHERE e.key = ANY (CASE p_table
     WHEN 'workshops' THEN ARRAY['clerk_user_id', 'title', 'original_idea', 'status', 'org_id', 'template_id', 'visibility', 'share_token', 'created_at']
     WHEN 'workshop_members' THEN ARRAY['workshop_id', 'clerk_user_id', 'role', 'created_at']
     WHEN 'step_definitions' THEN ARRAY['order', 'name', 'description', 'prompt_template', 'created_at']
     WHEN 'workshop_steps' THEN ARRAY['workshop_id', 'step_id', 'status', 'started_at', 'completed_at', 'created_at']
     WHEN 'sessions' THEN ARRAY['workshop_id', 'started_at', 'ended_at', 'created_at']
     WHEN 'build_packs' THEN ARRAY['workshop_id', 'title', 'format_type', 'content', 'created_at'] END)
$$;
--> statement-breakpoint
CREATE FUNCTION sync_scope_of(p_table text, p_row jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_table WHEN 'workshops' THEN p_row ->> 'id' WHEN 'step_definitions' THEN 'catalog' ELSE p_row ->> 'workshop_id' END
$$;
--> statement-breakpoint
-- What somebody changed in an output, as changes of registers. An item that is gone gets a tombstone that says what its deleter saw:
-- all that is in it now. Values that lie hidden below what comes (a deleted item's) are taken away.
CREATE FUNCTION sync_output_changes(p_scope text, p_step text, p_id text, p_old jsonb, p_new jsonb) RETURNS sync_change[] LANGUAGE sql STABLE AS $$
  WITH rows AS (
    SELECT p_id AS id
    UNION SELECT p.row_id FROM sync_parked p
      JOIN sync_register a ON a.scope = p_scope AND a.table_name = 'workshop_steps' AND a.row_id = p.row_id AND a.path = 'step_id'
      JOIN sync_register b ON b.scope = p_scope AND b.table_name = 'workshop_steps' AND b.row_id = p_id AND b.path = 'step_id' AND b.value = a.value
     WHERE p.scope = p_scope AND p.table_name = 'workshop_steps'
  ), held AS (
    SELECT DISTINCT ON (r.path) r.path, r.value, r.hlc, (string_to_array(r.path, '/'))[2:3] AS item
      FROM rows JOIN sync_register r ON r.scope = p_scope AND r.table_name = 'workshop_steps' AND r.row_id = rows.id AND r.path > 'output.' AND r.path < 'output0'
     WHERE position('/$' IN r.path) = 0 ORDER BY r.path, r.hlc DESC
  ), was AS MATERIALIZED (SELECT l.path, l.value, (string_to_array(l.path, '/'))[2:3] AS item FROM sync_leaves(p_step, p_old) AS l
  ), is_now AS MATERIALIZED (SELECT l.path, l.value, (string_to_array(l.path, '/'))[2:3] AS item FROM sync_leaves(p_step, p_new) AS l
  ), items_gone AS (
    SELECT DISTINCT w.item FROM was w WHERE cardinality(w.item) = 2 AND NOT EXISTS (SELECT FROM is_now i WHERE i.item = w.item)
       AND EXISTS (SELECT FROM held h WHERE h.item = w.item)
  ), changes AS (
    SELECT i.path, i.value FROM is_now i WHERE NOT EXISTS (SELECT FROM was w WHERE w.path = i.path AND w.value = i.value)
    UNION ALL
    SELECT 'output/' || g.item[1] || '/' || g.item[2] || '/$deleted', to_json((SELECT max(h.hlc) FROM held h WHERE h.item = g.item))::text FROM items_gone g
    UNION ALL
    SELECT h.path, NULL FROM held h
     WHERE h.value IS NOT NULL AND NOT EXISTS (SELECT FROM is_now i WHERE i.path = h.path) AND NOT EXISTS (SELECT FROM items_gone g WHERE g.item = h.item)
       AND (EXISTS (SELECT FROM was w WHERE w.path = h.path) OR EXISTS (SELECT FROM is_now i WHERE i.item = h.item)
            OR EXISTS (SELECT FROM is_now i WHERE starts_with(h.path, i.path || '/')))
  )
  SELECT coalesce(array_agg(ROW(0, 0, '', 'workshop_steps', p_id, c.path, c.value, '')::sync_change ORDER BY c.path COLLATE "C"), '{}') FROM changes c
$$;
--> statement-breakpoint
CREATE FUNCTION sync_changes_of(p_scope text, p_table text, p_id text, p_old jsonb, p_new jsonb) RETURNS sync_change[] LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT array_agg(ROW(0, 0, '', p_table, p_id, n.path, n.value, '')::sync_change ORDER BY n.path)
                     FROM sync_columns(p_table, p_new) AS n LEFT JOIN sync_columns(p_table, p_old) AS o ON o.path = n.path
                    WHERE CASE WHEN p_old IS NULL THEN n.value IS NOT NULL ELSE n.value IS DISTINCT FROM o.value END), '{}')
    || CASE WHEN p_table = 'workshop_steps' AND p_new -> 'output' IS DISTINCT FROM p_old -> 'output'
         THEN sync_output_changes(p_scope, p_new ->> 'step_id', p_id, p_old -> 'output', p_new -> 'output') ELSE '{}' END
$$;
--> statement-breakpoint
-- Runs when the writer commits: the lock of a scope is held for no longer than that, and the stamp is the commit's.
CREATE FUNCTION sync_writer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan SET timezone = 'UTC' AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  was_in text := sync_scope_of(TG_TABLE_NAME, old_row);
  is_in text := sync_scope_of(TG_TABLE_NAME, new_row);
  presence text;
  changes sync_change[];
BEGIN
  IF old_row IS NOT NULL AND (new_row IS NULL OR was_in <> is_in OR old_row ->> 'id' <> new_row ->> 'id') THEN
    PERFORM sync_writer_deleted(TG_TABLE_NAME, was_in, old_row);
    old_row := NULL;
  END IF;
  IF new_row IS NULL OR is_in !~ '^[A-Za-z0-9_-]{1,100}$' THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'workshops' OR is_in = 'catalog' THEN
    INSERT INTO sync_scope (scope) VALUES (is_in) ON CONFLICT DO NOTHING;
  END IF;
  PERFORM FROM sync_scope s WHERE s.scope = is_in AND NOT s.deleted FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT r.value INTO presence FROM sync_register r
   WHERE r.scope = is_in AND r.table_name = TG_TABLE_NAME AND r.row_id = new_row ->> 'id' AND r.path = '$row';
  IF presence = 'false' THEN
    RAISE EXCEPTION '% % was deleted for good', TG_TABLE_NAME, new_row ->> 'id' USING ERRCODE = 'unique_violation', HINT = 'Make a row with a new id.';
  END IF;
  IF presence IS NULL THEN old_row := NULL; END IF;
  changes := CASE WHEN presence IS NULL THEN ARRAY[ROW(0, 0, '', TG_TABLE_NAME, new_row ->> 'id', '$row', 'true', '')::sync_change] ELSE '{}' END
    || sync_changes_of(is_in, TG_TABLE_NAME, new_row ->> 'id', old_row, new_row);
  IF cardinality(changes) > 0 THEN PERFORM sync_write_own(is_in, changes, coalesce(sync_principal(), 'remote'), false); END IF;
  -- What waited for this row, or is one too many now.
  IF is_in <> 'catalog' AND (EXISTS (SELECT FROM sync_parked p WHERE p.scope = is_in) OR (TG_TABLE_NAME = 'workshop_steps' AND EXISTS (
      SELECT FROM workshop_steps t WHERE t.workshop_id = is_in AND t.step_id = new_row ->> 'step_id' AND t.id <> new_row ->> 'id'))) THEN
    PERFORM sync_project(is_in, ARRAY[ROW(TG_TABLE_NAME, new_row ->> 'id')::sync_row]);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION sync_writer_deleted(p_table text, p_scope text, p_row jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM sync_scope s WHERE s.scope = p_scope AND NOT s.deleted FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  -- A row that went with its workshop or its step definition was not deleted by anybody.
  IF p_table NOT IN ('workshops', 'step_definitions') AND NOT EXISTS (SELECT FROM workshops w WHERE w.id = p_scope) THEN RETURN; END IF;
  IF p_table = 'workshop_steps' AND NOT EXISTS (SELECT FROM step_definitions d WHERE d.id = p_row ->> 'step_id') THEN
    INSERT INTO sync_parked (scope, table_name, row_id) VALUES (p_scope, p_table, p_row ->> 'id') ON CONFLICT DO NOTHING;
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM sync_register r WHERE r.scope = p_scope AND r.table_name = p_table AND r.row_id = p_row ->> 'id' AND r.path = '$row' AND r.value = 'true') THEN
    -- Step definitions have names for ids and may come back: theirs loses what it needs to show, and is not dead.
    PERFORM sync_write_own(p_scope, CASE WHEN p_table = 'step_definitions'
      THEN array(SELECT ROW(0, 0, '', p_table, p_row ->> 'id', c, NULL, '')::sync_change FROM unnest(ARRAY['order', 'name', 'description']) AS c)
      ELSE ARRAY[ROW(0, 0, '', p_table, p_row ->> 'id', '$row', 'false', '')::sync_change] END, coalesce(sync_principal(), 'remote'), p_table <> 'step_definitions');
  END IF;
END $$;
--> statement-breakpoint
-- WHEN is decided at once, not at commit: it is what tells our own writes from others'.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['workshops', 'workshop_members', 'step_definitions', 'workshop_steps', 'sessions', 'build_packs'] LOOP
    EXECUTE format($t$CREATE CONSTRAINT TRIGGER sync_writer AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (coalesce(current_setting('workshoppilot.applying', true), '') <> 'on') EXECUTE FUNCTION sync_writer()$t$, one);
  END LOOP;
END $$;
--> statement-breakpoint
-- Makes registers of all rows that have none: of a database that was there before, or of rows that slipped past the triggers. Their
-- hlc is the moment of their last change. Answers with how many registers it made; a second run makes none.
CREATE FUNCTION sync_adopt() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  node text := sync_node();
  made bigint;
  one record;
BEGIN
  LOCK TABLE sync_scope IN EXCLUSIVE MODE;
  WITH present AS (
    SELECT 1 AS rank, 'step_definitions' AS t, 'catalog' AS scope, d.id, to_jsonb(d) AS doc, d.updated_at AS at FROM step_definitions d
    UNION ALL SELECT 2, 'workshops', w.id, w.id, to_jsonb(w), w.updated_at FROM workshops w
    UNION ALL SELECT 3, 'workshop_members', m.workshop_id, m.id, to_jsonb(m), m.created_at FROM workshop_members m
    UNION ALL SELECT 4, 'workshop_steps', s.workshop_id, s.id, to_jsonb(s), s.updated_at FROM workshop_steps s
    UNION ALL SELECT 5, 'sessions', s.workshop_id, s.id, to_jsonb(s), s.created_at FROM sessions s
    UNION ALL SELECT 6, 'build_packs', b.workshop_id, b.id, to_jsonb(b), b.updated_at FROM build_packs b
  ), missing AS (
    SELECT p.*, greatest(least(floor(extract(epoch FROM p.at) * 1000)::bigint, sync_now()), 1) AS ms FROM present p
     WHERE p.scope ~ '^[A-Za-z0-9_-]{1,100}$' AND octet_length(p.id) <= 200 AND NOT EXISTS (SELECT FROM sync_register r
       WHERE r.scope = p.scope AND r.table_name = p.t AND r.row_id = p.id AND r.path = '$row')
  ), written AS (
    SELECT m.rank, m.scope, m.t, m.id, m.ms, x.path, x.value FROM missing m CROSS JOIN LATERAL (
      SELECT '$row' AS path, 'true' AS value
      UNION ALL SELECT c.path, c.value FROM sync_columns(m.t, m.doc) AS c WHERE c.value IS NOT NULL
      UNION ALL SELECT l.path, l.value FROM sync_leaves(m.doc ->> 'step_id', CASE WHEN m.t = 'workshop_steps' THEN m.doc -> 'output' END) AS l) AS x
  ), stored AS (
    INSERT INTO sync_register (scope, table_name, row_id, path, value, hlc, actor, seq)
    SELECT w.scope, w.t, w.id, w.path, w.value,
           lpad(to_hex(w.ms + w.turn / 65536), 12, '0') || lpad(to_hex(w.turn % 65536), 4, '0') || node, 'remote', coalesce(s.head, 0) + w.place
      FROM (SELECT v.*, row_number() OVER (PARTITION BY v.scope ORDER BY v.rank, v.id, v.path) AS place,
                   row_number() OVER (PARTITION BY v.scope, v.ms ORDER BY v.rank, v.id, v.path) - 1 AS turn FROM written v) AS w
      LEFT JOIN sync_scope s ON s.scope = w.scope
    ON CONFLICT DO NOTHING RETURNING scope, seq, hlc
  ), scopes AS (
    INSERT INTO sync_scope AS t (scope, head, last_hlc)
    SELECT d.scope, max(d.seq), max(d.hlc) FROM stored d GROUP BY 1
    ON CONFLICT (scope) DO UPDATE SET head = excluded.head, last_hlc = greatest(t.last_hlc, excluded.last_hlc)
  ), pushes AS (
    INSERT INTO sync_push (scope, last_seq, first_seq, push_id, device, person)
    SELECT d.scope, max(d.seq), min(d.seq), node, '00000000', 'remote' FROM stored d GROUP BY 1
  )
  SELECT count(*) INTO made FROM stored;
  -- Rows of one step of one workshop become one, with the items of all.
  FOR one IN SELECT t.workshop_id, array_agg(ROW('workshop_steps', t.id)::sync_row) AS rows FROM workshop_steps t
              JOIN sync_scope s ON s.scope = t.workshop_id
             GROUP BY t.workshop_id, t.step_id HAVING count(*) > 1 LOOP
    PERFORM sync_project(one.workshop_id, one.rows);
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  one regprocedure;
BEGIN
  FOR one IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'sync\_%' LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT sync_adopt();
