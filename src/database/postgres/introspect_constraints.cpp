// Constraints, indexes, extended statistics.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

// An index of a partitioned table is deparsed as `… ON ONLY t …`. While it is valid, without ONLY the server makes the
// partitions' indexes, or takes those that are there: the told ones. One that is not valid has to be put together.
constexpr IntrospectPart constraints[] = {
    {any_version, no_version,
     R"(SELECT CASE c.contype WHEN 'f' THEN 80 ELSE 58 END, 'pg_constraint'::regclass, c.oid, true,
  concat(r.q, ' ', strpos('puxcnf', c.contype::text), ' ', quote_ident(c.conname)),
  format('ALTER TABLE %s%s ADD CONSTRAINT %I %s', CASE WHEN NOT x.indisvalid AND r.relkind = 'p' AND c.contype IN ('p', 'u', 'x') THEN 'ONLY ' END,
    r.q, c.conname, pg_get_constraintdef(c.oid))
FROM pg_constraint c JOIN rel r ON r.oid = c.conrelid LEFT JOIN pg_index x ON x.indexrelid = c.conindid
WHERE (c.contype IN ('p', 'u', 'x', 'c', 'f') OR c.contype = 'n' AND NOT c.convalidated)
  AND (c.conislocal OR c.coninhcount = 0) AND c.conparentid = 0
  OR c.contype IN ('p', 'u', 'x') AND c.conindid IN (SELECT oid FROM told))"},
    {any_version, no_version, R"(SELECT 60, 'pg_class'::regclass, i.oid, true, i.q,
  concat(CASE WHEN NOT x.indisvalid AND i.relkind = 'i' THEN E'-- invalid\n' END,
    CASE WHEN i.relkind = 'I' AND x.indisvalid THEN
      start.text || substr(pg_get_indexdef(i.oid), length(start.text) + length('ONLY ') + 1)
      ELSE pg_get_indexdef(i.oid) END)
FROM rel i JOIN pg_index x ON x.indexrelid = i.oid
CROSS JOIN LATERAL (SELECT format('CREATE %sINDEX %I ON ', CASE WHEN x.indisunique THEN 'UNIQUE ' END, i.relname) AS text)
  AS start
WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.contype IN ('p', 'u', 'x'))
  AND (NOT i.relispartition OR i.oid IN (SELECT oid FROM told)))"},
    {any_version, no_version, R"(SELECT 61, 'pg_inherits'::regclass, i.oid, true, i.q,
  format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, i.q)
FROM rel i JOIN told ON told.oid = i.oid JOIN pg_inherits h ON h.inhrelid = i.oid
JOIN pg_index px ON px.indexrelid = h.inhparent WHERE NOT px.indisvalid)"},
    // The options of a constraint's index, which its definition does not show.
    {any_version, no_version,
     R"(SELECT 61, 'pg_class'::regclass, i.oid, false, i.q, format('ALTER INDEX %s SET (%s)', i.q, o.text)
FROM rel i JOIN options o ON o.relid = i.oid
JOIN pg_constraint c ON c.conindid = i.oid AND c.contype IN ('p', 'u', 'x')
WHERE NOT i.relispartition OR i.oid IN (SELECT oid FROM told))"},
    {any_version, no_version, R"(SELECT 62, 'pg_class'::regclass, x.indexrelid, false, r.q,
  format('ALTER %s %s CLUSTER ON %I', r.word, r.q, i.relname)
FROM rel r JOIN pg_index x ON x.indrelid = r.oid JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indisclustered)"},
    {any_version, no_version,
     R"(SELECT 62, 'pg_class'::regclass, COALESCE(x.indexrelid, r.oid), false, r.q,
  format('ALTER TABLE ONLY %s REPLICA IDENTITY %s', r.q, CASE r.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
    ELSE format('USING INDEX %I', i.relname) END)
FROM rel r LEFT JOIN pg_index x ON x.indrelid = r.oid AND x.indisreplident LEFT JOIN pg_class i ON i.oid = x.indexrelid
WHERE r.relkind IN ('r', 'p') AND (r.relreplident IN ('f', 'n') OR r.relreplident = 'i' AND i.oid IS NOT NULL))"},
    {any_version, no_version,
     R"(SELECT 63, 'pg_class'::regclass, i.oid, false, concat(i.q, ' ', to_char(a.attnum, 'FM00000')),
  format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.q, a.attnum, a.attstattarget)
FROM rel i JOIN pg_attribute a ON a.attrelid = i.oid
WHERE i.word = 'INDEX' AND NULLIF(a.attstattarget, -1) IS NOT NULL)"},
    {any_version, no_version,
     R"(SELECT 70, 'pg_statistic_ext'::regclass, s.oid, true, format('%I.%I', ns.nspname, s.stxname),
  pg_get_statisticsobjdef(s.oid)
FROM pg_statistic_ext s JOIN ns ON ns.oid = s.stxnamespace WHERE s.stxrelid NOT IN (SELECT oid FROM hidden))"},
    {any_version, no_version,
     R"(SELECT 70, 'pg_statistic_ext'::regclass, s.oid, false, format('%I.%I', ns.nspname, s.stxname),
  format('ALTER STATISTICS %I.%I SET STATISTICS %s', ns.nspname, s.stxname, @statistics_target@)
FROM pg_statistic_ext s JOIN ns ON ns.oid = s.stxnamespace
WHERE @statistics_target@ IS NOT NULL AND s.stxrelid NOT IN (SELECT oid FROM hidden))"},
};

}  // namespace

std::span<const IntrospectPart> introspect_constraints() { return constraints; }

}  // namespace mig
