-- Spreads a remote that has grown too large for one server over several, by scope (docs/scale.md). Run it once, as the owner, after
-- `npm run remote:migrate`; safe to repeat. On a PostgreSQL without Citus it makes the keys ready and distributes nothing.

-- A distributed table's keys begin with what it is distributed by.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['workshop_members', 'workshop_steps', 'sessions', 'build_packs'] LOOP
    IF (SELECT cardinality(conkey) FROM pg_constraint WHERE conrelid = one::regclass AND contype = 'p') = 1 THEN
      EXECUTE (SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', one, conname) FROM pg_constraint WHERE conrelid = one::regclass AND contype = 'p');
      EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (workshop_id, id)', one);
    END IF;
  END LOOP;
  -- The one function that names these keys.
  EXECUTE replace(pg_get_functiondef('sync_write_rows(text, sync_candidate[])'::regprocedure), 'ON CONFLICT (id)', 'ON CONFLICT (workshop_id, id)');
END $$;

DO $$
DECLARE
  one record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RAISE NOTICE 'no Citus here: the keys are ready, nothing is distributed';
    RETURN;
  END IF;
  -- Small tables that every scope reads are whole on every server.
  FOR one IN SELECT unnest(ARRAY['step_definitions', 'sync_meta', 'sync_person']) AS name LOOP
    EXECUTE format('SELECT create_reference_table(%L)', one.name);
  END LOOP;
  EXECUTE $c$SELECT create_distributed_table('workshops', 'id')$c$;
  FOR one IN SELECT unnest(ARRAY['workshop_members', 'workshop_steps', 'sessions', 'build_packs']) AS name LOOP
    EXECUTE format($c$SELECT create_distributed_table(%L, 'workshop_id', colocate_with => 'workshops')$c$, one.name);
  END LOOP;
  EXECUTE $c$SELECT create_distributed_table('sync_scope', 'scope')$c$;
  FOR one IN SELECT unnest(ARRAY['sync_register', 'sync_push', 'sync_parked', 'sync_conflict']) AS name LOOP
    EXECUTE format($c$SELECT create_distributed_table(%L, 'scope', colocate_with => 'sync_scope')$c$, one.name);
  END LOOP;
END $$;
