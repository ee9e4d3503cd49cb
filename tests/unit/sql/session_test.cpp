// Transactions, settings, COPY, maintenance and what belongs to a session, on PostgreSQL.
#include "unit/sql/parsed.hpp"
#include "unit/sql/shown.hpp"

using namespace mig;
using Action = ast::TransactionAction;

TEST_SUITE_BEGIN("sql");

namespace {

bool is_read(const std::string& text) { return Parsed(text).is_read(); }
Node kind_of(const std::string& text) { return Parsed(text).kind(); }

struct Seen {
  Action action;
  std::string name;
  bool and_chain;
  bool operator==(const Seen&) const = default;
};
Seen transaction(const std::string& text) {
  const Parsed parsed(text);
  const ast::Transaction& made = parsed.as<ast::Transaction>();
  return {made.action, shown(made.savepoint), made.and_chain};
}

// "local search_path = a b", "reset x"
std::string setting(const std::string& text) {
  const Parsed parsed(text);
  const ast::Set& set = parsed.as<ast::Set>();
  std::string out = set.is_local ? "local " : "";
  if (set.is_reset) return out + "reset " + shown(set.name);
  out += shown(set.name) + " =";
  for (const std::string_view value : set.values) out += " [" + std::string(value) + "]";
  return out;
}

// "from t(a b) stdio: format=csv header"
std::string copied(const std::string& text) {
  const Parsed parsed(text);
  const ast::Copy& copy = parsed.as<ast::Copy>();
  return std::string(copy.is_from ? "from " : "to ") + (copy.query ? "query" : shown(copy.table)) +
         (copy.columns.empty() ? "" : "(" + shown(copy.columns) + ")") +
         (copy.is_stdio ? " stdio" : "") + (copy.is_program ? " program" : "") + ": " +
         shown(copy.options);
}

// "table: a b; full concurrently"
std::string maintained(const std::string& text) {
  const Parsed parsed(text);
  const ast::Maintenance& made = parsed.as<ast::Maintenance>();
  return shown(to_string(made.object)) + ": " + shown(made.objects) + "; " + shown(made.options) +
         (made.is_concurrent ? " concurrently" : "");
}

std::string locked(const std::string& text) {
  const Parsed parsed(text);
  const ast::Lock& lock = parsed.as<ast::Lock>();
  return shown(lock.tables) + ": " + shown(lock.mode) + (lock.nowait ? " nowait" : "");
}

// The kind inside an EXPLAIN, and whether it is run.
struct Explained {
  Node kind;
  bool is_analyze;
  bool operator==(const Explained&) const = default;
};
Explained explained(const std::string& text) {
  const Parsed parsed(text);
  const ast::Explain& explain = parsed.as<ast::Explain>();
  REQUIRE(explain.statement != nullptr);
  return {explain.statement->kind, explain.is_analyze};
}

}  // namespace

TEST_CASE("Transactions") {
  CHECK(transaction("BEGIN") == Seen{Action::begin, "", false});
  CHECK(transaction("BEGIN WORK ISOLATION LEVEL REPEATABLE READ, READ ONLY NOT DEFERRABLE") ==
        Seen{Action::begin, "", false});
  CHECK(transaction("START TRANSACTION READ WRITE") == Seen{Action::begin, "", false});
  CHECK(transaction("COMMIT TRANSACTION AND CHAIN") == Seen{Action::commit, "", true});
  CHECK(transaction("END AND NO CHAIN") == Seen{Action::commit, "", false});
  CHECK(transaction("ROLLBACK WORK") == Seen{Action::rollback, "", false});
  CHECK(transaction("ABORT") == Seen{Action::rollback, "", false});
  CHECK(transaction("SAVEPOINT \"A\"") == Seen{Action::savepoint, "A", false});
  CHECK(transaction("RELEASE SAVEPOINT a") == Seen{Action::release, "a", false});
  CHECK(transaction("RELEASE savepoint") == Seen{Action::release, "savepoint", false});
  CHECK(transaction("ROLLBACK TO a") == Seen{Action::rollback_to, "a", false});
  CHECK(transaction("ROLLBACK TRANSACTION TO SAVEPOINT a") ==
        Seen{Action::rollback_to, "a", false});
  CHECK(transaction("PREPARE TRANSACTION 'x'") == Seen{Action::prepare, "x", false});
  CHECK(transaction("COMMIT PREPARED 'x'") == Seen{Action::commit_prepared, "x", false});
  CHECK(transaction("ROLLBACK PREPARED 'x'") == Seen{Action::rollback_prepared, "x", false});
  CHECK_FALSE(is_read("BEGIN a"));
  CHECK_FALSE(is_read("START"));
  CHECK_FALSE(is_read("SAVEPOINT"));
  CHECK_FALSE(is_read("ABORT TO a"));
  CHECK_FALSE(is_read("BEGIN READ ONLY,"));
}

