// The statements of SQLite but those that read and change rows.
#pragma once

#include "grammar/sqlite/table.hpp"

namespace mig::grammar::sqlite {

bool read_statement(TokenInput& in);

// ---- CREATE

struct temporary : flag<Node::temporary, any_word<Keyword::TEMP, Keyword::TEMPORARY>> {};

// The names of an index are children of the statement, one or two: [schema,] index.
struct index_body
    : seq<opt<flag<Node::unique, UNIQUE>>, INDEX, if_not_exists, name, opt<one<'.'>, name>, ON,
          tree<Node::object_name, name>, parens<index_elements>, opt<where>> {};
struct view_body : seq<VIEW, if_not_exists, object_name, opt<names_in_parens>, AS, query> {};

// The arguments of a module: whatever it likes, in balanced parentheses.
struct module_arguments : Leaf {
  using rule_t = module_arguments;
  static bool match(TokenInput& in) {
    if (in.code() != '(') return in.miss('(');
    auto mark = in.mark<pegtl::rewind_mode::required>();
    const std::uint32_t token = in.token();
    const std::uint32_t node = in.node();
    std::size_t depth = 0;
    do {
      if (in.at_end() || in.code() == not_sql) return mark(in.miss(')'));
      depth += in.code() == '(' ? 1 : 0;
      depth -= in.code() == ')' ? 1 : 0;
      in.next();
    } while (depth > 0);
    in.emit(Node::arguments, token, node);
    return mark(true);
  }
};
struct virtual_table_body
    : seq<VIRTUAL, TABLE, if_not_exists, object_name, USING, name, opt<module_arguments>> {};

// The first object_name is the trigger, the second its table; `names` are the columns of UPDATE OF. The statements of the
// body are children of the trigger.
struct trigger_time : sor<any_word<Keyword::BEFORE, Keyword::AFTER>, seq<INSTEAD, OF>, success> {};
struct trigger_event
    : sor<any_word<Keyword::DELETE, Keyword::INSERT>, seq<UPDATE, opt<OF, names>>> {};
struct trigger_steps : plus<trigger_step, one<';'>> {};
struct trigger_body
    : seq<TRIGGER, if_not_exists, object_name, trigger_time, trigger_event, ON, object_name,
          opt<FOR, EACH, ROW>, opt<tree<Node::when, WHEN, expression>>, BEGIN, trigger_steps, END> {
};

// ---- the rest

struct drop : tree<Node::drop, DROP,
                   any_word<Keyword::TABLE, Keyword::INDEX, Keyword::VIEW, Keyword::TRIGGER>,
                   if_exists, object_name> {};

struct begin : seq<BEGIN, opt<any_word<Keyword::DEFERRED, Keyword::IMMEDIATE, Keyword::EXCLUSIVE>>,
                   opt<TRANSACTION, opt<name>>> {};
struct commit : seq<any_word<Keyword::COMMIT, Keyword::END>, opt<TRANSACTION, opt<name>>> {};
struct rollback : seq<ROLLBACK, opt<TRANSACTION, opt<name>>, opt<TO, opt<SAVEPOINT>, name>> {};
struct release : seq<RELEASE, opt<SAVEPOINT>, name> {};
struct transaction
    : tree<Node::transaction, sor<begin, commit, rollback, release, seq<SAVEPOINT, name>>> {};

// The value is a name or a number; ON, DELETE and DEFAULT are names here.
struct pragma_value
    : named<"a value",
            sor<tree<Node::literal_decimal, signed_number>,
                tree<Node::name,
                     sor<name_word, any_word<Keyword::ON, Keyword::DELETE, Keyword::DEFAULT>>>>> {};
struct pragma : tree<Node::pragma, PRAGMA, object_name,
                     opt<sor<seq<equals, pragma_value>, parens<pragma_value>>>> {};

struct attach
    : tree<Node::attach, ATTACH, opt<DATABASE>, expression, AS, expression, opt<KEY, expression>> {
};
struct detach : tree<Node::detach, DETACH, opt<DATABASE>, expression> {};
struct vacuum
    : tree<Node::vacuum, VACUUM, opt<tree<Node::object_name, name>>, opt<INTO, expression>> {};
struct analyze : tree<Node::analyze, ANALYZE, opt<object_name>> {};
struct reindex : tree<Node::reindex, REINDEX, opt<object_name>> {};

}  // namespace mig::grammar::sqlite
