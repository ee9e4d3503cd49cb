#include <doctest/doctest.h>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;

TEST_CASE("CREATE TRIGGER: timing, events, tables of changes, condition, function") {
  const Parsed parsed(
      "CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE OF a, b ON s.t "
      "REFERENCING OLD TABLE AS gone NEW TABLE came FOR EACH STATEMENT WHEN (a > 1) "
      "EXECUTE PROCEDURE s.f('x', 1, y)");
  const auto& trigger = parsed.as<ast::CreateTrigger>();
  CHECK(trigger.name.text == "audit");
  CHECK(trigger.or_replace);
  CHECK(trigger.timing == ast::TriggerTiming::after);
  CHECK(trigger.on_insert);
  CHECK(trigger.on_update);
  CHECK(!trigger.on_delete);
  CHECK(!trigger.on_truncate);
  REQUIRE(trigger.update_columns.size() == 2);
  CHECK(trigger.update_columns[1].text == "b");
  CHECK(trigger.table.name.text == "t");
  CHECK(trigger.old_table.text == "gone");
  CHECK(trigger.new_table.text == "came");
  CHECK(!trigger.for_each_row);
  CHECK(trigger.when.text() == "a > 1");
  CHECK(trigger.function.name.text == "f");
  CHECK(!trigger.is_constraint);
}

TEST_CASE("CREATE TRIGGER: INSTEAD OF, constraint triggers") {
  const Parsed instead("CREATE TRIGGER t INSTEAD OF DELETE ON v FOR EACH ROW EXECUTE FUNCTION f()");
  CHECK(instead.as<ast::CreateTrigger>().timing == ast::TriggerTiming::instead_of);
  CHECK(instead.as<ast::CreateTrigger>().for_each_row);
  const Parsed parsed(
      "CREATE CONSTRAINT TRIGGER c AFTER DELETE ON t FROM other DEFERRABLE INITIALLY DEFERRED "
      "FOR EACH ROW EXECUTE FUNCTION f()");
  const auto& constraint = parsed.as<ast::CreateTrigger>();
  CHECK(constraint.is_constraint);
  CHECK(constraint.from_table.name.text == "other");
  CHECK(constraint.table.name.text == "t");
  CHECK(constraint.function.name.text == "f");
  CHECK(constraint.is_deferrable);
  CHECK(constraint.initially_deferred);
}

TEST_CASE("Event triggers") {
  const Parsed parsed(
      "CREATE EVENT TRIGGER e ON ddl_command_start WHEN tag IN ('CREATE TABLE', 'DROP TABLE') "
      "EXECUTE FUNCTION s.f()");
  const auto& trigger = parsed.as<ast::CreateEventTrigger>();
  CHECK(trigger.name.text == "e");
  CHECK(trigger.event.text == "ddl_command_start");
  CHECK(trigger.function.name.text == "f");
  const auto state = [](const char* rest) {
    return std::string(
        Parsed(std::string("ALTER EVENT TRIGGER e ") + rest).as<ast::AlterEventTrigger>().state);
  };
  CHECK(state("DISABLE") == "disable");
  CHECK(state("ENABLE") == "enable");
  CHECK(state("ENABLE REPLICA") == "enable replica");
  CHECK(state("ENABLE ALWAYS") == "enable always");
}

TEST_CASE("CREATE RULE: the actions are statements") {
  const Parsed parsed(
      "CREATE OR REPLACE RULE r AS ON UPDATE TO s.t WHERE new.a <> old.a "
      "DO INSTEAD (INSERT INTO log VALUES (new.a); DELETE FROM x; )");
  const auto& rule = parsed.as<ast::CreateRule>();
  CHECK(rule.name.text == "r");
  CHECK(rule.or_replace);
  CHECK(rule.event == "update");
  CHECK(rule.table.name.text == "t");
  CHECK(rule.where.text() == "new.a <> old.a");
  CHECK(rule.is_instead);
  REQUIRE(rule.actions.size() == 2);
  CHECK(rule.actions[0]->kind == Node::insert);
  CHECK(rule.actions[1]->kind == Node::delete_);

  const Parsed nothing("CREATE RULE r AS ON DELETE TO t DO NOTHING");
  CHECK(nothing.as<ast::CreateRule>().actions.empty());
  CHECK(!nothing.as<ast::CreateRule>().is_instead);
  const Parsed notify("CREATE RULE r AS ON DELETE TO t DO ALSO NOTIFY channel, 'gone'");
  REQUIRE(notify.as<ast::CreateRule>().actions.size() == 1);
  CHECK(notify.as<ast::CreateRule>().actions[0]->kind == Node::notify);
  const Parsed query("CREATE RULE r AS ON SELECT TO t DO INSTEAD (SELECT 1) UNION SELECT 2");
  REQUIRE(query.as<ast::CreateRule>().actions.size() == 1);
  CHECK(query.as<ast::CreateRule>().actions[0]->syntax.text() == "(SELECT 1) UNION SELECT 2");
}

TEST_CASE("Policies: command, roles, conditions") {
  const Parsed parsed(
      "CREATE POLICY p ON s.t AS RESTRICTIVE FOR UPDATE TO alice, PUBLIC, CURRENT_USER "
      "USING (owner = current_user) WITH CHECK (a > 1)");
  const auto& policy = parsed.as<ast::CreatePolicy>();
  CHECK(policy.name.text == "p");
  CHECK(policy.table.name.text == "t");
  CHECK(!policy.is_permissive);
  CHECK(policy.command == "update");
  REQUIRE(policy.roles.size() == 3);
  CHECK(policy.roles[1].text == "public");
  CHECK(policy.using_.text() == "owner = current_user");
  CHECK(policy.check.text() == "a > 1");

  const Parsed plain("CREATE POLICY p ON t");
  CHECK(plain.as<ast::CreatePolicy>().is_permissive);
  CHECK(plain.as<ast::CreatePolicy>().command == "all");
  const Parsed altered("ALTER POLICY p ON t TO bob WITH CHECK (true)");
  CHECK(altered.as<ast::AlterPolicy>().roles.size() == 1);
  CHECK(!altered.as<ast::AlterPolicy>().using_);
  CHECK(altered.as<ast::AlterPolicy>().check.text() == "true");
}

TEST_CASE("Triggers and policies that cannot be read: what was expected and where") {
  CHECK(Parsed("CREATE TRIGGER t BEFOR INSERT ON x FOR EACH ROW EXECUTE FUNCTION f()").problem() ==
        "expected BEFORE, AFTER or INSTEAD, found BEFOR; did you mean BEFORE? at 17");
  CHECK(Parsed("CREATE TRIGGER t BEFORE INSERT OR INSERT ON x EXECUTE FUNCTION f()").problem() ==
        "expected another event, found INSERT at 34");
  CHECK(Parsed("CREATE POLICY p ON t AS RESTRICTIV").problem() ==
        "expected PERMISSIVE or RESTRICTIVE, found RESTRICTIV; did you mean RESTRICTIVE? at 24");
  CHECK(!Parsed("CREATE OR REPLACE CONSTRAINT TRIGGER t AFTER INSERT ON x FOR EACH ROW "
                "EXECUTE FUNCTION f()")
             .is_read());
}

TEST_SUITE_END();