TEST_CASE("SET and RESET tell the setting and its values") {
  CHECK(setting("SET LOCAL Search_Path TO \"A b\", Public, 'x'") ==
        "local search_path = [A b] [public] [x]");
  CHECK(setting("SET a.b = on") == "a.b = [on]");
  CHECK(setting("SET SESSION statement_timeout = -1.5") == "statement_timeout = [-1.5]");
  CHECK(setting("SET lock_timeout = DEFAULT") == "reset lock_timeout");
  CHECK(setting("RESET lock_timeout") == "reset lock_timeout");
  CHECK(setting("RESET ALL") == "reset all");
  CHECK(setting("SET x FROM CURRENT") == "x =");
  CHECK(setting("SET local = 1") == "local = [1]");
  CHECK(setting("SET LOCAL local = 1") == "local local = [1]");
}

TEST_CASE("SET with words of its own has the setting's name") {
  CHECK(setting("SET TIME ZONE 'UTC'") == "timezone = [UTC]");
  CHECK(setting("SET TIME ZONE LOCAL") == "reset timezone");
  CHECK(setting("SET TIME ZONE INTERVAL '1:30' HOUR TO MINUTE") ==
        "timezone = [INTERVAL '1:30' HOUR TO MINUTE]");
  CHECK(setting("SET LOCAL TIME ZONE -7") == "local timezone = [-7]");
  CHECK(setting("RESET TIME ZONE") == "reset timezone");
  CHECK(setting("SET NAMES 'utf8'") == "client_encoding = [utf8]");
  CHECK(setting("SET NAMES") == "reset client_encoding");
  CHECK(setting("SET SCHEMA 'a'") == "search_path = [a]");
  CHECK(setting("SET ROLE none") == "role = [none]");
  CHECK(setting("SET SESSION AUTHORIZATION a") == "session_authorization = [a]");
  CHECK(setting("SET LOCAL SESSION AUTHORIZATION DEFAULT") == "local reset session_authorization");
  CHECK(setting("SET XML OPTION DOCUMENT") == "xmloption = [document]");
  CHECK(setting("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ ONLY") ==
        "transaction = [isolation level serializable] [read only]");
  CHECK(setting("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY") ==
        "transaction = [read only]");
  CHECK(setting("SET TRANSACTION SNAPSHOT '1-2'") == "transaction = [1-2]");
  CHECK_FALSE(is_read("SET TIME ZONE +"));
  CHECK_FALSE(is_read("SET SCHEMA a"));
  CHECK_FALSE(is_read("SET x"));
  CHECK_FALSE(is_read("SET x TO"));
  CHECK_FALSE(is_read("RESET x, y"));
}

TEST_CASE("SET CONSTRAINTS") {
  const Parsed parsed("SET CONSTRAINTS a, s.b DEFERRED");
  const auto& made = parsed.as<ast::SetConstraints>();
  CHECK(shown(made.constraints) == "a s.b");
  CHECK(made.deferred);
  CHECK_FALSE(made.all);
  const Parsed all("SET CONSTRAINTS ALL IMMEDIATE");
  CHECK(all.as<ast::SetConstraints>().all);
  CHECK_FALSE(all.as<ast::SetConstraints>().deferred);
  CHECK(setting("SET constraints TO x") == "constraints = [x]");
}

TEST_CASE("COPY gives the same options in its old and its new syntax") {
  CHECK(copied("COPY s.t (a, b) TO STDOUT WITH (FORMAT csv, HEADER, FORCE_QUOTE (a, b))") ==
        "to s.t(a b) stdio: format=csv header force_quote=(a, b)");
  CHECK(copied("COPY t TO STDOUT WITH CSV HEADER FORCE QUOTE a, b DELIMITER AS '|'") ==
        "to t stdio: format=csv header force_quote=a, b delimiter=|");
  CHECK(copied("COPY BINARY t FROM '/x' USING DELIMITERS ','") ==
        "from t: format=binary delimiter=,");
  CHECK(copied("COPY t FROM PROGRAM 'p' NULL 'n' FORCE NOT NULL a") ==
        "from t program: null=n force_not_null=a");
  CHECK(copied("COPY t FROM '/x' (FORCE_NULL *) WHERE a > 1") == "from t: force_null=*");
  CHECK(copied("COPY (SELECT 1) TO '/x'") == "to query: ");
  CHECK_FALSE(is_read("COPY t TO '/x' WHERE a"));
  CHECK_FALSE(is_read("COPY (SELECT 1) FROM '/x'"));
  CHECK_FALSE(is_read("COPY t FROM PROGRAM STDIN"));
  CHECK_FALSE(is_read("COPY t TO '/x' ()"));
}

