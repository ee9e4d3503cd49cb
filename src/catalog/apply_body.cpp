#include "catalog/apply_body.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/called.hpp"
#include "catalog/doubtful_names.hpp"
#include "sql/body.hpp"

namespace mig {
namespace {

bool is_statement(const BodyStatement& inner) {
  return inner.how == BodyStatement::How::direct ||
         inner.how == BodyStatement::How::dynamic_literal ||
         inner.how == BodyStatement::How::perform;
}

// Rows, settings, roles and the server: nothing that the catalogue holds.
bool leaves_schema(const ast::Statement& statement) {
  switch (statement.kind) {
    case Node::create_role:
    case Node::alter_role:
    case Node::alter_role_set:
    case Node::drop_role:
    case Node::grant_role:
    case Node::revoke_role:
    case Node::security_label:
    case Node::alter_system:
    case Node::alter_database_set:
    case Node::set_constraints:
    case Node::vacuum:
    case Node::analyze:
    case Node::notify:
    case Node::select:
    case Node::insert:
    case Node::update:
    case Node::delete_:
    case Node::merge:
    case Node::truncate:
    case Node::lock:
    case Node::set:
    case Node::transaction: return true;
    default: return false;
  }
}

// Who may use an object, and what is said of it: the object stays what it is.
bool changes_notes_only(const ast::Statement& statement) {
  return statement.kind == Node::grant || statement.kind == Node::revoke ||
         statement.kind == Node::comment || statement.kind == Node::alter_default_privileges;
}

// It changes what it names, and what hangs on that: nothing else can have come of it.
bool changes_what_it_names(const ast::Statement& statement) {
  if (const auto* drop = statement.as<ast::Drop>()) return drop->object != ObjectKind::extension;
  switch (statement.kind) {
    case Node::alter_table:
    case Node::rename:
    case Node::set_schema:
    case Node::owner_to:
    case Node::alter_enum:
    case Node::alter_domain:
    case Node::alter_function:
    case Node::alter_sequence:
    case Node::alter_policy: return true;
    default: return false;
  }
}

// All that it does is to add.
bool only_adds(const ast::Statement& statement) {
  if (const auto* alter = statement.as<ast::AlterTable>()) {
    return std::all_of(alter->actions.begin(), alter->actions.end(), [](const auto& each) {
      return each.kind == ast::AlterTableKind::add_column ||
             each.kind == ast::AlterTableKind::add_constraint;
    });
  }
  switch (statement.kind) {
    case Node::create_table:
    case Node::create_table_as:
    case Node::create_materialized_view:
    case Node::create_index:
    case Node::create_view:
    case Node::create_sequence:
    case Node::create_schema:
    case Node::create_extension:
    case Node::create_enum:
    case Node::create_composite_type:
    case Node::create_range_type:
    case Node::create_domain:
    case Node::create_function:
    case Node::create_trigger:
    case Node::create_policy:
    case Node::create_publication:
    case Node::create_statistics: return true;
    default: return false;
  }
}

void mark_new_parts(Applier& to) {
  std::vector<ObjectId> changed;
  to.catalog.for_each([&](const Object& each) {
    const auto* table = dynamic_cast<const Table*>(&each);
    if (table == nullptr || table->created == to.number) return;
    const auto is_new = [&](const auto& part) { return part.created == to.number; };
    if (std::any_of(table->columns.begin(), table->columns.end(), is_new) ||
        std::any_of(table->constraints.begin(), table->constraints.end(), is_new)) {
      changed.push_back(each.id);
    }
  });
  for (const ObjectId id : changed) {
    to.catalog.edit<Table>(id, [&](Table& table) {
      for (Column& each : table.columns.for_change()) each.is_perhaps |= each.created == to.number;
      for (Constraint& each : table.constraints.for_change())
        each.is_perhaps |= each.created == to.number;
    });
  }
}

void mark_changed(Applier& to, const Catalog& before) {
  std::vector<ObjectId> changed;
  to.catalog.for_each([&](const Object& each) {
    if (before.object(each.id) != &each) changed.push_back(each.id);
  });
  for (const ObjectId id : changed) {
    to.catalog.edit<Object>(id, [](Object& object) { object.is_uncertain = true; });
  }
}

void doubt_table(Applier& to, const ast::Statement& statement) {
  const auto* alter = statement.as<ast::AlterTable>();
  const ObjectId table = alter == nullptr ? 0 : to.relation(alter->name);
  to.catalog.edit<Object>(table, [](Object& object) { object.is_uncertain = true; });
}

// As a whole or, where it is refused, not at all.
void try_apply(Applier& to, const ast::Statement& statement) {
  const Catalog before = to.catalog;
  try {
    apply_statement(to, statement);
  } catch (const Refused&) {
    to.catalog = before;
    doubt_table(to, statement);
  }
}

void apply_conditional(Applier& to, const BodyStatement& inner) {
  const ast::Statement& statement = *inner.parsed.statement;
  if (statement.kind == Node::select) note_calls(to, statement);
  if (leaves_schema(statement)) return;
  const Catalog before = to.catalog;
  to.make_perhaps(true);
  try_apply(to, statement);
  to.make_perhaps(false);
  if (changes_notes_only(statement)) return;
  if (only_adds(statement)) {
    mark_new_parts(to);
    return;
  }
  // Such a block mostly asks whether the statement is still to be run: it is taken to run where it can.
  std::string why =
      concat("whether this runs is not known: ", shorten(statement.syntax.text(), 80));
  mark_changed(to, before);
  if (!changes_what_it_names(statement)) return to.not_known(std::move(why));
  doubt_table(to, statement);
  if (doubt_freed_names(to, before)) to.catalog.set_incomplete();
  to.note(ReplayNote::Kind::unknown_effect, std::move(why));
}

// Behind what may or may not have run a refusal proves nothing.
void apply_unsure(Applier& to, const ast::Statement& statement) {
  const Catalog before = to.catalog;
  try {
    apply_statement(to, statement);
  } catch (const Refused& refused) {
    to.catalog = before;
    doubt_table(to, statement);
    to.not_known(concat("what this changes is not known: ", refused.message));
  }
}

// Blocks with exception handlers: what a statement in one is refused takes back the whole block, and what follows in it
// is not run.
class GuardedBlocks {
 public:
  GuardedBlocks(Applier& to, const Body& body) : to_(to), body_(body) {}

