-- What registers say: reading one value, and putting an output together. The same rules as electron/core/sync on a laptop.
CREATE TYPE sync_row AS (table_name text, row_id text);
--> statement-breakpoint
CREATE TYPE sync_change AS (tx bigint, place bigint, actor text, table_name text, row_id text, path text, value text, hlc text);
--> statement-breakpoint
CREATE TYPE sync_leaf AS (row_id text, seg text[], value text, hlc text);
--> statement-breakpoint
CREATE TYPE sync_node AS (row_id text, seg text[], value jsonb);
--> statement-breakpoint
CREATE FUNCTION sync_now() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION sync_hlc_ms(hlc text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || lpad(left(hlc, 12), 16, '0'))::bit(64)::bigint
$$;
--> statement-breakpoint
-- A reading greater than `last`, as nextHlc() makes it. Every statement has a node of its own, so that a remote put back from a
-- backup never issues a reading twice.
CREATE FUNCTION sync_next_hlc(last text, now_ms bigint, node text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN now_ms > sync_hlc_ms(last) THEN lpad(to_hex(now_ms), 12, '0') || '0000' || node
    WHEN substr(last, 13, 4) < 'ffff' COLLATE "C"
      THEN left(last, 12) || lpad(to_hex(('x' || substr(last, 13, 4))::bit(16)::int + 1), 4, '0') || node
    ELSE lpad(to_hex(sync_hlc_ms(last) + 1), 12, '0') || '0000' || node
  END
$$;
--> statement-breakpoint
CREATE FUNCTION sync_node() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT left(md5(gen_random_uuid()::text), 16)
$$;
--> statement-breakpoint
CREATE FUNCTION sync_text(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::jsonb #>> '{}' $$;
--> statement-breakpoint
-- Milliseconds since the epoch as a moment in UTC.
CREATE FUNCTION sync_moment(value text) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
  SELECT timestamp 'epoch' + (nullif(value, 'null')::bigint / 1000) * interval '1 second'
    + (nullif(value, 'null')::bigint % 1000) * interval '1 millisecond'
$$;
--> statement-breakpoint
CREATE FUNCTION sync_ms(at timestamp) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(extract(epoch FROM at) * 1000)::bigint::text
$$;
--> statement-breakpoint
CREATE FUNCTION sync_escape(key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(replace(replace(key, '~', '~0'), '/', '~1'), '^\$', '~2')
$$;
--> statement-breakpoint
CREATE FUNCTION sync_unescape(segment text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN position('~' IN segment) = 0 THEN segment
    ELSE replace(replace(regexp_replace(segment, '^~2', '$'), '~1', '/'), '~0', '~') END
$$;
--> statement-breakpoint
-- JSON that jsonb cannot hold (\u0000, lone surrogates, nesting beyond the stack) is NULL.
CREATE FUNCTION sync_json(value text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN value::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN RETURN NULL;
END $$;
--> statement-breakpoint
-- The segments of a path inside an output: a leading `output/` is cut off.
CREATE FUNCTION sync_segments(path text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN path = 'output/' THEN ARRAY[''] ELSE string_to_array(substr(path, 8), '/') END
$$;
--> statement-breakpoint
-- Puts outputs together from registers, those of each row at its own paths (materialize.ts). Rows without an output are left out.
CREATE FUNCTION sync_assemble(leaves sync_leaf[]) RETURNS TABLE (row_id text, output jsonb) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  nodes sync_node[] := '{}';
  hidden sync_node[] := '{}';
  deepest int;
  tombstones boolean;
  plain boolean;
BEGIN
  SELECT max(cardinality(l.seg)), bool_or(l.value IS NOT NULL AND cardinality(l.seg) = 3 AND l.seg[3] = '$deleted'),
         bool_and(cardinality(l.seg) = 3 AND l.seg[3] <> '$deleted' AND coalesce(l.value <> '{}', false))
    INTO deepest, tombstones, plain FROM unnest(leaves) AS l;
  IF plain THEN
    -- Fields of items and nothing else, as almost always: no value can hide another.
    RETURN QUERY
      SELECT c.row_id, jsonb_object_agg(sync_unescape(c.collection), c.items)
        FROM (SELECT i.row_id, i.collection, jsonb_object_agg(sync_unescape(i.item), i.fields) AS items
                FROM (SELECT l.row_id, l.seg[1] AS collection, l.seg[2] AS item, jsonb_object_agg(sync_unescape(l.seg[3]), l.value::jsonb) AS fields
                        FROM unnest(leaves) AS l GROUP BY 1, 2, 3) AS i
               GROUP BY 1, 2) AS c
       GROUP BY 1;
    RETURN;
  END IF;
  IF tombstones THEN
    -- An item that was deleted shows only if something in it is newer than all its deleter had seen.
    SELECT coalesce(array_agg(ROW(i.row_id, i.seg, NULL)::sync_node), '{}') INTO hidden
      FROM (SELECT l.row_id, l.seg[1:2] AS seg,
                   max(l.value) FILTER (WHERE l.seg[3] = '$deleted' AND cardinality(l.seg) = 3) AS seen,
                   max(l.hlc COLLATE "C") FILTER (WHERE cardinality(l.seg) <> 3 OR l.seg[3] <> '$deleted') AS newest
              FROM unnest(leaves) AS l WHERE cardinality(l.seg) >= 2 GROUP BY 1, 2) AS i
     WHERE i.seen LIKE '"%' AND (i.newest IS NULL OR i.newest <= sync_text(i.seen) COLLATE "C");
  END IF;
  -- From the leaves to the root: what shows at depth d is a whole value, or the object of what shows at d + 1.
  FOR d IN REVERSE coalesce(deepest, 0)..1 LOOP
    SELECT coalesce(array_agg(ROW(v.row_id, v.seg, v.value)::sync_node), '{}') INTO nodes
      FROM (SELECT coalesce(l.row_id, b.row_id) AS row_id, coalesce(l.seg, b.seg) AS seg,
                   CASE WHEN l.value <> '{}' THEN l.value::jsonb
                        WHEN b.value IS NOT NULL THEN b.value
                        WHEN l.value = '{}' THEN '{}'::jsonb END AS value
              FROM (SELECT u.row_id, u.seg, u.value FROM unnest(leaves) AS u
                     WHERE cardinality(u.seg) = d AND u.value IS NOT NULL AND NOT (d = 3 AND u.seg[3] = '$deleted')) AS l
              FULL JOIN (SELECT n.row_id, n.seg[1:d] AS seg, jsonb_object_agg(sync_unescape(n.seg[d + 1]), n.value) AS value
                           FROM unnest(nodes) AS n GROUP BY 1, 2) AS b
                ON b.row_id = l.row_id AND b.seg = l.seg) AS v
     WHERE v.value IS NOT NULL
       AND NOT (d = 2 AND EXISTS (SELECT FROM unnest(hidden) AS h WHERE h.row_id = v.row_id AND h.seg = v.seg));
  END LOOP;
  RETURN QUERY SELECT n.row_id, jsonb_object_agg(sync_unescape(n.seg[1]), n.value) FROM unnest(nodes) AS n GROUP BY n.row_id;
END $$;
--> statement-breakpoint
-- Segments that start with a dollar are ours: a tombstone, or something of a newer version, which is kept and does not show.
CREATE FUNCTION sync_counts(path text, seg text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT position('/$' IN path) = 0 OR (cardinality(seg) = 3 AND seg[3] = '$deleted')
$$;
--> statement-breakpoint
-- The whole outputs of rows. p_winner[i] is shown with the registers of p_member[i]; a row that won over others of its step has
-- several lines and takes the newest register of each path.
CREATE FUNCTION sync_materialize(p_scope text, p_winner text[], p_member text[])
RETURNS TABLE (row_id text, output jsonb) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT a.row_id, a.output FROM sync_assemble((
    SELECT array_agg(ROW(x.winner, x.seg, x.value, x.hlc)::sync_leaf)
      FROM (SELECT DISTINCT ON (g.winner, r.path) g.winner, r.path, sync_segments(r.path) AS seg, r.value, r.hlc
              FROM unnest(p_winner, p_member) AS g (winner, member)
              JOIN sync_register r ON r.scope = p_scope AND r.table_name = 'workshop_steps' AND r.row_id = g.member
                                  AND r.path > 'output.' AND r.path < 'output0'
             ORDER BY g.winner, r.path, r.hlc DESC) AS x
     WHERE sync_counts(x.path, x.seg))) AS a;
END $$;
