-- What laptops ask for. STABLE: everything in one answer is of one moment.
CREATE FUNCTION sync_hello(request jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  me text := sync_principal();
  answer jsonb := sync_turn_away(request);
  scopes jsonb;
  titles jsonb;
  hash text;
BEGIN
  IF answer IS NOT NULL THEN RETURN answer; END IF;
  IF me IS NULL THEN RETURN sync_refusal('forbidden'); END IF;
  -- The only statement that looks at more than one scope: at the caller's own.
  -- A title is looked up only where it is asked for, so that a look for news carries and costs none.
  SELECT jsonb_agg(jsonb_build_array(x.scope, x.role, x.head) ORDER BY x.scope),
         jsonb_agg(jsonb_build_array(x.scope, (SELECT left(w.title, 200) FROM workshops w WHERE w.id = x.scope)) ORDER BY x.scope)
           FILTER (WHERE x.scope <> 'catalog' AND request -> 'titles' ? x.scope)
    INTO scopes, titles
    FROM (SELECT s.scope, sync_role_of(s.scope, me) AS role, s.head
            FROM (SELECT w.id FROM workshops w WHERE w.clerk_user_id = me
                  UNION SELECT m.workshop_id FROM workshop_members m WHERE m.clerk_user_id = me) AS mine
            JOIN sync_scope s ON s.scope = mine.id AND NOT s.deleted
          UNION ALL
          SELECT 'catalog', 'reader', coalesce((SELECT s.head FROM sync_scope s WHERE s.scope = 'catalog'), 0)) AS x
   WHERE x.role IS NOT NULL;
  hash := md5(scopes::text);
  RETURN jsonb_build_object('ok', true, 'protocol', sync_protocol(), 'now', sync_now(), 'person', me, 'hash', hash)
    || CASE WHEN request ->> 'known' = hash THEN '{}'::jsonb ELSE jsonb_build_object('scopes', scopes) END
    || CASE WHEN titles IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('titles', titles) END;
END $$;
--> statement-breakpoint
-- The caller's role in a scope, or why the request is refused: {"role": …} or a refusal.
CREATE FUNCTION sync_reader(request jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  me text := sync_principal();
  answer jsonb := sync_turn_away(request);
  in_scope text := request ->> 'scope';
  known sync_scope;
  my_role text;
BEGIN
  IF answer IS NOT NULL THEN RETURN answer; END IF;
  IF in_scope IS NULL OR NOT request ? 'seen' THEN RETURN sync_refusal('malformed', '{"detail": "request"}'); END IF;
  IF me IS NULL THEN RETURN sync_refusal('forbidden'); END IF;
  SELECT s.* INTO known FROM sync_scope s WHERE s.scope = in_scope;
  IF NOT FOUND THEN RETURN sync_refusal(CASE WHEN request -> 'seen' -> 0 = '0' THEN 'forbidden' ELSE 'rewound' END); END IF;
  IF known.deleted THEN RETURN sync_gone(in_scope, request -> 'seen'); END IF;
  my_role := CASE WHEN in_scope = 'catalog' THEN 'reader' ELSE sync_role_of(in_scope, me) END;
  IF my_role IS NULL THEN RETURN sync_refusal('forbidden'); END IF;
  IF NOT sync_knows(in_scope, request -> 'seen') THEN RETURN sync_refusal('rewound'); END IF;
  IF sync_stale(known, request) THEN RETURN sync_refusal('stale'); END IF;
  RETURN jsonb_build_object('role', my_role, 'head', known.head, 'more', CASE WHEN known.swept > 0 THEN jsonb_build_object('swept', known.swept) ELSE '{}' END);
END $$;
--> statement-breakpoint
-- json, not jsonb: what is only sent needs not be taken apart, which is half the cost of a page.
CREATE FUNCTION sync_pull(request jsonb) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  reader jsonb := sync_reader(request);
  in_scope text := request ->> 'scope';
  top bigint;
  page json;
  last bigint;
  done boolean;
  lost jsonb;
BEGIN
  IF reader ? 'ok' THEN RETURN reader; END IF;
  IF NOT coalesce(jsonb_typeof(request -> 'after') = 'number' AND request ->> 'after' ~ '^[0-9]{1,18}$'
      AND jsonb_typeof(request -> 'limit') = 'number' AND request ->> 'limit' ~ '^[0-9]{1,9}$', false) THEN
    RETURN sync_refusal('malformed', '{"detail": "after"}');
  END IF;
  top := (reader ->> 'head')::bigint;
  -- A page ends after so many registers, or where its values reach 8 MB; it holds one at least.
  SELECT coalesce(json_agg(json_build_array(x.table_name, x.row_id, x.path, x.value, x.hlc, x.actor) ORDER BY x.seq), '[]'), max(x.seq)
    INTO page, last
    FROM (SELECT r.*, sum(coalesce(octet_length(r.value), 0)) OVER (ORDER BY r.seq) - coalesce(octet_length(r.value), 0) AS before
            FROM (SELECT q.* FROM sync_register q WHERE q.scope = in_scope AND q.seq > (request ->> 'after')::bigint
                   ORDER BY q.seq LIMIT least(greatest((request ->> 'limit')::int, 1), 5000)) AS r) AS x
   WHERE x.before < 8 * 1024 * 1024;
  done := NOT EXISTS (SELECT FROM sync_register r WHERE r.scope = in_scope AND r.seq > coalesce(last, (request ->> 'after')::bigint));
  -- What others wrote over without having seen it goes to the device that wrote it, once.
  IF done AND request ->> 'device' ~ '^[0-9a-f]{8}$' AND request ->> 'since' ~ '^[0-9]{1,18}$' THEN
    SELECT jsonb_agg(jsonb_build_array(k.table_name, k.row_id, k.path, k.value, k.hlc, k.actor) ORDER BY k.seq, k.hlc) INTO lost
      FROM sync_conflict k WHERE k.scope = in_scope AND k.seq > (request ->> 'since')::bigint AND substr(k.hlc, 17, 8) = request ->> 'device';
  END IF;
  RETURN json_build_object('ok', true, 'now', sync_now(), 'role', reader -> 'role', 'page', page, 'through', CASE WHEN done THEN top ELSE last END,
    'head', top, 'anchor', sync_anchor(in_scope, top), 'done', done, 'lost', coalesce(lost, '[]'), 'swept', coalesce((reader -> 'more' ->> 'swept')::bigint, 0));
END $$;
--> statement-breakpoint
CREATE FUNCTION sync_digest(request jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  reader jsonb := sync_reader(request);
  in_scope text := request ->> 'scope';
  top bigint;
BEGIN
  IF reader ? 'ok' THEN RETURN reader; END IF;
  top := (reader ->> 'head')::bigint;
  RETURN jsonb_build_object('ok', true, 'now', sync_now(), 'head', top, 'anchor', sync_anchor(in_scope, top), 'rows', (
    SELECT coalesce(jsonb_agg(jsonb_build_array(x.table_name, x.row_id, x.hash) ORDER BY x.table_name, x.row_id), '[]')
      FROM (SELECT r.table_name, r.row_id, md5(convert_to(string_agg(r.path || '|' || r.hlc, E'\n' ORDER BY r.path), 'UTF8')) AS hash
              FROM sync_register r WHERE r.scope = in_scope GROUP BY 1, 2) AS x)) || (reader -> 'more');
END $$;
--> statement-breakpoint
-- `<prefix>_` and 24 characters out of the SHA-256 of a text, as deterministicId() makes them.
CREATE FUNCTION sync_deterministic_id(p_prefix text, p_of text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  hash bytea := sha256(convert_to(p_of, 'UTF8'));
  rest numeric := 0;
  digits text := '';
BEGIN
  FOR i IN 0..31 LOOP rest := rest * 256 + get_byte(hash, i); END LOOP;
  FOR i IN 1..23 LOOP
    digits := substr('0123456789abcdefghijklmnopqrstuvwxyz', mod(rest, 36)::int + 1, 1) || digits;
    rest := div(rest, 36);
  END LOOP;
  RETURN p_prefix || '_' || chr(97 + get_byte(hash, 0) % 26) || digits;
END $$;
--> statement-breakpoint
-- Changes of the remote's own, stamped one after the other and greater than everything in the scope. The caller holds the lock.
CREATE FUNCTION sync_write_own(p_scope text, p_changes sync_change[], p_person text, p_project boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stamp text;
  node text := sync_node();
  at_ms bigint := sync_now();
  stamped sync_change[] := '{}';
  one sync_change;
BEGIN
  SELECT s.last_hlc INTO stamp FROM sync_scope s WHERE s.scope = p_scope;
  FOREACH one IN ARRAY p_changes LOOP
    stamp := sync_next_hlc(stamp, at_ms, node);
    one.hlc := stamp;
    one.actor := p_person;
    one.tx := 1;
    one.place := cardinality(stamped) + 1;
    stamped := stamped || one;
  END LOOP;
  PERFORM sync_store(p_scope, stamped, node, '00000000', p_person, p_project);
  PERFORM sync_hint(p_scope);
END $$;
--> statement-breakpoint
-- Makes the caller a member with the role that a share token carries: `workshops.share_token` holds
-- `sha256:<hex of the whole token>;role=<editor|viewer>;expires=<ISO 8601 in UTC>`.
CREATE FUNCTION sync_join(request jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan SET timezone = 'UTC' AS $$
DECLARE
  me text := sync_principal();
  answer jsonb := sync_turn_away(request);
  token text := request ->> 'token';
  in_scope text := regexp_replace(coalesce(token, ''), '\.[^.]*$', '');
  held text[];
  my_role text;
  new_role text;
  member_id text;
BEGIN
  IF answer IS NOT NULL THEN RETURN answer; END IF;
  IF jsonb_typeof(request -> 'token') IS DISTINCT FROM 'string' OR octet_length(token) > 300 THEN RETURN sync_refusal('malformed', '{"detail": "token"}'); END IF;
  IF me IS NULL THEN RETURN sync_refusal('forbidden'); END IF;
  PERFORM FROM sync_scope s WHERE s.scope = in_scope AND NOT s.deleted FOR UPDATE;
  IF NOT FOUND THEN RETURN sync_refusal('gone'); END IF;
  SELECT regexp_match(w.share_token, '^sha256:([0-9a-f]{64});role=(editor|viewer);expires=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)$') INTO held
    FROM workshops w WHERE w.id = in_scope;
  IF held IS NULL OR held[1] <> encode(sha256(convert_to(token, 'UTF8')), 'hex') THEN RETURN sync_refusal('gone'); END IF;
  BEGIN
    IF held[3]::timestamptz <= clock_timestamp() THEN RETURN sync_refusal('gone'); END IF;
  EXCEPTION WHEN data_exception THEN RETURN sync_refusal('gone');
  END;
  my_role := sync_role_of(in_scope, me);
  new_role := held[2];
  IF my_role IN ('owner', 'editor') OR my_role = new_role THEN
    RETURN jsonb_build_object('ok', true, 'now', sync_now(), 'scope', in_scope, 'role', my_role);
  END IF;
  SELECT m.id INTO member_id FROM workshop_members m WHERE m.workshop_id = in_scope AND m.clerk_user_id = me;
  IF FOUND THEN
    PERFORM sync_write_own(in_scope, ARRAY[ROW(0, 0, '', 'workshop_members', member_id, 'role', to_json(new_role)::text, '')::sync_change], me, true);
  ELSE
    -- Who was a member once has a tombstone in the place that follows from the person; that one is final.
    member_id := sync_deterministic_id('wm', in_scope || '|' || me);
    IF EXISTS (SELECT FROM sync_register r WHERE r.scope = in_scope AND r.table_name = 'workshop_members' AND r.row_id = member_id) THEN
      member_id := sync_deterministic_id('wm', gen_random_uuid()::text);
    END IF;
    PERFORM sync_write_own(in_scope, ARRAY[
      ROW(0, 0, '', 'workshop_members', member_id, '$row', 'true', '')::sync_change,
      ROW(0, 0, '', 'workshop_members', member_id, 'workshop_id', to_json(in_scope)::text, '')::sync_change,
      ROW(0, 0, '', 'workshop_members', member_id, 'clerk_user_id', to_json(me)::text, '')::sync_change,
      ROW(0, 0, '', 'workshop_members', member_id, 'role', to_json(new_role)::text, '')::sync_change,
      ROW(0, 0, '', 'workshop_members', member_id, 'created_at', sync_now()::text, '')::sync_change], me, true);
  END IF;
  RETURN jsonb_build_object('ok', true, 'now', sync_now(), 'scope', in_scope, 'role', new_role);
END $$;
--> statement-breakpoint
-- Functions may be called by anybody unless that is taken back: all of ours are, and five are given out again.
DO $$
DECLARE
  one regprocedure;
BEGIN
  FOR one IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'sync\_%' LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sync_hello(jsonb), sync_push(jsonb), sync_pull(jsonb), sync_digest(jsonb), sync_join(jsonb) TO workshoppilot_person;
