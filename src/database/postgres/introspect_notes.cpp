// Comments, grants, default privileges; and what depends on what.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectPart notes[] = {
    {any_version, no_version,
     R"(SELECT 90, d.classoid, d.objoid, false, concat(target.text, ' ', i.identity), format('COMMENT ON %s IS %L', target.text, d.description)
FROM (SELECT * FROM pg_description
    WHERE objoid >= 16384 OR classoid = 'pg_namespace'::regclass AND objoid IN (SELECT oid FROM ns) OFFSET 0) AS d
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
LEFT JOIN pg_constraint c ON d.classoid = 'pg_constraint'::regclass AND c.oid = d.objoid
LEFT JOIN pg_trigger t ON d.classoid = 'pg_trigger'::regclass AND t.oid = d.objoid
LEFT JOIN pg_rewrite w ON d.classoid = 'pg_rewrite'::regclass AND w.oid = d.objoid
LEFT JOIN pg_policy p ON d.classoid = 'pg_policy'::regclass AND p.oid = d.objoid
LEFT JOIN pg_type y ON d.classoid = 'pg_type'::regclass AND y.oid = d.objoid
LEFT JOIN fun f ON d.classoid = 'pg_proc'::regclass AND f.oid = d.objoid
CROSS JOIN LATERAL (SELECT CASE
  WHEN c.contypid <> 0 THEN format('CONSTRAINT %I ON DOMAIN %s', c.conname, format_type(c.contypid, NULL))
  WHEN c.oid IS NOT NULL THEN format('CONSTRAINT %I ON %s', c.conname, c.conrelid::regclass)
  WHEN t.oid IS NOT NULL THEN format('TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
  WHEN w.oid IS NOT NULL THEN format('RULE %I ON %s', w.rulename, w.ev_class::regclass)
  WHEN p.oid IS NOT NULL THEN format('POLICY %I ON %s', p.polname, p.polrelid::regclass)
  WHEN y.typtype = 'd' THEN 'DOMAIN ' || i.identity
  WHEN f.prokind = 'a' THEN format('AGGREGATE %s(%s)', f.oid::regproc,
    COALESCE(NULLIF(pg_get_function_identity_arguments(f.oid), ''), '*'))
  WHEN i.type = 'statistics object' THEN 'STATISTICS ' || i.identity
  WHEN i.type = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || i.identity
  WHEN i.type LIKE '% column' THEN 'COLUMN ' || i.identity
  ELSE upper(i.type) || ' ' || i.identity END AS text) AS target
WHERE (d.objoid >= 16384 AND (i.schema IS NULL OR i.schema !~ '^pg_') OR
    d.classoid = 'pg_namespace'::regclass AND i.identity = 'public' AND d.description <> 'standard public schema')
  AND i.identity IS NOT NULL
  AND d.classoid NOT IN ('pg_extension'::regclass, 'pg_largeobject'::regclass, 'pg_subscription'::regclass)
  AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = d.classoid AND ext.objid = d.objoid)
  AND COALESCE(c.conrelid, t.tgrelid, w.ev_class, p.polrelid, d.objoid) NOT IN (SELECT oid FROM hidden))"},
    // Whoever owns an object has every right on it; that is never told. A right that the server gives to everyone and
    // that was taken away is revoked.
    {any_version, no_version,
     R"(SELECT 92, a.class, a.object, false, concat(a.word, ' ', a.target, ' ', a.name), change.text
FROM (
  SELECT 'pg_namespace'::regclass AS class, ns.oid AS object, 'SCHEMA' AS word, quote_ident(nspname) AS target, '' AS name,
    nspacl AS acl, nspowner AS owner, 'n'::"char" AS letter,
    CASE nspname WHEN 'public' THEN (SELECT initprivs FROM pg_init_privs
      WHERE classoid = 'pg_namespace'::regclass AND objoid = ns.oid) END AS initial
  FROM ns
  UNION ALL SELECT 'pg_class'::regclass, oid, CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, q, '', relacl, relowner,
    CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, NULL FROM rel WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL SELECT 'pg_class'::regclass, rel.oid, 'TABLE', q, quote_ident(a.attname), a.attacl, relowner, 'c', NULL
    FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid WHERE NOT a.attisdropped AND a.attacl IS NOT NULL
  UNION ALL SELECT 'pg_proc'::regclass, p.oid, CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
    p.oid::regprocedure::text, '', proacl, proowner, 'f', NULL FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace
  UNION ALL SELECT 'pg_type'::regclass, oid, 'TYPE', q, '', typacl, typowner, 'T', NULL FROM typ
  UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 'FOREIGN DATA WRAPPER', quote_ident(fdwname), '', fdwacl, fdwowner,
    'F', NULL FROM pg_foreign_data_wrapper
  UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 'FOREIGN SERVER', quote_ident(srvname), '', srvacl, srvowner, 'S', NULL
    FROM pg_foreign_server
) AS a
CROSS JOIN LATERAL (SELECT COALESCE(a.initial, acldefault(a.letter, a.owner)) AS acl) AS base
CROSS JOIN LATERAL (
  SELECT array_agg(privilege_type ORDER BY privilege_type COLLATE "C") AS privileges
  FROM aclexplode(acldefault(a.letter, a.owner)) WHERE grantee = a.owner) AS every
CROSS JOIN LATERAL (
  SELECT verb, grantee, is_grantable, array_agg(privilege_type ORDER BY privilege_type COLLATE "C") AS privileges
  FROM (
    SELECT 'GRANT' AS verb, * FROM (SELECT grantee, privilege_type, is_grantable FROM aclexplode(a.acl)
      EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(base.acl)) AS more
    UNION ALL
    SELECT 'REVOKE', grantee, privilege_type, false FROM (SELECT grantee, privilege_type FROM aclexplode(base.acl)
      EXCEPT SELECT grantee, privilege_type FROM aclexplode(a.acl)) AS fewer
  ) AS x WHERE grantee <> a.owner GROUP BY verb, grantee, is_grantable) AS g
CROSS JOIN LATERAL (SELECT concat(g.verb, ' ', CASE WHEN array_length(g.privileges, 1) > 1 AND g.privileges = every.privileges
      THEN 'ALL' ELSE array_to_string(ARRAY(SELECT p || COALESCE(' (' || NULLIF(a.name, '') || ')', '') FROM unnest(g.privileges) p), ', ') END,
    ' ON ', a.word, ' ', a.target, CASE g.verb WHEN 'GRANT' THEN ' TO ' ELSE ' FROM ' END,
    CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
    CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END) AS text) AS change
WHERE a.acl IS NOT NULL AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = a.class AND ext.objid = a.object))"},
    {any_version, no_version,
     R"(SELECT 94, 'pg_default_acl'::regclass, d.oid, false, concat(d.defaclobjtype, n.nspname),
  concat('ALTER DEFAULT PRIVILEGES', CASE WHEN d.defaclrole <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
      THEN ' FOR ROLE ' || quote_ident(pg_get_userbyid(d.defaclrole)) END,
    ' IN SCHEMA ' || quote_ident(n.nspname), ' ', g.verb, ' ',
    CASE WHEN array_length(g.privileges, 1) > 1 AND g.privileges = every.privileges THEN 'ALL'
      ELSE array_to_string(g.privileges, ', ') END,
    ' ON ', CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
      WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
    CASE g.verb WHEN 'GRANT' THEN ' TO ' ELSE ' FROM ' END,
    CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
    CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL (SELECT acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) AS acl) AS own
CROSS JOIN LATERAL (SELECT CASE d.defaclnamespace WHEN 0 THEN own.acl END AS acl) AS base
CROSS JOIN LATERAL (
  SELECT array_agg(privilege_type ORDER BY privilege_type COLLATE "C") AS privileges
  FROM aclexplode(own.acl) WHERE grantee = d.defaclrole) AS every
CROSS JOIN LATERAL (
  SELECT verb, grantee, is_grantable, array_agg(privilege_type ORDER BY privilege_type COLLATE "C") AS privileges
  FROM (
    SELECT 'GRANT' AS verb, * FROM (SELECT grantee, privilege_type, is_grantable FROM aclexplode(d.defaclacl)
      EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(base.acl)) AS more
    UNION ALL
    SELECT 'REVOKE', grantee, privilege_type, false FROM (SELECT grantee, privilege_type FROM aclexplode(base.acl)
      EXCEPT SELECT grantee, privilege_type FROM aclexplode(d.defaclacl)) AS fewer
  ) AS x WHERE grantee <> d.defaclrole OR d.defaclnamespace <> 0 OR verb = 'REVOKE' GROUP BY verb, grantee, is_grantable) AS g)"},
};

