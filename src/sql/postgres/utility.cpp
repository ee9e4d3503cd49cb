// Statements about the session and the server, and those that read, move or lock whole tables.
#include "grammar/postgres/maintenance.hpp"
#include "grammar/postgres/session.hpp"
#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {
namespace {

// CREATE TABLE AS and CREATE MATERIALIZED VIEW are queries that EXPLAIN takes; no other CREATE is.
bool read_explained_create(TokenInput& in) {
  if (in.code() != code_of(Keyword::CREATE)) return in.miss(code_of(Keyword::CREATE));
  if (!read_create_relation(in)) return false;
  const Node kind = in.nodes().back().kind;
  return kind == Node::create_table_as || kind == Node::create_materialized_view;
}

struct explained_create : elsewhere<read_explained_create> {};
struct explainable : sor<row_statement, declare_cursor, execute_prepared, refresh_materialized_view,
                         explained_create> {};
// EXPLAIN (VERBOSE) SELECT 1 and EXPLAIN (SELECT 1)
struct explain : tree<Node::explain, EXPLAIN,
                      sor<seq<utility_options, explainable>,
                          seq<tree<Node::option, tree<Node::name, analyze_word>>,
                              word_option<VERBOSE>, explainable>,
                          seq<word_option<VERBOSE>, explainable>>> {};

struct Form {
  Keyword word;
  bool (*read)(TokenInput&);
};

constexpr Form forms[] = {
    {Keyword::BEGIN, read<begin>},
    {Keyword::START, read<begin>},
    {Keyword::COMMIT, read<commit>},
    {Keyword::END, read<end_>},
    {Keyword::ROLLBACK, read<rollback>},
    {Keyword::ABORT, read<end_>},
    {Keyword::SAVEPOINT, read<savepoint>},
    {Keyword::RELEASE, read<release>},
    {Keyword::SET, read<set>},
    {Keyword::RESET, read<reset>},
    {Keyword::SHOW, read<show>},
    {Keyword::COPY, read<copy>},
    {Keyword::TRUNCATE, read<truncate>},
    {Keyword::LOCK, read<lock>},
    {Keyword::DO, read<do_>},
    {Keyword::CALL, read<call_procedure>},
    {Keyword::REFRESH, read<refresh_materialized_view>},
    {Keyword::VACUUM, read<vacuum>},
    {Keyword::ANALYZE, read<analyze>},
    {Keyword::ANALYSE, read<analyze>},
    {Keyword::CLUSTER, read<cluster>},
    {Keyword::REINDEX, read<reindex>},
    {Keyword::EXPLAIN, read<explain>},
    {Keyword::PREPARE, read<prepare>},
    {Keyword::EXECUTE, read<execute_prepared>},
    {Keyword::DEALLOCATE, read<deallocate>},
    {Keyword::DECLARE, read<declare_cursor>},
    {Keyword::FETCH, read<fetch>},
    {Keyword::MOVE, read<fetch>},
    {Keyword::CLOSE, read<close_cursor>},
    {Keyword::LISTEN, read<listen>},
    {Keyword::NOTIFY, read<notify>},
    {Keyword::UNLISTEN, read<unlisten>},
    {Keyword::DISCARD, read<discard>},
    {Keyword::CHECKPOINT, read<checkpoint>},
    {Keyword::LOAD, read<load>},
};

// First words of the statements that other parts of the grammar read: one of them may be meant.
constexpr Keyword other_words[] = {
    Keyword::SELECT, Keyword::INSERT,   Keyword::UPDATE, Keyword::DELETE,  Keyword::MERGE,
    Keyword::WITH,   Keyword::VALUES,   Keyword::TABLE,  Keyword::CREATE,  Keyword::ALTER,
    Keyword::DROP,   Keyword::GRANT,    Keyword::REVOKE, Keyword::COMMENT, Keyword::SECURITY,
    Keyword::IMPORT, Keyword::REASSIGN,
};

}  // namespace

bool read_utility(TokenInput& in) {
  for (const Form& form : forms) {
    if (in.code() == code_of(form.word)) return form.read(in);
  }
  for (const Form& form : forms) in.suggest(code_of(form.word));
  for (const Keyword word : other_words) in.suggest(code_of(word));
  return in.miss("a statement");
}

}  // namespace mig::grammar::postgres
