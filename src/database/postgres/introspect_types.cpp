// Schemas, extensions, foreign servers, collations, types, text search.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectPart namespaces[] = {
    {any_version, no_version,
     R"(SELECT 5 AS rank, 0::oid AS class, 0::oid AS object, false AS gives, ''::text AS key,
  'SET check_function_bodies = false' AS text
FROM fun p JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind <> 'a' AND l.lanname NOT IN ('internal', 'c') AND NOT (@sql_body@)
HAVING count(*) > 0)"},
    {any_version, no_version,
     R"(SELECT 10, 'pg_namespace'::regclass, oid, true, nspname, format('CREATE SCHEMA %I', nspname)
FROM ns WHERE nspname <> 'public'
  AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_namespace'::regclass AND ext.objid = ns.oid))"},
    {any_version, no_version, R"(SELECT 15, 'pg_extension'::regclass, e.oid, true, extname,
  format('CREATE EXTENSION %I WITH SCHEMA %I', extname, n.nspname)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname <> 'plpgsql')"},
    {any_version, no_version, R"(SELECT 16, 'pg_am'::regclass, a.oid, true, a.amname,
  format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', a.amname, CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END,
    a.amhandler::regproc)
FROM pg_am a WHERE a.oid >= 16384
  AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_am'::regclass AND ext.objid = a.oid))"},
    {any_version, no_version,
     R"(SELECT 16, 'pg_foreign_data_wrapper'::regclass, w.oid, true, fdwname,
  concat(format('CREATE FOREIGN DATA WRAPPER %I', fdwname), ' HANDLER ' || NULLIF(fdwhandler, 0)::regproc::text,
    ' VALIDATOR ' || NULLIF(fdwvalidator, 0)::regproc::text, ' OPTIONS (' || f.text || ')')
FROM pg_foreign_data_wrapper w
LEFT JOIN foreign_options f ON f.class = 'pg_foreign_data_wrapper'::regclass AND f.object = w.oid
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_foreign_data_wrapper'::regclass AND ext.objid = w.oid))"},
    {any_version, no_version, R"(SELECT 17, 'pg_foreign_server'::regclass, s.oid, true, srvname,
  concat(format('CREATE SERVER %I', srvname), ' TYPE ' || quote_literal(srvtype),
    ' VERSION ' || quote_literal(srvversion), format(' FOREIGN DATA WRAPPER %I', fdwname), ' OPTIONS (' || f.text || ')')
FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
LEFT JOIN foreign_options f ON f.class = 'pg_foreign_server'::regclass AND f.object = s.oid
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_foreign_server'::regclass AND ext.objid = s.oid))"},
    {any_version, no_version,
     R"(SELECT 18, 'pg_foreign_server'::regclass, u.srvid, false, concat(u.srvname, ' ', u.usename),
  concat('CREATE USER MAPPING FOR ', CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END,
    format(' SERVER %I', u.srvname), ' OPTIONS (' || f.text || ')')
FROM pg_user_mappings u
LEFT JOIN foreign_options f ON f.class = 'pg_user_mapping'::regclass AND f.object = u.umid)"},
};

constexpr IntrospectPart types[] = {
    {any_version, no_version,
     R"(SELECT 20, 'pg_collation'::regclass, c.oid, true, coll.q, concat('CREATE COLLATION ', coll.q, ' (',
  concat_ws(', ',
    'PROVIDER = ' || CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END,
    CASE WHEN c.collprovider = 'c' THEN
      CASE WHEN c.collcollate = c.collctype THEN format('LOCALE = %L', c.collcollate)
        ELSE format('LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype) END
      ELSE format('LOCALE = %L', @icu_locale@) END,
    'RULES = ' || quote_literal(@icu_rules@),
    CASE WHEN NOT c.collisdeterministic THEN 'DETERMINISTIC = false' END), ')')
FROM pg_collation c JOIN ns ON ns.oid = c.collnamespace JOIN coll ON coll.oid = c.oid
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_collation'::regclass AND ext.objid = c.oid))"},
    {any_version, no_version,
     R"(SELECT 20, 'pg_type'::regclass, t.oid, true, t.q, concat('CREATE TYPE ', t.q, ' AS ENUM (',
  (SELECT E'\n  ' || string_agg(quote_literal(enumlabel), E',\n  ' ORDER BY enumsortorder) || E'\n'
   FROM pg_enum WHERE enumtypid = t.oid), ')')
FROM typ t WHERE t.typtype = 'e')"},
    {any_version, no_version, R"(SELECT 20, 'pg_type'::regclass, t.oid, true, t.q,
  concat('CREATE DOMAIN ', t.q, ' AS ', concat_ws(' ', format_type(t.typbasetype, t.typtypmod),
    'COLLATE ' || CASE WHEN t.typcollation <> b.typcollation THEN coll.q END,
    'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0),
    CASE WHEN t.typnotnull THEN
      COALESCE('CONSTRAINT ' || quote_ident(NULLIF(nn.conname, t.typname || '_not_null')) || ' ', '') || 'NOT NULL' END))
FROM typ t JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN coll ON coll.oid = t.typcollation
LEFT JOIN pg_constraint nn ON nn.contypid = t.oid AND nn.contype = 'n'
WHERE t.typtype = 'd')"},
    {any_version, no_version,
     R"(SELECT 56, 'pg_constraint'::regclass, c.oid, true, t.q || '.' || quote_ident(c.conname),
  format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', t.q, c.conname, pg_get_constraintdef(c.oid))
FROM pg_constraint c JOIN typ t ON t.oid = c.contypid WHERE c.contype = 'c')"},
    {any_version, no_version,
     R"(SELECT 20, 'pg_type'::regclass, r.reltype, true, r.q, concat('CREATE TYPE ', r.q, ' AS (',
  (SELECT E'\n  ' || string_agg(concat_ws(' ', name, type, NULLIF(rest, '')), E',\n  ' ORDER BY attnum) || E'\n'
   FROM col WHERE col.relid = r.oid), ')')
FROM rel r WHERE r.relkind = 'c')"},
    {any_version, no_version,
     R"(SELECT 20, 'pg_type'::regclass, t.oid, true, t.q, concat('CREATE TYPE ', t.q, E' AS RANGE (\n  ',
  concat_ws(E',\n  ', 'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
    'SUBTYPE_OPCLASS = ' || CASE WHEN NOT o.opcdefault THEN format('%I.%I', n.nspname, o.opcname) END,
    'COLLATION = ' || CASE WHEN r.rngcollation <> s.typcollation THEN coll.q END,
    'CANONICAL = ' || NULLIF(r.rngcanonical::oid, 0)::regproc::text,
    'SUBTYPE_DIFF = ' || NULLIF(r.rngsubdiff::oid, 0)::regproc::text,
    'MULTIRANGE_TYPE_NAME = ' || CASE WHEN m.typname <> CASE WHEN strpos(t.typname, 'range') > 0
        THEN overlay(t.typname placing 'multirange' from strpos(t.typname, 'range') for 5)
        ELSE left(t.typname, 52) || '_multirange' END
      OR m.typnamespace <> t.typnamespace THEN format_type(m.oid, NULL) END), E'\n)')
FROM pg_range r JOIN typ t ON t.oid = r.rngtypid JOIN pg_type s ON s.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace n ON n.oid = o.opcnamespace
LEFT JOIN coll ON coll.oid = r.rngcollation LEFT JOIN pg_type m ON m.oid = @multirange@)"},
    {any_version, no_version,
     R"(SELECT 22, 'pg_ts_dict'::regclass, d.oid, true, format('%I.%I', ns.nspname, dictname),
  concat(format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I', ns.nspname, dictname, tn.nspname, tmplname),
    ', ' || dictinitoption, ')')
FROM pg_ts_dict d JOIN ns ON ns.oid = dictnamespace
JOIN pg_ts_template t ON t.oid = dicttemplate JOIN pg_namespace tn ON tn.oid = tmplnamespace
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_ts_dict'::regclass AND ext.objid = d.oid))"},
    {any_version, no_version,
     R"(SELECT 23, 'pg_ts_config'::regclass, c.oid, true, format('%I.%I', ns.nspname, cfgname),
  format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', ns.nspname, cfgname, pn.nspname, prsname)
FROM pg_ts_config c JOIN ns ON ns.oid = cfgnamespace
JOIN pg_ts_parser p ON p.oid = cfgparser JOIN pg_namespace pn ON pn.oid = prsnamespace
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_ts_config'::regclass AND ext.objid = c.oid))"},
    {any_version, no_version,
     R"(SELECT 24, 'pg_ts_config'::regclass, c.oid, false, format('%I.%I', ns.nspname, cfgname),
  format('ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', ns.nspname, cfgname, m.alias, m.dictionaries)
FROM pg_ts_config c JOIN ns ON ns.oid = cfgnamespace
CROSS JOIN LATERAL (
  SELECT tt.alias, string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno) AS dictionaries
  FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) tt ON tt.tokid = m.maptokentype
  JOIN pg_ts_dict d ON d.oid = m.mapdict JOIN pg_namespace dn ON dn.oid = d.dictnamespace
  WHERE m.mapcfg = c.oid GROUP BY tt.alias) AS m
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_ts_config'::regclass AND ext.objid = c.oid))"},
};

}  // namespace

std::span<const IntrospectPart> introspect_namespaces() { return namespaces; }
std::span<const IntrospectPart> introspect_types() { return types; }

}  // namespace mig
