// Triggers, event triggers, rules and policies.
#pragma once

#include <algorithm>

#include "grammar/postgres/object_reference.hpp"
#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

// ---- CREATE TRIGGER

struct update_event : seq<UPDATE, opt<OF, names>> {};
struct trigger_event
    : tree<Node::trigger_event,
           sor<any_word<Keyword::INSERT, Keyword::DELETE, Keyword::TRUNCATE>, update_event>> {};
// Events with OR between them, each once.
struct trigger_events : Leaf {
  using rule_t = trigger_events;
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    TokenCode seen[4] = {};
    for (TokenCode& event : seen) {
      event = in.code();
      if (std::count(std::begin(seen), std::end(seen), event) > 1) {
        return mark(in.miss("another event"));
      }
      if (!read<trigger_event>(in)) return mark(false);
      if (in.code() != code_of(Keyword::OR)) return in.miss(code_of(Keyword::OR)), mark(true);
      in.next();
    }
    return mark(in.miss(code_of(Keyword::ON)));
  }
};
struct trigger_timing : sor<any_word<Keyword::BEFORE, Keyword::AFTER>, seq<INSTEAD, OF>> {};
struct transition_table : tree<Node::transition, any_word<Keyword::NEW, Keyword::OLD>,
                               any_word<Keyword::TABLE, Keyword::ROW>, opt<AS>, name> {};
struct referencing : seq<REFERENCING, plus<transition_table>> {};
struct for_each : tree<Node::for_each, FOR, opt<EACH>, any_word<Keyword::ROW, Keyword::STATEMENT>> {
};
struct trigger_condition : tree<Node::trigger_when, WHEN, expression_in_parens> {};
struct trigger_argument
    : sor<any_code<integer_constant, decimal_constant, string_constant>, any_label> {};
// To gram.y the first may be missing: f(, 1).
struct trigger_arguments : tree<Node::arguments, one<'('>, opt<trigger_argument>,
                                star<one<','>, trigger_argument>, one<')'>> {};
struct function_or_procedure : any_word<Keyword::FUNCTION, Keyword::PROCEDURE> {};
struct trigger_function : seq<EXECUTE, function_or_procedure, function_name, trigger_arguments> {};

struct plain_trigger : tree<Node::create_trigger, CREATE, opt<or_replace>, TRIGGER, name,
                            trigger_timing, trigger_events, ON, relation_id, opt<referencing>,
                            opt<for_each>, opt<trigger_condition>, trigger_function> {};
struct trigger_from : tree<Node::from_table, FROM, relation_id> {};
struct each_row : tree<Node::for_each, FOR, EACH, ROW> {};
struct constraint_trigger
    : tree<Node::create_trigger, CREATE, CONSTRAINT, TRIGGER, name, AFTER, trigger_events, ON,
           relation_id, opt<trigger_from>, marks<deferred>, each_row, opt<trigger_condition>,
           trigger_function> {};
struct create_trigger : sor<plain_trigger, constraint_trigger> {};

// ---- event triggers

struct event_filter : seq<name, IN, parens<list<string_literal>>> {};
struct create_event_trigger : tree<Node::create_event_trigger, CREATE, EVENT, TRIGGER, name, ON,
                                   label, opt<WHEN, list<event_filter, AND>>, EXECUTE,
                                   function_or_procedure, function_name, one<'('>, one<')'>> {};
struct event_trigger_state
    : sor<seq<ENABLE, opt<any_word<Keyword::REPLICA, Keyword::ALWAYS>>>, DISABLE> {};
struct alter_event_trigger
    : tree<Node::alter_event_trigger, ALTER, EVENT, TRIGGER, name, event_trigger_state> {};

// ---- rules

struct rule_notify : elsewhere<read_utility> {};
struct rule_action : sor<seq<at<NOTIFY>, rule_notify>, seq<not_at<MERGE>, row_statement>> {};
struct rule_action_list : parens<list<opt<rule_action>, one<';'>>> {};
// What follows a query in parentheses that is only the first part of one.
struct query_continues
    : any_word<Keyword::UNION, Keyword::INTERSECT, Keyword::EXCEPT, Keyword::ORDER, Keyword::LIMIT,
               Keyword::OFFSET, Keyword::FETCH, Keyword::FOR> {};
struct rule_actions
    : tree<
          Node::rule_actions,
          sor<NOTHING, seq<at<one<'('>>, rule_action_list, not_at<query_continues>>, rule_action>> {
};
struct rule_event : any_word<Keyword::SELECT, Keyword::INSERT, Keyword::UPDATE, Keyword::DELETE> {};
struct create_rule : tree<Node::create_rule, CREATE, opt<or_replace>, RULE, name, AS, ON,
                          flag<Node::rule_event, rule_event>, TO, relation_id, opt<where_condition>,
                          DO, opt<any_word<Keyword::INSTEAD, Keyword::ALSO>>, rule_actions> {};

// ---- policies

struct policy_kind : seq<AS, any_word<Keyword::PERMISSIVE, Keyword::RESTRICTIVE>> {};
struct policy_command : flag<Node::policy_command, FOR,
                             any_word<Keyword::ALL, Keyword::SELECT, Keyword::INSERT,
                                      Keyword::UPDATE, Keyword::DELETE>> {};
struct policy_roles : seq<TO, roles> {};
struct policy_using : tree<Node::policy_using, USING, expression_in_parens> {};
struct policy_check : tree<Node::policy_check, WITH, CHECK, expression_in_parens> {};
struct policy_conditions : seq<opt<policy_roles>, opt<policy_using>, opt<policy_check>> {};
struct create_policy : tree<Node::create_policy, CREATE, POLICY, name, ON, relation_id,
                            opt<policy_kind>, opt<policy_command>, policy_conditions> {};
struct alter_policy
    : tree<Node::alter_policy, ALTER, POLICY, name, ON, relation_id, policy_conditions> {};

}  // namespace mig::grammar::postgres