  // Leaves and enters blocks up to the one of the statement. False: an error ended it, or one around it.
  bool enter(unsigned guard) {
    std::vector<unsigned> around;
    for (; guard != 0; guard = body_.guards[guard]) around.insert(around.begin(), guard);
    std::size_t same = 0;
    while (same < open_.size() && same < around.size() && open_[same].guard == around[same]) ++same;
    open_.resize(same, Open(to_));
    for (; same < around.size(); ++same) {
      const bool failed = !open_.empty() && open_.back().failed;
      open_.emplace_back(to_, around[same], failed);
    }
    return open_.empty() || !open_.back().failed;
  }

  bool is_inside() const { return !open_.empty(); }

  void fail() {
    to_.catalog = open_.back().catalog;
    to_.session = open_.back().session;
    open_.back().failed = true;
  }

 private:
  struct Open {
    explicit Open(const Applier& to, unsigned which = 0, bool has_failed = false)
        : guard(which), failed(has_failed), catalog(to.catalog), session(to.session) {}
    unsigned guard;
    bool failed;
    Catalog catalog;  // as they were before the block
    SessionState session;
  };

  Applier& to_;
  const Body& body_;
  std::vector<Open> open_;
};

void apply_guarded(Applier& to, const ast::Statement& statement, GuardedBlocks& blocks) {
  try {
    apply_statement(to, statement);
  } catch (const Refused&) {
    blocks.fail();
  }
}

bool is_dark(const DynamicSql& dynamic) {
  return dynamic.changes() == DynamicSql::Changes::anything;
}

void apply_inner(Applier& to, const BodyStatement& inner, bool is_sure, GuardedBlocks& blocks) {
  if (!blocks.enter(inner.guard)) return;
  if (!is_statement(inner)) {
    if (inner.parsed.statement != nullptr) note_calls(to, *inner.parsed.statement);
    return;
  }
  if (inner.parsed.statement == nullptr) {
    to.not_known("a statement in the block cannot be read");
  } else if (inner.parsed.statement->kind == Node::do_) {
    // The statements of a block in a block are among those of the outer one.
    const auto& block = *inner.parsed.statement->as<ast::Do>();
    if (block.language != "plpgsql" && block.language != "sql") {
      to.not_known("DO: what the block changes is not known");
    }
  } else if (inner.conditional) {
    apply_conditional(to, inner);
  } else if (blocks.is_inside()) {
    apply_guarded(to, *inner.parsed.statement, blocks);
  } else if (is_sure) {
    apply_statement(to, *inner.parsed.statement);
  } else {
    apply_unsure(to, *inner.parsed.statement);
  }
}

}  // namespace

void apply_body(Applier& to, const ast::Statement& statement) {
  const Body body = read_body(statement);
  if (body.language != "plpgsql" && body.language != "sql") {
    to.not_known("DO: what the block changes is not known");
    return;
  }
  if (body.problem) to.not_known(concat("the block cannot be read: ", body.problem->message));
  const bool is_sure = std::none_of(body.dynamic.begin(), body.dynamic.end(), is_dark) &&
                       std::none_of(body.statements.begin(), body.statements.end(),
                                    [](const auto& each) { return each.conditional; });
  GuardedBlocks blocks(to, body);
  for (const BodyStatement& each : body.statements) apply_inner(to, each, is_sure, blocks);
  for (const DynamicSql& each : body.dynamic) {
    if (!is_dark(each)) continue;
    to.not_known(concat("EXECUTE of what is not known: ", each.why));
  }
}

}  // namespace mig
