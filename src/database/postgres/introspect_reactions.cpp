// Rules, triggers, policies, publications, event triggers.
#include "database/postgres/introspect_parts.hpp"

namespace mig {
namespace {

constexpr IntrospectPart reactions[] = {
    {any_version, no_version,
     R"(SELECT 72, 'pg_rewrite'::regclass, w.oid, true, r.q || '.' || quote_ident(w.rulename),
  regexp_replace(pg_get_ruledef(w.oid), ';$', '')
FROM pg_rewrite w JOIN rel r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN')"},
    {any_version, no_version,
     R"(SELECT 73, 'pg_rewrite'::regclass, w.oid, false, r.q || '.' || quote_ident(w.rulename),
  format('ALTER TABLE %s %s RULE %I', r.q, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
    ELSE 'ENABLE ALWAYS' END, w.rulename)
FROM pg_rewrite w JOIN rel r ON r.oid = w.ev_class WHERE w.ev_enabled <> 'O')"},
    {any_version, no_version,
     R"(SELECT 74, 'pg_trigger'::regclass, t.oid, true, r.q || '.' || quote_ident(t.tgname),
  pg_get_triggerdef(t.oid)
FROM pg_trigger t JOIN rel r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal AND @trigger_parent@ = 0)"},
    // The state of a partitioned table's trigger goes to its partitions too; then come those that differ.
    {any_version, no_version,
     R"(SELECT CASE WHEN p.oid IS NULL THEN 75 ELSE 76 END, 'pg_trigger'::regclass, COALESCE(p.oid, t.oid), false,
  r.q || '.' || quote_ident(t.tgname),
  format('ALTER TABLE %s %s TRIGGER %I', r.q, CASE t.tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE'
    WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname)
FROM pg_trigger t JOIN rel r ON r.oid = t.tgrelid LEFT JOIN pg_trigger p ON p.oid = @trigger_parent@
WHERE t.tgenabled <> COALESCE(p.tgenabled, 'O') AND NOT COALESCE(p.tgisinternal, t.tgisinternal))"},
    {any_version, no_version,
     R"(SELECT 77, 'pg_policy'::regclass, p.oid, true, r.q || '.' || quote_ident(p.polname),
  concat(format('CREATE POLICY %I ON %s', p.polname, r.q), CASE WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END,
    ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END,
    ' TO ' || (SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname COLLATE "C") FROM pg_roles
      WHERE oid = ANY (p.polroles)),
    ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
    ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
FROM pg_policy p JOIN rel r ON r.oid = p.polrelid)"},
    {any_version, no_version, R"(SELECT 88, 'pg_publication'::regclass, p.oid, true, p.pubname,
  concat(format('CREATE PUBLICATION %I', p.pubname),
    CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE E' FOR\n  ' || (
      SELECT string_agg(of.text, E',\n  ' ORDER BY of.text COLLATE "C") FROM (
        SELECT concat('TABLE ONLY ', pr.prrelid::regclass, (
            SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')' FROM pg_attribute a
            WHERE a.attrelid = pr.prrelid AND a.attnum = ANY (@published_columns@)),
          ' WHERE (' || pg_get_expr(@published_rows@, pr.prrelid) || ')') AS text
        FROM pg_publication_rel pr WHERE pr.prpubid = p.oid AND pr.prrelid NOT IN (SELECT oid FROM hidden)
        @published_schemas@) AS of) END,
    ' WITH (' || NULLIF(concat_ws(', ',
      CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) THEN
        format('publish = %L', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END)) END,
      CASE WHEN @via_root@ THEN 'publish_via_partition_root = true' END,
      CASE @generated_columns@ WHEN 's' THEN 'publish_generated_columns = stored' END), '') || ')')
FROM pg_publication p)"},
    {any_version, no_version, R"(SELECT 96, 'pg_event_trigger'::regclass, e.oid, true, e.evtname,
  concat(format('CREATE EVENT TRIGGER %I ON %s', e.evtname, e.evtevent),
    ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ' ORDER BY x COLLATE "C") FROM unnest(e.evttags) x) || ')',
    ' EXECUTE FUNCTION ', e.evtfoid::regprocedure)
FROM pg_event_trigger e
WHERE NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_event_trigger'::regclass AND ext.objid = e.oid))"},
    {any_version, no_version, R"(SELECT 97, 'pg_event_trigger'::regclass, e.oid, false, e.evtname,
  format('ALTER EVENT TRIGGER %I %s', e.evtname, CASE e.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
    ELSE 'ENABLE ALWAYS' END)
FROM pg_event_trigger e WHERE e.evtenabled <> 'O'
  AND NOT EXISTS (SELECT FROM ext WHERE ext.classid = 'pg_event_trigger'::regclass AND ext.objid = e.oid))"},
};

}  // namespace

std::span<const IntrospectPart> introspect_reactions() { return reactions; }

}  // namespace mig
