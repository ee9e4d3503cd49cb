// Sequences, tables and their columns, views.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectPart relations[] = {
    {any_version, no_version, R"(SELECT 30, 'pg_class'::regclass, r.oid, true, r.q,
  concat('CREATE ', CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED ' END, 'SEQUENCE ', r.q,
    CASE WHEN s.seqtypid <> 'bigint'::regtype THEN ' AS ' || format_type(s.seqtypid, NULL) END, s.text)
FROM rel r JOIN seq s ON s.seqrelid = r.oid
WHERE NOT EXISTS (SELECT FROM pg_depend d
  WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'i'))"},
    {any_version, no_version, R"(SELECT 45, 'pg_class'::regclass, d.refobjid, false, r.q,
  format('ALTER SEQUENCE %s OWNED BY %s.%I', r.q, d.refobjid::regclass, a.attname)
FROM rel r JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'a'
JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE r.relkind = 'S' AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0)"},
    // A column that the parent gives in just this form is left to INHERITS; a generated one has to be before PostgreSQL 16.
    {any_version, no_version, R"(SELECT 40, 'pg_class'::regclass, r.oid, true, r.q,
  concat('CREATE ', CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED ' END,
    CASE r.relkind WHEN 'f' THEN 'FOREIGN ' END, 'TABLE ', r.q,
    CASE WHEN r.reloftype <> 0 THEN ' OF ' || format_type(r.reloftype, NULL) || COALESCE(E' (\n  ' || c.typed || E'\n)', '')
      ELSE COALESCE(E' (\n  ' || c.listed || E'\n)', ' ()') END,
    CASE WHEN h.natural_order THEN E'\nINHERITS (' || h.parents || ')' END,
    CASE r.relkind WHEN 'p' THEN E'\nPARTITION BY ' || pg_get_partkeydef(r.oid) END,
    E'\nUSING ' || quote_ident(NULLIF(am.amname, 'heap')),
    E'\nWITH (' || o.text || ')',
    E'\nSERVER ' || quote_ident(fs.srvname), ' OPTIONS (' || f.text || ')')
FROM rel r
LEFT JOIN inherits h ON h.relid = r.oid
LEFT JOIN (
  SELECT col.relid,
    string_agg(concat_ws(' ', name, type, NULLIF(rest, '')), E',\n  ' ORDER BY attnum)
      FILTER (WHERE NOT COALESCE(h.natural_order AND attinhcount > 0 AND (NOT attislocal OR attgenerated <> '') AND EXISTS (
        SELECT FROM pg_inherits pi JOIN col p ON p.relid = pi.inhparent AND p.attname = col.attname
        WHERE pi.inhrelid = col.relid AND p.type = col.type AND replace(p.rest, p.not_null_name, '') = replace(col.rest, col.not_null_name, '')), false)) AS listed,
    string_agg(name || ' WITH OPTIONS ' || rest, E',\n  ' ORDER BY attnum) FILTER (WHERE rest <> '') AS typed
  FROM col LEFT JOIN inherits h ON h.relid = col.relid GROUP BY col.relid) AS c ON c.relid = r.oid
LEFT JOIN options o ON o.relid = r.oid
LEFT JOIN pg_am am ON am.oid = r.relam
LEFT JOIN pg_foreign_table ft ON ft.ftrelid = r.oid
LEFT JOIN pg_foreign_server fs ON fs.oid = ft.ftserver
LEFT JOIN foreign_options f ON f.class = 'pg_class'::regclass AND f.object = r.oid AND f.sub = 0
WHERE r.relkind IN ('r', 'p', 'f'))"},
    // What an inherited column does not share with its parent, and no column list could say.
    {any_version, no_version,
     R"(SELECT 41, 'pg_class'::regclass, r.oid, false, concat(r.q, ' ', to_char(c.attnum, 'FM00000')),
  format('ALTER TABLE ONLY %s ALTER COLUMN %s %s', r.q, c.name, x.change)
FROM rel r JOIN inherits h ON h.relid = r.oid AND h.natural_order JOIN col c ON c.relid = r.oid AND c.attinhcount > 0
CROSS JOIN LATERAL (
  SELECT 'DROP DEFAULT' AS change WHERE c.default_oid IS NULL AND EXISTS (
    SELECT FROM pg_inherits pi JOIN col p ON p.relid = pi.inhparent AND p.attname = c.attname
    WHERE pi.inhrelid = r.oid AND p.default_oid IS NOT NULL AND p.attgenerated = '')
  UNION ALL SELECT 'DROP NOT NULL' WHERE NOT c.attnotnull AND EXISTS (
    SELECT FROM pg_inherits pi JOIN col p ON p.relid = pi.inhparent AND p.attname = c.attname
    WHERE pi.inhrelid = r.oid AND p.attnotnull)) AS x)"},
    // pg_attver: a WAL position with which some builds of the server (Debian's 15.20) stamp every column at each rewrite of
    // its table. Nobody can set or reset it, and pg_dump leaves it out as well.
    {any_version, no_version,
     R"(SELECT 41, 'pg_class'::regclass, r.oid, false, concat(r.q, ' ', to_char(a.attnum, 'FM00000')),
  format('ALTER %s %s ALTER COLUMN %I SET %s', CASE r.word WHEN 'TABLE' THEN 'TABLE ONLY' ELSE r.word END,
    r.q, a.attname, x.change)
FROM rel r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (
  SELECT 'STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
    ELSE 'EXTENDED' END AS change WHERE a.attstorage <> t.typstorage
  UNION ALL SELECT 'COMPRESSION ' || CASE @compression@ WHEN 'p' THEN 'pglz' ELSE 'lz4' END WHERE @compression@ <> ''
  UNION ALL SELECT 'STATISTICS ' || a.attstattarget WHERE NULLIF(a.attstattarget, -1) IS NOT NULL
  UNION ALL SELECT '(' || string_agg(o, ', ' ORDER BY o COLLATE "C") || ')' FROM unnest(a.attoptions) AS o
    WHERE o NOT LIKE 'pg\_attver=%') AS x
WHERE r.relkind IN ('r', 'p', 'f', 'm') AND x.change IS NOT NULL)"},
    {any_version, no_version, R"(SELECT 48, 'pg_inherits'::regclass, r.oid, true, r.q,
  CASE WHEN r.relispartition
    THEN concat('ALTER TABLE ', h.parents, ' ATTACH PARTITION ', r.q, ' ', pg_get_expr(r.relpartbound, r.oid))
    ELSE (SELECT concat('ALTER TABLE ', r.q, ' ',
        string_agg('INHERIT ' || i.inhparent::regclass, ', ' ORDER BY i.inhseqno))
      FROM pg_inherits i WHERE i.inhrelid = r.oid) END
FROM rel r JOIN inherits h ON h.relid = r.oid WHERE NOT h.natural_order)"},
    {any_version, no_version,
     R"(SELECT 55, 'pg_attrdef'::regclass, d.oid, true, concat(r.q, ' ', to_char(d.adnum, 'FM00000')),
  format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s', r.q, a.attname, pg_get_expr(d.adbin, d.adrelid))
FROM apart JOIN pg_attrdef d ON d.oid = apart.oid JOIN rel r ON r.oid = d.adrelid
JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
WHERE r.relkind IN ('r', 'p', 'f'))"},
    {any_version, no_version,
     R"(SELECT 65, 'pg_class'::regclass, r.oid, true, r.q, concat('CREATE ', r.word, ' ', r.q,
  E'\nUSING ' || quote_ident(NULLIF(am.amname, 'heap')), E'\nWITH (' || o.text || ')', E' AS\n',
  regexp_replace(pg_get_viewdef(r.oid), ';$', ''))
FROM rel r LEFT JOIN options o ON o.relid = r.oid LEFT JOIN pg_am am ON am.oid = r.relam
WHERE r.relkind IN ('v', 'm'))"},
    {any_version, no_version,
     R"(SELECT 66, 'pg_attrdef'::regclass, d.oid, true, concat(r.q, ' ', to_char(d.adnum, 'FM00000')),
  format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', r.q, a.attname, pg_get_expr(d.adbin, d.adrelid))
FROM rel r JOIN pg_attrdef d ON d.adrelid = r.oid JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.adnum
WHERE r.relkind = 'v')"},
    {any_version, no_version, R"(SELECT 71, 'pg_class'::regclass, r.oid, false, r.q,
  format('ALTER TABLE %s %s ROW LEVEL SECURITY', r.q, x.change)
FROM rel r CROSS JOIN LATERAL (SELECT 'ENABLE' AS change WHERE r.relrowsecurity
  UNION ALL SELECT 'FORCE' WHERE r.relforcerowsecurity) AS x)"},
};

}  // namespace

std::span<const IntrospectPart> introspect_relations() { return relations; }

}  // namespace mig