TEST_CASE("TRUNCATE and LOCK") {
  const Parsed parsed("TRUNCATE TABLE ONLY a, s.b * RESTART IDENTITY CASCADE");
  const auto& truncate = parsed.as<ast::Truncate>();
  CHECK(shown(truncate.tables) == "a s.b");
  CHECK(truncate.restart_identity);
  CHECK(truncate.behavior == ast::Behavior::cascade);
  const Parsed plain("TRUNCATE a CONTINUE IDENTITY RESTRICT");
  CHECK_FALSE(plain.as<ast::Truncate>().restart_identity);
  CHECK(plain.as<ast::Truncate>().behavior == ast::Behavior::restrict);
  CHECK(locked("LOCK a, b") == "a b: access exclusive");
  CHECK(locked("LOCK TABLE ONLY (a) IN SHARE  ROW EXCLUSIVE MODE NOWAIT") ==
        "a: share row exclusive nowait");
  CHECK_FALSE(is_read("LOCK a IN UPDATE MODE"));
}

TEST_CASE("VACUUM and its kin in their old and new syntax") {
  CHECK(maintained("VACUUM") == "table: ; ");
  CHECK(maintained("VACUUM FULL FREEZE VERBOSE ANALYZE a (x, y), s.b") ==
        "table: a s.b; full freeze verbose analyze");
  CHECK(maintained("VACUUM (FULL, PARALLEL 2, INDEX_CLEANUP off) a") ==
        "table: a; full parallel=2 index_cleanup=off");
  CHECK(maintained("ANALYSE VERBOSE a") == "table: a; verbose");
  CHECK(maintained("ANALYZE ONLY a") == "table: a; ");
  CHECK(maintained("CLUSTER VERBOSE s.a USING i") == "table: s.a; verbose");
  CHECK(maintained("CLUSTER i ON a") == "table: a; ");
  CHECK(maintained("CLUSTER (VERBOSE)") == "table: ; verbose");
  CHECK(maintained("REINDEX TABLE CONCURRENTLY s.a") == "table: s.a;  concurrently");
  CHECK(maintained("REINDEX (CONCURRENTLY, VERBOSE) INDEX i") ==
        "index: i; concurrently verbose concurrently");
  CHECK(maintained("REINDEX (CONCURRENTLY false) SCHEMA s") == "schema: s; concurrently=false");
  CHECK(maintained("REINDEX DATABASE d") == "database: d; ");
  CHECK(maintained("REINDEX SYSTEM") == "object: ; ");
  CHECK_FALSE(is_read("VACUUM VERBOSE FULL a"));
  CHECK_FALSE(is_read("VACUUM ()"));
  CHECK_FALSE(is_read("REINDEX a"));
  CHECK_FALSE(is_read("REINDEX SCHEMA a.b"));
}

TEST_CASE("REFRESH MATERIALIZED VIEW") {
  const Parsed parsed("REFRESH MATERIALIZED VIEW CONCURRENTLY s.v WITH NO DATA");
  const auto& made = parsed.as<ast::RefreshMaterializedView>();
  CHECK(shown(made.name) == "s.v");
  CHECK(made.is_concurrent);
  CHECK_FALSE(made.with_data);
  const Parsed plain("REFRESH MATERIALIZED VIEW v");
  CHECK(plain.as<ast::RefreshMaterializedView>().with_data);
}

TEST_CASE("DO tells its language and its body wherever they stand") {
  const Parsed parsed("DO LANGUAGE 'plperl' $x$a$x$");
  CHECK(parsed.as<ast::Do>().language == "plperl");
  CHECK(parsed.as<ast::Do>().body_literal.text() == "$x$a$x$");
  const Parsed plain("DO 'a'");
  CHECK(plain.as<ast::Do>().language == "plpgsql");
  CHECK(plain.as<ast::Do>().body_literal.text() == "'a'");
  CHECK_FALSE(is_read("DO"));
}

