-- Taking in what laptops send. Both sides keep to electron/core/sync/protocol.ts.

-- Counted and compared, not matched: the engine of regular expressions builds its states anew for every text.
CREATE FUNCTION sync_is_hlc(hlc text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(hlc) = 32 AND translate(hlc, '0123456789abcdef', '') = ''
$$;
--> statement-breakpoint
-- Why no laptop of any version would send this change; NULL when it may be one. JSON is checked elsewhere.
CREATE FUNCTION sync_flaw(p_scope text, t text, r text, p text, v text, h text, a text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN NOT sync_is_hlc(h) THEN 'hlc'
    WHEN t NOT IN ('workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs')
      AND (t !~ '^[a-z][a-z0-9_]{0,62}$' OR t LIKE 'sync\_%' OR t = 'step_definitions') THEN 'table'
    WHEN r = '' OR octet_length(r) > 200 OR (t = 'workshops' AND r <> p_scope) THEN 'row'
    WHEN p = '' OR octet_length(p) > 2000 OR p IN ('id', 'updated_at', 'output')
      OR position('~' IN p) > 0 AND (p ~ '~(?![01]|2)' OR p ~ '[^/]~2') OR length(p) - length(replace(p, '/', '')) > 63 THEN 'path'
    WHEN octet_length(a) > 200 THEN 'actor'
    WHEN p = '$row' THEN CASE WHEN v IN ('true', 'false') THEN NULL ELSE 'value' END
    WHEN v IS NULL OR v = 'null' THEN NULL
    WHEN p = 'workshop_id' AND t IN ('workshop_members', 'workshop_steps', 'sessions', 'build_packs')
      THEN CASE WHEN v = '"' || p_scope || '"' THEN NULL ELSE 'scope' END
    WHEN t = 'workshops' AND p IN ('clerk_user_id', 'status', 'org_id')
      OR t = 'workshop_members' AND p IN ('clerk_user_id', 'role') OR t = 'workshop_steps' AND p IN ('step_id', 'status')
      THEN CASE WHEN v LIKE '"%' AND octet_length(v) <= 500 THEN NULL ELSE 'value' END
    WHEN t = 'workshops' AND p IN ('title', 'original_idea', 'template_id', 'visibility', 'share_token')
      OR t = 'build_packs' AND p IN ('title', 'format_type', 'content')
      THEN CASE WHEN v LIKE '"%' THEN NULL ELSE 'value' END
    WHEN p = 'created_at' AND t IN ('workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs')
      OR t = 'workshop_steps' AND p IN ('started_at', 'completed_at') OR t = 'sessions' AND p IN ('started_at', 'ended_at')
      THEN CASE WHEN v ~ '^-?[0-9]{1,14}$' THEN NULL ELSE 'value' END
    WHEN t = 'workshop_steps' AND right(p, 9) = '/$deleted' AND p ~ '^output/[^/]*/[^/]*/\$deleted$' THEN CASE WHEN v ~ '^"[0-9a-f]{32}"$' THEN NULL ELSE 'value' END
    ELSE NULL
  END
$$;
--> statement-breakpoint
-- What a role may change (docs/remote.md): the owner everything, an editor all but who owns, sees and shares, a viewer nothing.
CREATE FUNCTION sync_may_change(p_role text, t text, p text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_role
    WHEN 'owner' THEN true
    WHEN 'editor' THEN t <> 'workshop_members' AND (t <> 'workshops' OR p IN ('title', 'original_idea', 'status'))
    ELSE false
  END
$$;
--> statement-breakpoint
CREATE FUNCTION sync_refusal(p_error text, p_more jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT jsonb_build_object('ok', false, 'now', sync_now(), 'error', p_error) || p_more
$$;
--> statement-breakpoint
CREATE FUNCTION sync_protocol() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array((SELECT value::int FROM sync_meta WHERE key = 'protocol_min'), (SELECT value::int FROM sync_meta WHERE key = 'protocol_max'))
$$;
--> statement-breakpoint
-- The refusal that a request meets before anything is looked up, or NULL.
CREATE FUNCTION sync_turn_away(request jsonb) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  speaks jsonb := sync_protocol();
BEGIN
  IF jsonb_typeof(request) IS DISTINCT FROM 'object' OR jsonb_typeof(request -> 'v') IS DISTINCT FROM 'number' THEN
    RETURN sync_refusal('malformed', '{"detail": "v"}');
  END IF;
  IF request -> 'v' < speaks -> 0 OR request -> 'v' > speaks -> 1 THEN
    RETURN sync_refusal('version', jsonb_build_object('protocol', speaks));
  END IF;
  IF request ? 'scope' AND NOT coalesce(jsonb_typeof(request -> 'scope') = 'string' AND request ->> 'scope' ~ '^[A-Za-z0-9_-]{1,100}$', false) THEN
    RETURN sync_refusal('malformed', '{"detail": "scope"}');
  END IF;
  IF request ? 'seen' AND NOT coalesce(jsonb_typeof(request -> 'seen') = 'array' AND jsonb_array_length(request -> 'seen') = 2
      AND jsonb_typeof(request -> 'seen' -> 0) = 'number' AND jsonb_typeof(request -> 'seen' -> 1) = 'string'
      AND request -> 'seen' ->> 0 ~ '^[0-9]{1,18}$', false) THEN
    RETURN sync_refusal('malformed', '{"detail": "seen"}');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whether this remote knows the point of a feed that somebody saw.
CREATE FUNCTION sync_knows(p_scope text, p_seen jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_seen -> 0 = '0' THEN p_seen ->> 1 = ''
    ELSE EXISTS (SELECT FROM sync_push p WHERE p.scope = p_scope AND p.last_seq = (p_seen ->> 0)::bigint AND p.push_id = p_seen ->> 1) END
$$;
--> statement-breakpoint
-- The refusal that meets a deleted workshop. Whoever knows a point of its feed could read it once, and learns by what it went.
CREATE FUNCTION sync_gone(p_scope text, p_seen jsonb) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT sync_refusal('gone', coalesce((
    SELECT jsonb_build_object('tombstone', jsonb_build_array(r.table_name, r.row_id, r.path, r.value, r.hlc, r.actor)) FROM sync_register r
     WHERE p_seen -> 0 <> '0' AND sync_knows(p_scope, p_seen)
       AND r.scope = p_scope AND r.table_name = 'workshops' AND r.row_id = p_scope AND r.path = '$row' AND r.value = 'false'), '{}'))
$$;
--> statement-breakpoint
CREATE FUNCTION sync_anchor(p_scope text, p_head bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(p_head, coalesce((SELECT p.push_id FROM sync_push p WHERE p.scope = p_scope AND p.last_seq = p_head), ''))
$$;
--> statement-breakpoint
-- Stores changes that won, in their order, and brings the tables in step unless they are already. The caller holds the lock of the scope. Answers with the head.
CREATE FUNCTION sync_store(p_scope text, p_changes sync_change[], p_push text, p_device text, p_person text, p_project boolean) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  n bigint := cardinality(p_changes);
  top bigint;
  gone sync_row[];
BEGIN
  UPDATE sync_scope s SET head = s.head + n,
         last_hlc = greatest(s.last_hlc, (SELECT max(c.hlc COLLATE "C") FROM unnest(p_changes) AS c))
   WHERE s.scope = p_scope RETURNING s.head INTO top;
  INSERT INTO sync_register AS t (scope, table_name, row_id, path, value, hlc, actor, seq)
  SELECT p_scope, c.table_name, c.row_id, c.path, c.value, c.hlc, c.actor, top - n + row_number() OVER (ORDER BY c.tx, c.place)
    FROM unnest(p_changes) AS c
  ON CONFLICT (scope, table_name, row_id, path) DO UPDATE SET value = excluded.value, hlc = excluded.hlc, actor = excluded.actor, seq = excluded.seq;
  INSERT INTO sync_push (scope, last_seq, first_seq, push_id, device, person) VALUES (p_scope, top, top - n + 1, p_push, p_device, p_person);
  -- A deleted row keeps nothing but the word that it is deleted; a deleted workshop likewise.
  SELECT coalesce(array_agg(ROW(c.table_name, c.row_id)::sync_row), '{}') INTO gone FROM unnest(p_changes) AS c WHERE c.path = '$row' AND c.value = 'false';
  IF cardinality(gone) > 0 THEN
    IF EXISTS (SELECT FROM unnest(gone) AS g WHERE g.table_name = 'workshops') THEN
      PERFORM set_config('workshoppilot.applying', 'on', true);
      DELETE FROM workshops w WHERE w.id = p_scope;
      PERFORM set_config('workshoppilot.applying', '', true);
      DELETE FROM sync_register r WHERE r.scope = p_scope AND NOT (r.table_name = 'workshops' AND r.path = '$row');
      DELETE FROM sync_parked p WHERE p.scope = p_scope;
      UPDATE sync_scope s SET deleted = true WHERE s.scope = p_scope;
      RETURN top;
    END IF;
    DELETE FROM sync_register r USING unnest(gone) AS g
     WHERE r.scope = p_scope AND r.table_name = g.table_name AND r.row_id = g.row_id AND r.path <> '$row';
  END IF;
  IF p_project AND NOT sync_patch(p_scope, p_changes) THEN
    PERFORM sync_project(p_scope, (SELECT array_agg(DISTINCT ROW(c.table_name, c.row_id)::sync_row) FROM unnest(p_changes) AS c));
  END IF;
  RETURN top;
END $$;
--> statement-breakpoint
-- Whether the asking laptop may have missed a delete that is forgotten by now.
CREATE FUNCTION sync_stale(p_known sync_scope, request jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN request ->> 'since' ~ '^[0-9]{1,18}$' THEN (request ->> 'since')::bigint BETWEEN 1 AND p_known.min_tombstone_seq - 1 ELSE false END
$$;
--> statement-breakpoint
-- Forgets what was deleted before a moment: tombstones of rows, and items with all that is in them, where nothing in them is newer than
-- their deleter had seen (sweep.ts). A push calls it once a day; the caller holds the lock of the scope.
CREATE FUNCTION sync_sweep(p_scope text, p_before bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  edge text := lpad(to_hex(p_before), 12, '0') || repeat('0', 20);
  top bigint;
BEGIN
  WITH graves AS MATERIALIZED (
    SELECT r.row_id, left(r.path, -9) AS item, sync_text(r.value) AS bound FROM sync_register r
     WHERE r.scope = p_scope AND r.table_name = 'workshop_steps' AND r.path ~ '^output/[^/]*/[^/]*/\$deleted$' AND r.hlc < edge
       AND r.value ~ '^"[0-9a-f]{32}"$'
       AND NOT EXISTS (SELECT FROM sync_register a JOIN sync_register b ON b.scope = a.scope AND b.table_name = a.table_name AND b.path = a.path
                          AND b.value = a.value AND b.row_id <> a.row_id
                        WHERE a.scope = p_scope AND a.table_name = 'workshop_steps' AND a.row_id = r.row_id AND a.path = 'step_id')
  ), inside AS MATERIALIZED (
    SELECT g.row_id, g.item, g.bound, q.path, q.hlc FROM graves g
     CROSS JOIN LATERAL (SELECT s.path, s.hlc FROM sync_register s WHERE s.scope = p_scope AND s.table_name = 'workshop_steps' AND s.row_id = g.row_id
       AND s.path >= g.item AND s.path < g.item || '0' AND (s.path = g.item OR starts_with(s.path, g.item || '/'))) AS q
  ), over AS (
    SELECT i.row_id, i.item FROM inside i GROUP BY 1, 2
    HAVING NOT coalesce(bool_or(i.hlc > i.bound COLLATE "C" OR i.hlc >= edge) FILTER (WHERE i.path <> i.item || '/$deleted'), false)
  ), gone AS (
    DELETE FROM sync_register r USING inside i JOIN over o ON o.row_id = i.row_id AND o.item = i.item
     WHERE r.scope = p_scope AND r.table_name = 'workshop_steps' AND r.row_id = i.row_id AND r.path = i.path RETURNING r.seq
  ), rows_gone AS (
    DELETE FROM sync_register r
     WHERE r.scope = p_scope AND r.table_name <> 'workshops' AND r.path = '$row' AND r.value = 'false' AND r.hlc < edge RETURNING r.seq
  )
  SELECT max(x.seq) INTO top FROM (SELECT seq FROM gone UNION ALL SELECT seq FROM rows_gone) AS x;
  UPDATE sync_scope s SET looked_at = now(), min_tombstone_seq = greatest(s.min_tombstone_seq, top),
         swept = CASE WHEN top IS NULL THEN s.swept ELSE p_before END
   WHERE s.scope = p_scope;
END $$;
--> statement-breakpoint
-- A hint for whoever listens: a digest of the scope's name, so that the channel tells nobody which workshops there are.
CREATE FUNCTION sync_hint(p_scope text) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_notify('sync_hint', left(md5(p_scope), 16))
$$;
--> statement-breakpoint
CREATE FUNCTION sync_push(request jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan SET timezone = 'UTC' AS $$
DECLARE
  me text := sync_principal();
  answer jsonb := sync_turn_away(request);
  in_scope text := request ->> 'scope';
  my_role text;
  now_ms bigint := sync_now();
  latest text := lpad(to_hex(now_ms + 300000), 12, '0') || repeat('f', 20);
  known sync_scope;
  fresh boolean := false;
  changes sync_change[];
  bad jsonb := '{}';
  taken sync_change[];
  winners jsonb := '[]';
  bases jsonb := CASE WHEN jsonb_typeof(request -> 'base') = 'object' THEN request -> 'base' ELSE '{}' END;
  forbidden bigint[];
  top bigint;
BEGIN
  IF answer IS NOT NULL THEN RETURN answer; END IF;
  IF NOT coalesce(in_scope IS NOT NULL AND request ? 'seen' AND jsonb_typeof(request -> 'tx') = 'array'
      AND request ->> 'device' ~ '^[0-9a-f]{8}$' AND request ->> 'id' ~ '^[0-9a-f]{16}$', false) THEN
    RETURN sync_refusal('malformed', '{"detail": "push"}');
  END IF;
  IF pg_column_size(request) > 20 * 1024 * 1024 THEN RETURN sync_refusal('too_large'); END IF;
  IF me IS NULL OR in_scope = 'catalog' THEN RETURN sync_refusal('forbidden'); END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(request -> 'tx') AS t (tx)
              WHERE NOT coalesce(jsonb_typeof(t.tx) = 'object' AND jsonb_typeof(t.tx -> 'n') = 'number', false)) THEN
    RETURN sync_refusal('malformed', '{"detail": "tx"}');
  END IF;

  SELECT coalesce(array_agg(ROW(x.tx, x.place, x.actor, x.t, x.r, x.p, x.v, x.h)::sync_change ORDER BY x.tx, x.place) FILTER (WHERE x.shaped), '{}'),
         coalesce(jsonb_object_agg(x.tx, '["malformed", "shape"]'::jsonb) FILTER (WHERE NOT x.shaped), '{}')
    INTO changes, bad
    FROM (SELECT t.i AS tx, coalesce(c.j, 0) AS place, t.actor, c.c ->> 0 AS t, c.c ->> 1 AS r, c.c ->> 2 AS p, c.c ->> 3 AS v, c.c ->> 4 AS h,
                 t.shaped AND coalesce(c.c IS NULL OR jsonb_typeof(c.c) = 'array' AND jsonb_array_length(c.c) = 5
                   AND jsonb_typeof(c.c -> 0) = 'string' AND jsonb_typeof(c.c -> 1) = 'string' AND jsonb_typeof(c.c -> 2) = 'string'
                   AND jsonb_typeof(c.c -> 3) IN ('string', 'null') AND jsonb_typeof(c.c -> 4) = 'string', false) AS shaped
            -- OFFSET 0: each list of changes is taken out of its transaction once, not once a change.
            FROM (SELECT u.i, u.tx ->> 'a' AS actor, coalesce(jsonb_typeof(u.tx -> 'a') = 'string' AND jsonb_typeof(u.tx -> 'c') = 'array', false) AS shaped,
                         CASE WHEN jsonb_typeof(u.tx -> 'c') = 'array' THEN u.tx -> 'c' ELSE '[]' END AS list
                    FROM jsonb_array_elements(request -> 'tx') WITH ORDINALITY AS u (tx, i) OFFSET 0) AS t
            LEFT JOIN LATERAL jsonb_array_elements(t.list) WITH ORDINALITY AS c (c, j) ON true) AS x;
  changes := array(SELECT c FROM unnest(changes) AS c WHERE c.place > 0);

  -- A small push is planned once for all; for a large one the planner has to know how many changes there are.
  IF pg_column_size(request) > 8192 THEN PERFORM set_config('plan_cache_mode', 'force_custom_plan', true); END IF;

  -- The lock of the scope comes first; all that is read after it is read as whoever held it before left it.
  SELECT s.* INTO known FROM sync_scope s WHERE s.scope = in_scope FOR UPDATE;
  IF NOT FOUND THEN
    IF request -> 'seen' -> 0 <> '0' THEN RETURN sync_refusal('rewound'); END IF;
    IF EXISTS (SELECT FROM unnest(changes) AS c WHERE c.table_name = 'workshops' AND c.path = '$row' AND c.value = 'false') THEN
      RETURN sync_refusal('gone'); -- It lived and died on the laptop alone.
    END IF;
    -- Whose workshop it is says the newest of the pushed registers that say it.
    IF (SELECT c.value FROM unnest(changes) AS c WHERE c.table_name = 'workshops' AND c.row_id = in_scope AND c.path = 'clerk_user_id'
         ORDER BY c.hlc COLLATE "C" DESC LIMIT 1) IS DISTINCT FROM to_json(me)::text THEN
      RETURN sync_refusal('forbidden');
    END IF;
    INSERT INTO sync_scope (scope) VALUES (in_scope) ON CONFLICT DO NOTHING;
    SELECT s.* INTO known FROM sync_scope s WHERE s.scope = in_scope FOR UPDATE;
    fresh := known.head = 0;
  END IF;
  IF known.deleted THEN RETURN sync_gone(in_scope, request -> 'seen'); END IF;
  my_role := CASE WHEN fresh THEN 'owner' ELSE sync_role_of(in_scope, me) END;
  IF my_role IS NULL THEN RETURN sync_refusal('forbidden'); END IF;
  IF NOT sync_knows(in_scope, request -> 'seen') THEN RETURN sync_refusal('rewound'); END IF;
  IF sync_stale(known, request) THEN RETURN sync_refusal('stale'); END IF;

  IF EXISTS (SELECT FROM unnest(changes) AS c WHERE c.hlc > latest COLLATE "C" AND sync_is_hlc(c.hlc)) THEN
    IF fresh THEN DELETE FROM sync_scope s WHERE s.scope = in_scope; END IF;
    RETURN sync_refusal('clock');
  END IF;

  -- Each flaw takes its whole transaction.
  SELECT bad || coalesce(jsonb_object_agg(x.tx, jsonb_build_array('malformed', x.detail)), '{}') INTO bad
    FROM (SELECT c.tx, min(sync_flaw(in_scope, c.table_name, c.row_id, c.path, c.value, c.hlc, c.actor)) AS detail FROM unnest(changes) AS c GROUP BY 1) AS x
   WHERE x.detail IS NOT NULL;
  SELECT bad || coalesce(jsonb_object_agg(x.tx, '["too_large", "value"]'::jsonb), '{}') INTO bad
    FROM (SELECT DISTINCT c.tx FROM unnest(changes) AS c WHERE octet_length(c.value) > 4 * 1024 * 1024) AS x;
  BEGIN
    PERFORM count(c.value::jsonb) FROM unnest(changes) AS c;
  EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    SELECT bad || coalesce(jsonb_object_agg(x.tx, '["malformed", "json"]'::jsonb), '{}') INTO bad
      FROM (SELECT DISTINCT c.tx FROM unnest(changes) AS c WHERE c.value IS NOT NULL AND sync_json(c.value) IS NULL) AS x;
  END;
  changes := array(SELECT c FROM unnest(changes) AS c WHERE NOT bad ? c.tx::text);
  IF EXISTS (SELECT FROM unnest(changes) AS c WHERE length(c.value) - length(translate(c.value, '[{', '')) > 64) THEN
    SELECT bad || coalesce(jsonb_object_agg(x.tx, '["malformed", "depth"]'::jsonb), '{}') INTO bad
      FROM (SELECT DISTINCT c.tx FROM unnest(changes) AS c
             WHERE length(c.value) - length(translate(c.value, '[{', '')) > 64 AND jsonb_path_exists(c.value::jsonb, '$.**{64}')) AS x;
    changes := array(SELECT c FROM unnest(changes) AS c WHERE NOT bad ? c.tx::text);
  END IF;

  -- What would change something: a greater hlc, or the word that a row is deleted, which is final. Only that needs a right.
  IF my_role <> 'owner' THEN
    SELECT array_agg(DISTINCT c.tx) INTO forbidden
      FROM unnest(changes) AS c
      LEFT JOIN sync_register r ON r.scope = in_scope AND r.table_name = c.table_name AND r.row_id = c.row_id AND r.path = c.path
      LEFT JOIN sync_register d ON d.scope = in_scope AND d.table_name = c.table_name AND d.row_id = c.row_id AND d.path = '$row'
     WHERE NOT sync_may_change(my_role, c.table_name, c.path)
       AND CASE WHEN d.value = 'false' THEN false
                WHEN r.hlc IS NULL THEN true
                WHEN c.path = '$row' AND c.value = 'false' THEN true
                ELSE c.hlc COLLATE "C" > r.hlc END;
    IF forbidden IS NOT NULL THEN
      SELECT bad || jsonb_object_agg(f, '["forbidden", ""]'::jsonb) INTO bad FROM unnest(forbidden) AS f;
      changes := array(SELECT c FROM unnest(changes) AS c WHERE NOT bad ? c.tx::text);
    END IF;
  END IF;
  -- Where the change that makes the workshop was refused, there is nothing that the others could belong to.
  IF fresh AND NOT EXISTS (SELECT FROM unnest(changes) AS c WHERE c.table_name = 'workshops' AND c.path = 'clerk_user_id') THEN
    SELECT bad || coalesce(jsonb_object_agg(c.tx, '["forbidden", "workshop"]'::jsonb), '{}') INTO bad FROM (SELECT DISTINCT u.tx FROM unnest(changes) AS u) AS c;
    changes := '{}';
  END IF;

  IF cardinality(changes) > 0 THEN
    WITH newest AS (
      SELECT DISTINCT ON (c.table_name, c.row_id, c.path) c.* FROM unnest(changes) AS c
       ORDER BY c.table_name, c.row_id, c.path, c.path = '$row' AND c.value = 'false' DESC, c.hlc COLLATE "C" DESC
    ), compared AS (
      SELECT n.*, r.value AS old_value, r.hlc AS old_hlc, r.actor AS old_actor,
             CASE WHEN r.hlc IS NULL THEN true
                  WHEN n.path = '$row' AND n.value IS DISTINCT FROM r.value THEN n.value = 'false'
                  ELSE n.hlc COLLATE "C" > r.hlc END AS wins
        FROM newest n
        LEFT JOIN sync_register r ON r.scope = in_scope AND r.table_name = n.table_name AND r.row_id = n.row_id AND r.path = n.path
    ), dead AS (
      SELECT d.table_name, d.row_id, r.hlc, r.actor
        FROM (SELECT DISTINCT n.table_name, n.row_id FROM newest n) AS d
        JOIN sync_register r ON r.scope = in_scope AND r.table_name = d.table_name AND r.row_id = d.row_id AND r.path = '$row' AND r.value = 'false'
    ), dying AS (
      SELECT n.table_name, n.row_id FROM newest n WHERE n.path = '$row' AND n.value = 'false'
    ), judged AS (
      SELECT c.*, d.hlc AS dead_hlc, d.actor AS dead_actor,
             c.wins AND (c.path = '$row' OR d.row_id IS NULL AND NOT EXISTS (SELECT FROM dying y WHERE y.table_name = c.table_name AND y.row_id = c.row_id)) AS stays
        FROM compared c LEFT JOIN dead d ON d.table_name = c.table_name AND d.row_id = c.row_id
    ), lost AS (
      SELECT DISTINCT j.table_name, j.row_id,
             CASE WHEN j.dead_hlc IS NOT NULL THEN '$row' ELSE j.path END AS path,
             CASE WHEN j.dead_hlc IS NOT NULL THEN 'false' ELSE j.old_value END AS value,
             coalesce(j.dead_hlc, j.old_hlc) AS hlc, coalesce(j.dead_actor, j.old_actor) AS actor
        FROM judged j
       WHERE NOT j.stays AND (j.dead_hlc IS NOT NULL OR NOT j.wins AND (j.old_hlc <> j.hlc OR j.old_value IS DISTINCT FROM j.value))
         AND NOT (j.path = '$row' AND j.value = 'false' AND j.dead_hlc = j.hlc)
    ), kept AS (
      -- What came too late, and what is overwritten by somebody on another device who had not seen it. Two deletes of one item agree.
      INSERT INTO sync_conflict (scope, table_name, row_id, path, hlc, value, actor, winner_hlc, seq)
      SELECT in_scope, j.table_name, j.row_id, j.path, j.hlc, j.value, j.actor, coalesce(j.dead_hlc, j.old_hlc),
             known.head + greatest((SELECT count(*) FROM judged s WHERE s.stays), 1) FROM judged j
       WHERE NOT j.stays AND j.path <> '$row' AND coalesce(j.dead_hlc, j.old_hlc) <> j.hlc AND (j.dead_hlc IS NOT NULL OR NOT j.wins)
      UNION ALL
      SELECT in_scope, j.table_name, j.row_id, j.path, j.old_hlc, j.old_value, j.old_actor, j.hlc,
             known.head + (SELECT count(*) FROM judged s WHERE s.stays) FROM judged j
       WHERE j.stays AND j.path <> '$row' AND substr(j.old_hlc, 17, 8) <> substr(j.hlc, 17, 8) AND j.old_value IS DISTINCT FROM j.value
         AND j.old_hlc > coalesce(bases ->> (j.tx || '.' || j.place), bases ->> j.tx::text, '') COLLATE "C"
         AND NOT (j.path LIKE 'output/%/%/$deleted' AND j.old_value IS NOT NULL AND j.value IS NOT NULL)
      ON CONFLICT DO NOTHING
    )
    SELECT (SELECT coalesce(array_agg(ROW(j.tx, j.place, j.actor, j.table_name, j.row_id, j.path, j.value, j.hlc)::sync_change ORDER BY j.tx, j.place), '{}')
              FROM judged j WHERE j.stays),
           (SELECT coalesce(jsonb_agg(jsonb_build_array(l.table_name, l.row_id, l.path, l.value, l.hlc, l.actor)), '[]') FROM lost l)
      INTO taken, winners;
    IF jsonb_array_length(winners) > 0 THEN
      DELETE FROM sync_conflict k WHERE k.scope = in_scope AND k.at < now() - interval '90 days';
    END IF;
    IF cardinality(taken) > 0 THEN
      top := sync_store(in_scope, taken, request ->> 'id', request ->> 'device', me, true);
      PERFORM sync_hint(in_scope);
    END IF;
  END IF;
  IF fresh AND top IS NULL THEN DELETE FROM sync_scope s WHERE s.scope = in_scope; END IF;
  top := coalesce(top, known.head);
  IF known.looked_at < now() - interval '1 day' THEN PERFORM sync_sweep(in_scope, now_ms - 90 * 86400000::bigint); END IF;
  RETURN jsonb_build_object('ok', true, 'now', now_ms, 'head', top, 'anchor', sync_anchor(in_scope, top), 'winners', winners,
    'rejected', (SELECT coalesce(jsonb_agg(jsonb_build_object('n', request -> 'tx' -> (b.key::int - 1) -> 'n', 'code', b.value -> 0, 'detail', b.value -> 1)
                                 ORDER BY b.key::int), '[]') FROM jsonb_each(bad) AS b))
    -- Whose cursor stands right before it need not pull its own edits back.
    || CASE WHEN top > known.head THEN jsonb_build_object('first', known.head + 1) ELSE '{}' END;
END $$;
