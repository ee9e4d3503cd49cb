#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectWord words[] = {
    {"@compression@", 140000, "a.attcompression::text", "''"},
    {"@trigger_parent@", 130000, "t.tgparentid", "0::oid"},
    {"@statistics_target@", 130000, "NULLIF(s.stxstattarget, -1)", "NULL::int"},
    {"@multirange@", 140000, "r.rngmultitypid", "0::oid"},
    {"@sql_body@", 140000, "p.prosqlbody IS NOT NULL", "false"},
    {"@icu_locale@", 170000, "c.colllocale", "@icu_locale_before_17@"},
    {"@icu_locale_before_17@", 150000, "c.colliculocale", "c.collcollate::text"},
    {"@icu_rules@", 160000, "c.collicurules", "NULL::text"},
    {"@via_root@", 130000, "p.pubviaroot", "false"},
    {"@generated_columns@", 180000, "p.pubgencols::text", "'n'"},
    {"@published_columns@", 150000, "pr.prattrs", "NULL::int2vector"},
    {"@published_schemas@", 150000,
     "UNION ALL SELECT format('TABLES IN SCHEMA %I', pn.nspname) FROM pg_publication_namespace pp "
     "JOIN pg_namespace pn ON pn.oid = pp.pnnspid WHERE pp.pnpubid = p.oid",
     ""},
    {"@published_rows@", 150000, "pr.prqual", "NULL::pg_node_tree"},
};

