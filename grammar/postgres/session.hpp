// Transactions, settings, and what belongs to a session: prepared statements, cursors, notifications.
#pragma once

#include "grammar/postgres/setting.hpp"

namespace mig::grammar::postgres {

// ---- transactions

struct work : any_word<Keyword::WORK, Keyword::TRANSACTION> {};
struct chain : seq<AND, opt<NO>, CHAIN> {};
struct begin_words : sor<seq<BEGIN, opt<work>>, seq<START, TRANSACTION>> {};
struct begin : tree<Node::transaction, begin_words, opt<transaction_modes>> {};
struct commit : tree<Node::transaction, COMMIT,
                     sor<seq<PREPARED, string_literal>, seq<opt<work>, opt<chain>>>> {};
struct end_
    : tree<Node::transaction, any_word<Keyword::END, Keyword::ABORT>, opt<work>, opt<chain>> {};
struct savepoint_name : sor<seq<SAVEPOINT, name>, name> {};
struct rollback : tree<Node::transaction, ROLLBACK,
                       sor<seq<PREPARED, string_literal>,
                           seq<opt<work>, sor<seq<TO, savepoint_name>, opt<chain>>>>> {};
struct savepoint : tree<Node::transaction, SAVEPOINT, name> {};
struct release : tree<Node::transaction, RELEASE, savepoint_name> {};
struct prepare_transaction : tree<Node::transaction, PREPARE, TRANSACTION, string_literal> {};

// ---- settings

struct set_constraints : tree<Node::set_constraints, SET, CONSTRAINTS, sor<ALL, list<object_name>>,
                              any_word<Keyword::DEFERRED, Keyword::IMMEDIATE>> {};
struct set_statement
    : tree<Node::set, SET, sor<seq<sor<flag<Node::local, LOCAL>, SESSION>, set_rest>, set_rest>> {};
struct set : sor<set_constraints, set_statement> {};
struct reset : tree<Node::set, reset_clause> {};
struct show : tree<Node::show, SHOW, reset_rest> {};
struct discard : tree<Node::discard, DISCARD,
                      any_word<Keyword::ALL, Keyword::PLANS, Keyword::SEQUENCES, Keyword::TEMPORARY,
                               Keyword::TEMP>> {};

// ---- prepared statements

struct type_list : list<type> {};
struct prepare_statement
    : tree<Node::prepare, PREPARE, name, opt<parens<type_list>>, AS, row_statement> {};
struct prepare : sor<prepare_transaction, prepare_statement> {};
struct execute_prepared : tree<Node::execute, EXECUTE, name, opt<parens<list<expression>>>> {};
struct deallocate
    : tree<Node::deallocate, DEALLOCATE, sor<seq<PREPARE, sor<ALL, name>>, ALL, name>> {};

// ---- cursors

struct cursor_option
    : sor<any_word<Keyword::SCROLL, Keyword::BINARY, Keyword::INSENSITIVE, Keyword::ASENSITIVE>,
          seq<NO, SCROLL>> {};
struct declare_cursor : tree<Node::declare_cursor, DECLARE, name, star<cursor_option>, CURSOR,
                             opt<any_word<Keyword::WITH, Keyword::WITHOUT>, HOLD>, FOR, query> {};
struct fetch_amount
    : sor<any_word<Keyword::NEXT, Keyword::PRIOR, Keyword::FIRST, Keyword::LAST, Keyword::ALL>,
          seq<any_word<Keyword::ABSOLUTE, Keyword::RELATIVE>, signed_integer>,
          seq<any_word<Keyword::FORWARD, Keyword::BACKWARD>, opt<sor<ALL, signed_integer>>>,
          signed_integer> {};
struct from_or_in : any_word<Keyword::FROM, Keyword::IN> {};
// NEXT may be a direction or a cursor of that name.
struct fetch : tree<Node::fetch, any_word<Keyword::FETCH, Keyword::MOVE>,
                    sor<seq<fetch_amount, opt<from_or_in>, name>, seq<opt<from_or_in>, name>>> {};
struct close_cursor : tree<Node::close_cursor, CLOSE, sor<ALL, name>> {};

// ---- notifications and libraries

struct listen : tree<Node::listen, LISTEN, name> {};
struct notify : tree<Node::notify, NOTIFY, name, opt<one<','>, text_constant>> {};
struct unlisten : tree<Node::unlisten, UNLISTEN, sor<one<'*'>, name>> {};
struct load : tree<Node::load, LOAD, text_constant> {};
struct checkpoint : tree<Node::checkpoint, CHECKPOINT> {};

}  // namespace mig::grammar::postgres