TEST_CASE("CALL names its procedure") {
  const Parsed parsed("CALL s.p(1, a => 2, VARIADIC b)");
  CHECK(shown(parsed.as<ast::Call>().procedure) == "s.p");
  CHECK_FALSE(is_read("CALL p"));
  CHECK_FALSE(is_read("CALL p() OVER w"));
  CHECK_FALSE(is_read("CALL coalesce(1)"));
}

TEST_CASE("EXPLAIN holds a statement and tells whether it runs") {
  CHECK(explained("EXPLAIN SELECT 1") == Explained{Node::select, false});
  CHECK(explained("EXPLAIN (SELECT 1)") == Explained{Node::select, false});
  CHECK(explained("EXPLAIN (VALUES (1))") == Explained{Node::select, false});
  CHECK(explained("EXPLAIN ANALYZE VERBOSE DELETE FROM t") == Explained{Node::delete_, true});
  CHECK(explained("EXPLAIN (ANALYZE, COSTS off) WITH x AS (SELECT 1) UPDATE t SET a = 1") ==
        Explained{Node::update, true});
  CHECK(explained("EXPLAIN (ANALYZE off) SELECT 1") == Explained{Node::select, false});
  CHECK(explained("EXPLAIN VERBOSE EXECUTE p (1)") == Explained{Node::execute, false});
  CHECK(explained("EXPLAIN CREATE TABLE t AS SELECT 1") == Explained{Node::create_table_as, false});
  CHECK(explained("EXPLAIN DECLARE c CURSOR FOR SELECT 1") ==
        Explained{Node::declare_cursor, false});
  CHECK_FALSE(is_read("EXPLAIN CREATE TABLE t (a int)"));
  CHECK_FALSE(is_read("EXPLAIN VERBOSE ANALYZE SELECT 1"));
  CHECK_FALSE(is_read("EXPLAIN VACUUM"));
}

TEST_CASE("Prepared statements and cursors") {
  const Parsed parsed("PREPARE p (int, text) AS INSERT INTO t VALUES ($1, $2)");
  const auto& prepare = parsed.as<ast::Prepare>();
  CHECK(shown(prepare.name) == "p");
  REQUIRE(prepare.statement != nullptr);
  CHECK(prepare.statement->kind == Node::insert);
  const Parsed named("PREPARE transaction AS SELECT 1");
  CHECK(shown(named.as<ast::Prepare>().name) == "transaction");
  CHECK(kind_of("EXECUTE p (1, 'a')") == Node::execute);
  CHECK(kind_of("DEALLOCATE PREPARE ALL") == Node::deallocate);
  CHECK(kind_of("DEALLOCATE prepare") == Node::deallocate);
  CHECK(kind_of("DECLARE c NO SCROLL BINARY CURSOR WITHOUT HOLD FOR SELECT 1 FOR UPDATE") ==
        Node::declare_cursor);
  for (const char* text : {"FETCH c", "FETCH next", "MOVE NEXT FROM c", "FETCH -1 IN c",
                           "FETCH FORWARD ALL FROM c", "MOVE BACKWARD 5 c", "FETCH ABSOLUTE +1 c",
                           "FETCH RELATIVE 0 FROM c", "FETCH ALL c", "FETCH forward"}) {
    CHECK_MESSAGE(kind_of(text) == Node::fetch, text);
  }
  CHECK(kind_of("CLOSE ALL") == Node::close_cursor);
  CHECK_FALSE(is_read("FETCH 1.5 FROM c"));
  CHECK_FALSE(is_read("EXECUTE p ()"));
  CHECK_FALSE(is_read("DECLARE c CURSOR FOR DELETE FROM t"));
}

TEST_CASE("Statements of which only the kind matters") {
  CHECK(kind_of("SHOW ALL") == Node::show);
  CHECK(kind_of("SHOW TRANSACTION ISOLATION LEVEL") == Node::show);
  CHECK(kind_of("LISTEN a") == Node::listen);
  CHECK(kind_of("NOTIFY a, 'x'") == Node::notify);
  CHECK(kind_of("UNLISTEN *") == Node::unlisten);
  CHECK(kind_of("LOAD 'x'") == Node::load);
  CHECK(kind_of("CHECKPOINT") == Node::checkpoint);
  CHECK(kind_of("DISCARD TEMP") == Node::discard);
}

TEST_SUITE_END();
