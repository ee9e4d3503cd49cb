// Functions, procedures, aggregates, operators and their classes, casts.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectPart routines[] = {
    {any_version, no_version, R"(SELECT 50, 'pg_proc'::regclass, p.oid, true, p.q,
  rtrim(regexp_replace(pg_get_functiondef(p.oid), '^CREATE OR REPLACE ', 'CREATE '), E'\n')
FROM fun p WHERE p.prokind <> 'a')"},
    {any_version, no_version, R"(SELECT 51, 'pg_proc'::regclass, p.oid, true, p.q,
  concat('CREATE AGGREGATE ', ns.nspname_q, '.', quote_ident(p.proname), '(',
    COALESCE(NULLIF(pg_get_function_arguments(p.oid), ''), '*'), E') (\n  ',
    concat_ws(E',\n  ', 'SFUNC = ' || g.aggtransfn, 'STYPE = ' || format_type(g.aggtranstype, NULL),
      'SSPACE = ' || NULLIF(g.aggtransspace, 0),
      'FINALFUNC = ' || NULLIF(g.aggfinalfn::oid, 0)::regproc::text,
      CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
      'FINALFUNC_MODIFY = ' || CASE WHEN g.aggfinalfn <> 0 AND g.aggfinalmodify <> modify THEN
        CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      'COMBINEFUNC = ' || NULLIF(g.aggcombinefn::oid, 0)::regproc::text,
      'SERIALFUNC = ' || NULLIF(g.aggserialfn::oid, 0)::regproc::text,
      'DESERIALFUNC = ' || NULLIF(g.aggdeserialfn::oid, 0)::regproc::text,
      'INITCOND = ' || quote_literal(g.agginitval),
      'MSFUNC = ' || NULLIF(g.aggmtransfn::oid, 0)::regproc::text,
      'MINVFUNC = ' || NULLIF(g.aggminvtransfn::oid, 0)::regproc::text,
      'MSTYPE = ' || format_type(NULLIF(g.aggmtranstype, 0), NULL),
      'MSSPACE = ' || NULLIF(g.aggmtransspace, 0),
      'MFINALFUNC = ' || NULLIF(g.aggmfinalfn::oid, 0)::regproc::text,
      CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
      'MFINALFUNC_MODIFY = ' || CASE WHEN g.aggmfinalfn <> 0 AND g.aggmfinalmodify <> modify THEN
        CASE g.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      'MINITCOND = ' || quote_literal(g.aggminitval),
      'SORTOP = ' || ('OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')'),
      CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
      CASE g.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END), E'\n)')
FROM fun p JOIN pg_aggregate g ON g.aggfnoid = p.oid
JOIN (SELECT oid, quote_ident(nspname) AS nspname_q FROM ns) AS ns ON ns.oid = p.pronamespace
CROSS JOIN LATERAL (SELECT CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w'::"char" END AS modify) AS m
LEFT JOIN pg_operator op ON op.oid = g.aggsortop AND g.aggsortop <> 0
LEFT JOIN pg_namespace opn ON opn.oid = op.oprnamespace)"},
    {any_version, no_version,
     R"(SELECT 52, 'pg_operator'::regclass, o.oid, true, o.oid::regoperator::text,
  concat('CREATE OPERATOR ', quote_ident(ns.nspname), '.', o.oprname, E' (\n  ', concat_ws(E',\n  ',
    'FUNCTION = ' || o.oprcode, 'LEFTARG = ' || format_type(NULLIF(o.oprleft, 0), NULL),
    'RIGHTARG = ' || format_type(NULLIF(o.oprright, 0), NULL),
    'COMMUTATOR = ' || ('OPERATOR(' || quote_ident(cn.nspname) || '.' || c.oprname || ')'),
    'NEGATOR = ' || ('OPERATOR(' || quote_ident(nn.nspname) || '.' || n.oprname || ')'),
    'RESTRICT = ' || NULLIF(o.oprrest::oid, 0)::regproc::text, 'JOIN = ' || NULLIF(o.oprjoin::oid, 0)::regproc::text,
    CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END), E'\n)')
FROM pg_operator o JOIN ns ON ns.oid = o.oprnamespace
LEFT JOIN (pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace) ON c.oid = o.oprcom
LEFT JOIN (pg_operator n JOIN pg_namespace nn ON nn.oid = n.oprnamespace) ON n.oid = o.oprnegate
WHERE o.oprcode <> 0
  AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_operator'::regclass AND ext.objid = o.oid))"},
    {any_version, no_version,
     R"(SELECT 53, 'pg_cast'::regclass, c.oid, true, pair.q, concat('CREATE CAST (', pair.q, ') ',
  CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
    ELSE 'WITHOUT FUNCTION' END,
  CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END)
FROM pg_cast c
CROSS JOIN LATERAL concat(format_type(c.castsource, NULL), ' AS ', format_type(c.casttarget, NULL)) AS pair (q)
WHERE c.oid >= 16384 AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i')))"},
    {any_version, no_version,
     R"(SELECT 54, 'pg_opfamily'::regclass, f.oid, true, concat(family.q, ' ', family.method),
  format('CREATE OPERATOR FAMILY %s USING %s', family.q, family.method)
FROM pg_opfamily f JOIN family ON family.oid = f.oid)"},
    {any_version, no_version,
     R"(SELECT 54, 'pg_opclass'::regclass, c.oid, true, concat(ns.nspname, '.', c.opcname, ' ', family.method),
  concat('CREATE OPERATOR CLASS ', format('%I.%I', ns.nspname, c.opcname), CASE WHEN c.opcdefault THEN ' DEFAULT' END,
    ' FOR TYPE ', format_type(c.opcintype, NULL), ' USING ', family.method, ' FAMILY ', family.q, E' AS\n  ',
    COALESCE(NULLIF(concat_ws(E',\n  ', 'STORAGE ' || format_type(NULLIF(c.opckeytype, 0), NULL),
      (SELECT string_agg(m.text, E',\n  ' ORDER BY m.kind DESC, m.number, m.text COLLATE "C") FROM member m
        WHERE m.refclassid = 'pg_opclass'::regclass AND m.refobjid = c.oid)), ''),
      'STORAGE ' || format_type(c.opcintype, NULL)))
FROM pg_opclass c JOIN ns ON ns.oid = c.opcnamespace JOIN family_of_any family ON family.oid = c.opcfamily
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_opclass'::regclass AND ext.objid = c.oid))"},
    {any_version, no_version,
     R"(SELECT 55, m.class, m.oid, true, concat(family.q, ' ', family.method, ' ', m.kind, m.number, ' ', m.text),
  format('ALTER OPERATOR FAMILY %s USING %s ADD %s', family.q, family.method, m.text)
FROM member m JOIN family_of_any family ON family.oid = m.refobjid
WHERE m.refclassid = 'pg_opfamily'::regclass)"},
};

}  // namespace

std::span<const IntrospectPart> introspect_routines() { return routines; }

}  // namespace mig
