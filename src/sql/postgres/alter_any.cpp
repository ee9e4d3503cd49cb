// ALTER of any kind of object: to another name, schema or owner.
#include "grammar/postgres/alter_any.hpp"

#include <cstdint>

#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {
namespace {

using Reader = bool (*)(TokenInput&);

enum Actions : std::uint16_t {
  to_name = 1,
  to_role = 2,
  column = 4,
  part_constraint = 8,
  part_attribute = 16,
  part_value = 32,
  schema = 64,
  owner = 128,
  depends = 256,
};

struct Action {
  Actions bit;
  Node statement;
  Reader read;
};

constexpr Action actions[] = {
    {to_name, Node::rename, read<rename_to>},
    {to_role, Node::rename, read<rename_role_to>},
    {column, Node::rename, read<rename_column>},
    {part_constraint, Node::rename, read<rename_constraint>},
    {part_attribute, Node::rename, read<rename_attribute>},
    {part_value, Node::rename, read<rename_value>},
    {schema, Node::set_schema, read<set_schema>},
    {owner, Node::owner_to, read<owner_to>},
    {depends, Node::depends_on_extension, read<depends_on_extension>},
};

// By the word behind ALTER. One word may have several rows: what one of them does not read the next may.
struct Form {
  Keyword word;
  Reader object;
  unsigned actions;
};

constexpr unsigned all = to_name | schema | owner;
constexpr Form forms[] = {
    {Keyword::TABLE, read<altered_table>, to_name | column | part_constraint | schema},
    {Keyword::VIEW, read<altered_relation>, to_name | column | schema},
    {Keyword::MATERIALIZED, read<altered_relation>, to_name | column | schema},
    {Keyword::MATERIALIZED, read<altered_any_name>, depends},
    {Keyword::INDEX, read<altered_relation>, to_name},
    {Keyword::INDEX, read<altered_any_name>, depends},
    {Keyword::SEQUENCE, read<altered_relation>, to_name | schema},
    {Keyword::FOREIGN, read<altered_foreign_table>, to_name | column | schema},
    {Keyword::FOREIGN, read<named_object>, to_name | owner},
    {Keyword::TYPE, read<altered_type>, all | part_attribute | part_value},
    {Keyword::DOMAIN, read<altered_type>, all | part_constraint},
    {Keyword::FUNCTION, read<routine_object>, all | depends},
    {Keyword::PROCEDURE, read<routine_object>, all | depends},
    {Keyword::ROUTINE, read<routine_object>, all | depends},
    {Keyword::AGGREGATE, read<routine_object>, all},
    {Keyword::OPERATOR, read<seq<operator_class_kind, operator_class_reference>>, all},
    {Keyword::OPERATOR, read<seq<operator_kind, operator_reference>>, schema | owner},
    {Keyword::COLLATION, read<altered_any_name>, all},
    {Keyword::CONVERSION, read<altered_any_name>, all},
    {Keyword::STATISTICS, read<altered_any_name>, all},
    {Keyword::TEXT, read<text_search_part>, all},
    {Keyword::TEXT, read<altered_any_name>, to_name | schema},
    {Keyword::SCHEMA, read<named_object>, to_name | owner},
    {Keyword::EXTENSION, read<named_object>, schema},
    {Keyword::DATABASE, read<named_object>, to_name | owner},
    {Keyword::TABLESPACE, read<named_object>, to_name | owner},
    {Keyword::PUBLICATION, read<named_object>, to_name | owner},
    {Keyword::SUBSCRIPTION, read<named_object>, to_name | owner},
    {Keyword::SERVER, read<named_object>, to_name | owner},
    {Keyword::LANGUAGE, read<named_object>, to_name | owner},
    {Keyword::PROCEDURAL, read<named_object>, to_name | owner},
    {Keyword::EVENT, read<named_object>, to_name | owner},
    {Keyword::LARGE, read<large_object>, owner},
    {Keyword::TRIGGER, read<name_on_name_object>, to_name | depends},
    {Keyword::RULE, read<name_on_name_object>, to_name},
    {Keyword::POLICY, read<altered_policy>, to_name},
    {Keyword::ROLE, read<altered_role>, to_role},
    {Keyword::USER, read<altered_role>, to_role},
    {Keyword::GROUP, read<altered_role>, to_role},
};

// Behind ALTER; `token` and `node` are where the statement began.
bool read_form(TokenInput& in, const Form& form, std::uint32_t token, std::uint32_t node) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  if (!form.object(in)) return mark(false);
  for (const Action& action : actions) {
    if ((form.actions & action.bit) == 0 || !action.read(in)) continue;
    in.emit(action.statement, token, node);
    return mark(true);
  }
  return mark(false);
}

}  // namespace

bool read_alter_any(TokenInput& in) {
  if (in.code(1) == code_of(Keyword::DEFAULT)) return read<alter_default_privileges>(in);
  auto mark = in.mark<pegtl::rewind_mode::required>();
  const std::uint32_t token = in.token();
  const std::uint32_t node = in.node();
  in.next();
  for (const Form& form : forms) {
    if (in.code() != code_of(form.word)) {
      in.miss(code_of(form.word));
    } else if (read_form(in, form, token, node)) {
      return mark(true);
    }
  }
  return mark(false);
}

}  // namespace mig::grammar::postgres
