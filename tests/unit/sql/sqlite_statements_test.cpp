// SQLite's statements: what they lower to.
#include "parsed.hpp"

TEST_SUITE_BEGIN("sql");

namespace {

using namespace mig;

struct Sqlite : Parsed {
  explicit Sqlite(std::string sql) : Parsed(std::move(sql), Dialect::sqlite) {}
};

}  // namespace

TEST_CASE("SQLite: INSERT and REPLACE") {
  const Sqlite plain("INSERT INTO main.t AS x (a, \"b c\") VALUES (1, NULL), (2, x'00')");
  const auto& insert = plain.as<ast::Insert>();
  CHECK(insert.table.schema.text == "main");
  CHECK(insert.table.name.text == "t");
  CHECK(insert.alias.text == "x");
  REQUIRE(insert.columns.size() == 2);
  CHECK(insert.columns[1].text == "b c");
  CHECK(insert.is_values);
  CHECK(insert.or_action.empty());
  CHECK_FALSE(insert.on_conflict);

  CHECK(Sqlite("INSERT OR IGNORE INTO t SELECT 1").as<ast::Insert>().or_action == "ignore");
  CHECK(Sqlite("REPLACE INTO t VALUES (1)").as<ast::Insert>().or_action == "replace");
  CHECK_FALSE(Sqlite("INSERT INTO t DEFAULT VALUES RETURNING *").as<ast::Insert>().source);

  const Sqlite upsert(
      "WITH c AS NOT MATERIALIZED (SELECT 1) INSERT INTO t SELECT * FROM c WHERE true ON CONFLICT "
      "(a) "
      "WHERE a > 1 DO UPDATE SET (a, b) = (1, 2) WHERE 1 ON CONFLICT DO NOTHING RETURNING a AS z");
  CHECK(upsert.as<ast::Insert>().on_conflict.has(Node::conflict_target));
  CHECK(upsert.as<ast::Insert>().returning);
}

TEST_CASE("SQLite: UPDATE and DELETE") {
  const Sqlite text(
      "UPDATE OR FAIL t AS u INDEXED BY i SET a == 1, (b, c) = (SELECT 1, 2) FROM o, p WHERE u.a = "
      "o.a RETURNING a ORDER BY a LIMIT 1");
  const auto& update = text.as<ast::Update>();
  CHECK(update.table.name.text == "t");
  CHECK(update.alias.text == "u");
  REQUIRE(update.assignments.size() == 2);
  CHECK(update.assignments[0].columns[0].text == "a");
  CHECK(update.assignments[1].columns.size() == 2);
  CHECK(update.from.children().size() == 2);
  CHECK(update.where.text() == "u.a = o.a");
  CHECK(update.returning);

  const Sqlite all("DELETE FROM t NOT INDEXED");
  CHECK_FALSE(all.as<ast::Delete>().where);
  const Sqlite some("DELETE FROM t WHERE a IN u");
  CHECK(some.as<ast::Delete>().where.has(Node::relation));
}

TEST_CASE("SQLite: triggers") {
  const Sqlite text(
      "CREATE TEMP TRIGGER IF NOT EXISTS s.[g] INSTEAD OF UPDATE OF a, b ON v FOR EACH ROW WHEN "
      "new.a BEGIN UPDATE t SET a = 1; INSERT INTO t VALUES (1); DELETE FROM t; SELECT "
      "RAISE(IGNORE); END");
  const auto& trigger = text.as<ast::CreateTrigger>();
  CHECK(trigger.name.text == "g");
  CHECK(trigger.schema.text == "s");
  CHECK(trigger.is_temporary);
  CHECK(trigger.if_not_exists);
  CHECK(trigger.timing == ast::TriggerTiming::instead_of);
  CHECK(trigger.on_update);
  CHECK_FALSE(trigger.on_insert);
  CHECK_FALSE(trigger.on_delete);
  CHECK(trigger.update_columns.size() == 2);
  CHECK(trigger.table.name.text == "v");
  CHECK(trigger.when.text() == "new.a");
  REQUIRE(trigger.body.size() == 4);
  CHECK(trigger.body[0]->as<ast::Update>() != nullptr);
  CHECK(trigger.body[1]->as<ast::Insert>()->table.name.text == "t");
  CHECK(trigger.body[2]->as<ast::Delete>() != nullptr);
  CHECK(trigger.body[3]->as<ast::Query>() != nullptr);

  const Sqlite after("CREATE TRIGGER g AFTER DELETE ON t BEGIN SELECT 1; END");
  CHECK(after.as<ast::CreateTrigger>().timing == ast::TriggerTiming::after);
  CHECK(after.as<ast::CreateTrigger>().on_delete);
  const Sqlite unsaid("CREATE TRIGGER g INSERT ON t BEGIN SELECT 1; END");
  CHECK(unsaid.as<ast::CreateTrigger>().timing == ast::TriggerTiming::before);
  CHECK(unsaid.as<ast::CreateTrigger>().on_insert);
}

TEST_CASE("SQLite: virtual tables keep their arguments as written") {
  const Sqlite text(
      "CREATE VIRTUAL TABLE IF NOT EXISTS main.f USING fts5(a, tokenize = 'x (y)', (b))");
  const auto& table = text.as<ast::CreateVirtualTable>();
  CHECK(table.name.name.text == "f");
  CHECK(table.if_not_exists);
  CHECK(table.module.text == "fts5");
  CHECK(table.arguments == "a, tokenize = 'x (y)', (b)");
  CHECK(Sqlite("CREATE VIRTUAL TABLE f USING m").as<ast::CreateVirtualTable>().arguments.empty());
}

