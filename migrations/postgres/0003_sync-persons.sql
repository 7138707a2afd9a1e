-- Who calls, what they may see, and who may call at all. Nobody gets a grant on a table: the functions are the only way in.
INSERT INTO sync_meta (key, value) VALUES ('protocol_min', '1'), ('protocol_max', '1') ON CONFLICT (key) DO NOTHING;
--> statement-breakpoint
ALTER TABLE sync_register SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
--> statement-breakpoint
ALTER TABLE sync_scope SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
--> statement-breakpoint
-- An output is rewritten with every edit in it; where the server has lz4, that costs a fraction of the time.
DO $$
BEGIN
  ALTER TABLE workshop_steps ALTER COLUMN output SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN NULL;
END $$;
--> statement-breakpoint
-- Roles belong to the whole cluster: another database of it may have made the role already, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'workshoppilot_person') THEN
    CREATE ROLE workshoppilot_person NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Whoever may create functions in this schema could catch calls that the functions below make.
DO $$
BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN RAISE WARNING 'could not revoke CREATE on schema public from PUBLIC';
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO workshoppilot_person;
--> statement-breakpoint
-- The person who calls: the one mapped to the role that logged in (SET ROLE does not change it); for a gateway, or for whoever
-- owns these functions, the subject of the token that the gateway checked. NULL: nobody.
CREATE FUNCTION sync_principal() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_person text;
BEGIN
  SELECT coalesce(p.person, '') INTO found_person FROM sync_person p WHERE p.role_name = session_user;
  IF found_person <> '' THEN RETURN found_person; END IF;
  IF found_person IS NULL AND NOT pg_has_role(session_user, current_user, 'USAGE') THEN RETURN NULL; END IF;
  RETURN nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '');
EXCEPTION WHEN data_exception THEN RETURN NULL;
END $$;
--> statement-breakpoint
-- What a person may do in a workshop; NULL: nothing. Roles that this version does not know may look.
CREATE FUNCTION sync_role_of(p_scope text, p_person text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_person IS NULL THEN NULL
    WHEN p_person = coalesce(
      (SELECT w.clerk_user_id FROM workshops w WHERE w.id = p_scope),
      (SELECT r.value::jsonb #>> '{}' FROM sync_register r
        WHERE r.scope = p_scope AND r.table_name = 'workshops' AND r.row_id = p_scope AND r.path = 'clerk_user_id')) THEN 'owner'
    ELSE (SELECT CASE WHEN m.role IN ('owner', 'editor') THEN m.role ELSE 'viewer' END
            FROM workshop_members m WHERE m.workshop_id = p_scope AND m.clerk_user_id = p_person
           ORDER BY CASE m.role WHEN 'owner' THEN 0 WHEN 'editor' THEN 1 ELSE 2 END LIMIT 1)
  END
$$;
--> statement-breakpoint
CREATE FUNCTION sync_may_see(p_scope text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sync_role_of(p_scope, sync_principal()) IS NOT NULL
$$;
--> statement-breakpoint
-- A second lock on the door. Persons have no grants; should somebody give them one, they see what is theirs and change nothing.
-- Other writers (the web app's role) are left as they were: for them the policy is always true.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('workshops', 'id'), ('workshop_members', 'workshop_id'), ('workshop_steps', 'workshop_id'),
                                   ('sessions', 'workshop_id'), ('build_packs', 'workshop_id')) AS t (name, col) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one.name);
    EXECUTE format($p$CREATE POLICY sync_others ON %I USING (NOT pg_has_role(current_user, 'workshoppilot_person', 'USAGE'))$p$, one.name);
    EXECUTE format('CREATE POLICY sync_persons ON %I FOR SELECT TO workshoppilot_person USING (sync_may_see(%I))', one.name, one.col);
  END LOOP;
  FOR one IN SELECT unnest(ARRAY['sync_scope', 'sync_register', 'sync_push', 'sync_parked', 'sync_conflict', 'sync_meta', 'sync_person']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one.name);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', one.name);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sync_principal(), sync_role_of(text, text), sync_may_see(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sync_may_see(text) TO workshoppilot_person;