// `made`: the names that the server makes up from a table's and a column's: both are cut, the longer one first, until
// the whole has at most 63 bytes.
constexpr std::string_view common = R"(WITH
ext AS MATERIALIZED (
  SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e'),
ns AS MATERIALIZED (
  SELECT oid, nspname, nspacl, nspowner FROM pg_namespace
  WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'),
hidden_table AS MATERIALIZED (
  SELECT c.oid FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
  WHERE ns.nspname || '.' || c.relname = ANY (@without@)
     OR format('%I.%I', ns.nspname, c.relname) = ANY (@without@)),
hidden AS MATERIALIZED (
  SELECT oid FROM hidden_table
  UNION SELECT x.indexrelid FROM pg_index x JOIN hidden_table h ON h.oid = x.indrelid
  UNION SELECT d.objid FROM pg_depend d JOIN hidden_table h ON h.oid = d.refobjid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')),
rel AS MATERIALIZED (
  SELECT c.*, format('%I.%I', ns.nspname, c.relname) AS q,
    CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
      WHEN 'S' THEN 'SEQUENCE' WHEN 'i' THEN 'INDEX' WHEN 'I' THEN 'INDEX' ELSE 'TABLE' END AS word
  FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
  WHERE c.relpersistence <> 't' AND c.relkind <> 't'
    AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_class'::regclass AND ext.objid = c.oid)
    AND NOT (c.relkind = 'c' AND EXISTS (
      SELECT FROM ext WHERE ext.classid = 'pg_type'::regclass AND ext.objid = c.reltype))
    AND c.oid NOT IN (SELECT oid FROM hidden)),
typ AS MATERIALIZED (
  SELECT t.*, format_type(t.oid, NULL) AS q FROM pg_type t JOIN ns ON ns.oid = t.typnamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_type'::regclass AND ext.objid = t.oid)),
fun AS MATERIALIZED (
  SELECT p.*, p.oid::regprocedure::text AS q FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_proc'::regclass AND ext.objid = p.oid)
    AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')),
coll AS MATERIALIZED (
  SELECT c.oid, CASE n.nspname WHEN 'pg_catalog' THEN quote_ident(c.collname)
    ELSE format('%I.%I', n.nspname, c.collname) END AS q
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace),
options AS MATERIALIZED (
  SELECT r.oid AS relid, string_agg(prefix || split_part(o, '=', 1) || '=' ||
      CASE WHEN v ~ '^([a-z_]+|-?[0-9]+([.][0-9]+)?)$' THEN v ELSE quote_literal(v) END,
      ', ' ORDER BY prefix COLLATE "C", o COLLATE "C") AS text
  FROM rel r LEFT JOIN pg_class toast ON toast.oid = r.reltoastrelid
  CROSS JOIN LATERAL (SELECT '' AS prefix, unnest(r.reloptions) AS o
    UNION ALL SELECT 'toast.', unnest(toast.reloptions)) AS o
  CROSS JOIN LATERAL substr(o, strpos(o, '=') + 1) AS v
  GROUP BY r.oid),
foreign_options AS MATERIALIZED (
  SELECT class, object, sub, string_agg(format('%I %L', n, substr(o, strpos(o, '=') + 1)), ', '
      ORDER BY n COLLATE "C") AS text
  FROM (SELECT 'pg_foreign_data_wrapper'::regclass::oid AS class, oid AS object, 0 AS sub, fdwoptions AS os
      FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0, srvoptions FROM pg_foreign_server
    UNION ALL SELECT 'pg_user_mapping'::regclass, umid, 0, umoptions FROM pg_user_mappings
    UNION ALL SELECT 'pg_class'::regclass, ftrelid, 0, ftoptions FROM pg_foreign_table
    UNION ALL SELECT 'pg_class'::regclass, attrelid, attnum, attfdwoptions FROM pg_attribute
      WHERE attfdwoptions IS NOT NULL) AS s
  CROSS JOIN LATERAL unnest(os) AS o CROSS JOIN LATERAL split_part(o, '=', 1) AS n
  WHERE CASE WHEN class = 'pg_user_mapping'::regclass THEN n IN ('user', 'username')
    ELSE n = 'password_required' OR n !~* 'pass|pwd|secret|token|credential|private|api_?key|access_?key' END
  GROUP BY class, object, sub),
seq AS MATERIALIZED (
  SELECT s.seqrelid, s.seqtypid, concat(
      CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END
        THEN ' START WITH ' || s.seqstart END,
      CASE WHEN s.seqincrement <> 1 THEN ' INCREMENT BY ' || s.seqincrement END,
      CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE least END
        THEN ' MINVALUE ' || s.seqmin END,
      CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN most ELSE -1 END
        THEN ' MAXVALUE ' || s.seqmax END,
      CASE WHEN s.seqcache <> 1 THEN ' CACHE ' || s.seqcache END,
      CASE WHEN s.seqcycle THEN ' CYCLE' END) AS text
  FROM pg_sequence s JOIN (VALUES ('smallint'::regtype::oid, -32768, 32767),
      ('integer'::regtype, -2147483648, 2147483647),
      ('bigint'::regtype, -9223372036854775808, 9223372036854775807)) AS bounds (type, least, most)
    ON bounds.type = s.seqtypid),
identity AS MATERIALIZED (
  SELECT d.refobjid AS relid, d.refobjsubid AS attnum, c.relname, c.relnamespace,
    format('%I.%I', n.nspname, c.relname) AS q, seq.text
  FROM pg_depend d JOIN seq ON seq.seqrelid = d.objid JOIN pg_class c ON c.oid = d.objid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
    AND d.refobjsubid > 0),
apart AS MATERIALIZED (
  SELECT DISTINCT d.objid AS oid FROM pg_depend d
  JOIN pg_attrdef e ON e.oid = d.objid JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
  WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass)
    AND a.attgenerated = ''
    AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = d.refclassid AND ext.objid = d.refobjid)),
col AS MATERIALIZED (
  SELECT r.oid AS relid, a.attnum, a.attname, quote_ident(a.attname) AS name, a.attislocal, a.attinhcount,
    a.attnotnull, a.attgenerated, d.oid AS default_oid, format_type(a.atttypid, a.atttypmod) AS type,
    concat_ws(' ',
      'OPTIONS (' || f.text || ')',
      'COLLATE ' || CASE WHEN a.attcollation <> t.typcollation THEN coll.q END,
      CASE WHEN a.attnotnull AND COALESCE(nn.convalidated, true) THEN concat(own_name.text, 'NOT NULL', CASE WHEN nn.connoinherit THEN ' NO INHERIT' END) END,
      CASE a.attgenerated WHEN 's' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
        WHEN 'v' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') VIRTUAL'
        ELSE CASE WHEN apart.oid IS NULL THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END END,
      CASE WHEN i.relid IS NOT NULL THEN
        'GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY' ||
        COALESCE(' (' || NULLIF(btrim(concat(
          CASE WHEN i.relname <> made.sequence OR i.relnamespace <> r.relnamespace
            THEN 'SEQUENCE NAME ' || i.q END, i.text)), '') || ')', '') END) AS rest,
    own_name.text AS not_null_name
  FROM rel r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  CROSS JOIN LATERAL (
    SELECT concat(n1.cut_53, '_', n2.cut_53, '_not_null') AS not_null, concat(n1.cut_58, '_', n2.cut_58, '_seq') AS sequence
    FROM (SELECT octet_length(r.relname::text) AS l1, octet_length(a.attname::text) AS l2) AS l
    CROSS JOIN LATERAL (SELECT
      left(r.relname, CASE WHEN l1 + l2 <= 53 THEN l1 WHEN l2 <= 26 THEN 53 - l2 ELSE LEAST(l1, 27) END) AS cut_53,
      left(r.relname, CASE WHEN l1 + l2 <= 58 THEN l1 WHEN l2 <= 29 THEN 58 - l2 ELSE LEAST(l1, 29) END) AS cut_58) AS n1
    CROSS JOIN LATERAL (SELECT
      left(a.attname, CASE WHEN l1 + l2 <= 53 THEN l2 WHEN l1 <= 27 THEN 53 - l1 ELSE LEAST(l2, 26) END) AS cut_53,
      left(a.attname, CASE WHEN l1 + l2 <= 58 THEN l2 WHEN l1 <= 29 THEN 58 - l1 ELSE LEAST(l2, 29) END) AS cut_58) AS n2
  ) AS made
  LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
  LEFT JOIN apart ON apart.oid = d.oid
  LEFT JOIN coll ON coll.oid = a.attcollation
  LEFT JOIN pg_constraint nn ON nn.conrelid = r.oid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum
  CROSS JOIN LATERAL (SELECT CASE WHEN nn.conislocal AND nn.conname <> made.not_null
    THEN 'CONSTRAINT ' || quote_ident(nn.conname) || ' ' ELSE '' END AS text) AS own_name
  LEFT JOIN identity i ON i.relid = r.oid AND i.attnum = a.attnum
  LEFT JOIN foreign_options f ON f.class = 'pg_class'::regclass AND f.object = r.oid AND f.sub = a.attnum
  WHERE r.relkind IN ('r', 'p', 'f', 'c')),
inherits AS MATERIALIZED (
  SELECT r.oid AS relid, string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) AS parents,
    NOT r.relispartition AND r.reloftype = 0
    AND (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0)
      IS NOT DISTINCT FROM
        (SELECT array_agg(z.attname ORDER BY z.first) FROM
          (SELECT a.attname, min(ARRAY[p.inhseqno::int, a.attnum::int]) AS first
           FROM pg_inherits p JOIN pg_attribute a ON a.attrelid = p.inhparent
           WHERE p.inhrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attname) AS z)
    AND NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND b.attnum > a.attnum AND a.attinhcount = 0
          AND b.attinhcount > 0 AND NOT a.attisdropped AND NOT b.attisdropped) AS natural_order
  FROM rel r JOIN pg_inherits i ON i.inhrelid = r.oid
  WHERE r.relkind IN ('r', 'p', 'f')
  GROUP BY r.oid, r.relispartition, r.reloftype),
family_of_any AS MATERIALIZED (
  SELECT f.oid, format('%I.%I', n.nspname, f.opfname) AS q, quote_ident(am.amname) AS method
  FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am am ON am.oid = f.opfmethod),
family AS MATERIALIZED (
  SELECT a.* FROM family_of_any a JOIN pg_opfamily f ON f.oid = a.oid JOIN ns ON ns.oid = f.opfnamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_opfamily'::regclass AND ext.objid = f.oid)),
member AS MATERIALIZED (
  SELECT x.*, d.refclassid, d.refobjid
  FROM (SELECT 'pg_amop'::regclass::oid AS class, o.oid, 'operator' AS kind, o.amopstrategy AS number,
      concat('OPERATOR ', o.amopstrategy, ' ', o.amopopr::regoperator, ' FOR ORDER BY ' || s.q) AS text
    FROM pg_amop o LEFT JOIN family_of_any s ON s.oid = o.amopsortfamily
    UNION ALL SELECT 'pg_amproc'::regclass, p.oid, 'function', p.amprocnum,
      format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL),
        format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
    FROM pg_amproc p) AS x
  JOIN pg_depend d ON d.classid = x.class AND d.objid = x.oid
    AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
  WHERE x.oid >= 16384 AND NOT EXISTS (
    SELECT FROM ext WHERE ext.classid = d.refclassid AND ext.objid = d.refobjid)),
told AS MATERIALIZED (
  SELECT x.indexrelid AS oid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  JOIN pg_inherits h ON h.inhrelid = i.oid
  JOIN pg_index px ON px.indexrelid = h.inhparent JOIN pg_class pi ON pi.oid = h.inhparent
  WHERE i.relispartition AND (NOT px.indisvalid OR x.indisclustered OR x.indisreplident
    OR i.reloptions IS DISTINCT FROM pi.reloptions
    OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.oid AND NULLIF(a.attstattarget, -1) IS NOT NULL)
    OR EXISTS (SELECT FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid = i.oid)
    OR EXISTS (SELECT FROM pg_description d JOIN pg_constraint c ON c.oid = d.objoid
      WHERE d.classoid = 'pg_constraint'::regclass AND c.conindid = i.oid)))
)";

}  // namespace

std::span<const IntrospectWord> introspect_words() { return words; }

std::string_view introspect_common() { return common; }

}  // namespace mig