TEST_CASE("SQLite: DROP") {
  const Sqlite table("DROP TABLE IF EXISTS main.t");
  const auto& drop = table.as<ast::Drop>();
  CHECK(drop.object == ast::ObjectKind::table);
  CHECK(drop.if_exists);
  REQUIRE(drop.objects.size() == 1);
  CHECK(drop.objects[0].name.name.text == "t");
  CHECK(drop.objects[0].name.schema.text == "main");
  CHECK(Sqlite("DROP INDEX i").as<ast::Drop>().object == ast::ObjectKind::index);
  CHECK(Sqlite("DROP VIEW v").as<ast::Drop>().object == ast::ObjectKind::view);
  const Sqlite trigger("DROP TRIGGER main.g");
  CHECK(trigger.as<ast::Drop>().objects[0].part.text == "g");
  CHECK(trigger.as<ast::Drop>().objects[0].name.schema.text == "main");
}

TEST_CASE("SQLite: ALTER TABLE RENAME") {
  const Sqlite table("ALTER TABLE main.t RENAME TO u");
  CHECK(table.as<ast::Rename>().object == ast::ObjectKind::table);
  CHECK(table.as<ast::Rename>().target.name.name.text == "t");
  CHECK(table.as<ast::Rename>().new_name.text == "u");
  for (const char* sql : {"ALTER TABLE t RENAME a TO b", "ALTER TABLE t RENAME COLUMN a TO b"}) {
    const Sqlite column(sql);
    const auto& rename = column.as<ast::Rename>();
    CHECK(rename.object == ast::ObjectKind::column);
    CHECK(rename.owner == ast::ObjectKind::table);
    CHECK(rename.target.name.name.text == "t");
    CHECK(rename.target.part.text == "a");
    CHECK(rename.new_name.text == "b");
  }
}

TEST_CASE("SQLite: transactions") {
  using ast::TransactionAction;
  struct Case {
    const char* sql;
    TransactionAction action;
    const char* savepoint;
  };
  constexpr Case cases[] = {
      {"BEGIN", TransactionAction::begin, ""},
      {"BEGIN IMMEDIATE TRANSACTION x", TransactionAction::begin, ""},
      {"COMMIT TRANSACTION", TransactionAction::commit, ""},
      {"END", TransactionAction::commit, ""},
      {"ROLLBACK", TransactionAction::rollback, ""},
      {"ROLLBACK TRANSACTION TO SAVEPOINT s", TransactionAction::rollback_to, "s"},
      {"ROLLBACK TO s", TransactionAction::rollback_to, "s"},
      {"SAVEPOINT \"a b\"", TransactionAction::savepoint, "a b"},
      {"RELEASE s", TransactionAction::release, "s"},
      {"RELEASE SAVEPOINT s", TransactionAction::release, "s"},
  };
  for (const Case& each : cases) {
    INFO(each.sql);
    const Sqlite text(each.sql);
    CHECK(text.as<ast::Transaction>().action == each.action);
    CHECK(text.as<ast::Transaction>().savepoint.text == each.savepoint);
  }
}

TEST_CASE("SQLite: PRAGMA") {
  struct Case {
    const char* sql;
    const char* schema;
    const char* value;
    bool has_value;
  };
  constexpr Case cases[] = {
      {"PRAGMA foreign_keys", "", "", false},
      {"PRAGMA Foreign_Keys = OFF", "", "OFF", true},
      {"PRAGMA main.foreign_keys(on)", "main", "on", true},
      {"PRAGMA foreign_keys = -1", "", "-1", true},
      {"PRAGMA foreign_keys = 'it''s'", "", "it's", true},
      {"PRAGMA foreign_keys = DELETE", "", "DELETE", true},
  };
  for (const Case& each : cases) {
    INFO(each.sql);
    const Sqlite text(each.sql);
    const auto& pragma = text.as<ast::Pragma>();
    CHECK(pragma.name.name.text == "foreign_keys");
    CHECK(pragma.name.schema.text == each.schema);
    CHECK(pragma.has_value == each.has_value);
    CHECK(pragma.value == each.value);
  }
}

TEST_CASE("SQLite: ATTACH and DETACH, maintenance, EXPLAIN") {
  const Sqlite attach("ATTACH DATABASE 'a.db' AS [b] KEY 'c'");
  CHECK(attach.as<ast::Attach>().schema.text == "b");
  CHECK(attach.as<ast::Attach>().file.text() == "'a.db'");
  CHECK(Sqlite("DETACH 'b'").as<ast::Attach>().schema.text == "b");
  CHECK(Sqlite("VACUUM").as<ast::Maintenance>().objects.empty());
  const Sqlite vacuum("VACUUM main INTO 'x'");
  CHECK(vacuum.as<ast::Maintenance>().objects[0].name.text == "main");
  CHECK(Sqlite("ANALYZE main.t").as<ast::Maintenance>().objects[0].schema.text == "main");
  CHECK(Sqlite("REINDEX nocase").as<ast::Maintenance>().objects.size() == 1);
  const Sqlite explain("EXPLAIN QUERY PLAN DELETE FROM t");
  CHECK(explain.as<ast::Explain>().statement->as<ast::Delete>() != nullptr);
}

TEST_SUITE_END();