// From 16384 on an object is the user's. A sequence is created before the table that owns it.
constexpr IntrospectPart edges[] = {
    {any_version, no_version,
     R"(SELECT 0, d.classid, d.objid, false, d.refclassid::text, d.refobjid::text
FROM pg_depend d WHERE d.deptype NOT IN ('i', 'e', 'P', 'S') AND d.objid >= 16384 AND d.refobjid >= 16384
  AND NOT (d.deptype = 'a' AND d.classid = 'pg_class'::regclass AND d.refobjsubid > 0
    AND d.objid IN (SELECT seqrelid FROM seq)))"},
    {any_version, no_version,
     R"(SELECT -1, d.classid, d.objid, false, d.refclassid::text, d.refobjid::text
FROM pg_depend d WHERE d.deptype IN ('i', 'e') AND d.objid >= 16384 AND d.classid <> 'pg_attrdef'::regclass)"},
    {any_version, no_version,
     R"(SELECT -1, 'pg_attrdef'::regclass, oid, false, 'pg_class'::regclass::oid::text, adrelid::text FROM pg_attrdef)"},
    {any_version, no_version,
     R"(SELECT -1, 'pg_constraint'::regclass, oid, false, 'pg_class'::regclass::oid::text, conrelid::text
FROM pg_constraint WHERE contype = 'n' AND conrelid <> 0)"},
    {any_version, no_version, R"(SELECT -1, class, oid, false, refclassid::text, refobjid::text
FROM member WHERE refclassid = 'pg_opclass'::regclass)"},
    // Inheritance: after both tables, and from the leaves to the root; then what reaches from the parent to the child.
    {any_version, no_version,
     R"(SELECT 0, 'pg_inherits'::regclass, i.inhrelid, false, x.class, x.object
FROM pg_inherits i CROSS JOIN LATERAL (
  SELECT 'pg_class'::regclass::oid::text AS class, i.inhrelid::text AS object
  UNION ALL SELECT 'pg_class'::regclass::oid::text, i.inhparent::text
  UNION ALL SELECT 'pg_inherits'::regclass::oid::text, c.inhrelid::text FROM pg_inherits c WHERE c.inhparent = i.inhrelid) AS x)"},
    {any_version, no_version,
     R"(SELECT 0, 'pg_constraint'::regclass, c.oid, false, 'pg_inherits'::regclass::oid::text, i.inhrelid::text
FROM pg_constraint c JOIN pg_inherits i ON i.inhparent = c.conrelid WHERE c.contype <> 'n')"},
    // A parent's check that is not valid would be refused to meet a child's that is: the child's first.
    {any_version, no_version,
     R"(SELECT 0, 'pg_constraint'::regclass, p.oid, false, 'pg_constraint'::regclass::oid::text, c.oid::text
FROM pg_constraint p JOIN pg_inherits i ON i.inhparent = p.conrelid
JOIN pg_constraint c ON c.conrelid = i.inhrelid AND c.contype = 'c' AND c.conname = p.conname WHERE p.contype = 'c')"},
    {any_version, no_version, R"(SELECT 0, x.class, x.object, false, t.class::text, t.object::text
FROM told JOIN pg_inherits h ON h.inhrelid = told.oid
CROSS JOIN LATERAL (SELECT 'pg_class'::regclass::oid AS class, told.oid AS object) AS t
CROSS JOIN LATERAL (SELECT 'pg_class'::regclass::oid AS class, h.inhparent AS object
  WHERE (SELECT indisvalid FROM pg_index WHERE indexrelid = h.inhparent)) AS x)"},
};

}  // namespace

std::span<const IntrospectPart> introspect_notes() { return notes; }
std::span<const IntrospectPart> introspect_edges() { return edges; }

}  // namespace mig
