// What a statement does to a catalogue. To add a kind of statement: declare its apply_to() here and define it in the file
// of its family.
#pragma once

#include <map>
#include <set>

#include "catalog/catalog.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/relation.hpp"
#include "catalog/replay.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"
#include "sql/ast.hpp"

namespace mig {

// Thrown where a statement cannot have succeeded; caught by Replay, which then takes back what it did.
struct Refused {
  std::string message;
};

// One statement while it is applied: the catalogue, how names are found, what is noted.
class Applier : public NameResolver {
 public:
  Applier(Catalog& catalog_, SessionState& session_, std::vector<ReplayNote>& notes_,
          std::uint32_t number_, Span span_)
      : catalog(catalog_), session(session_), notes(notes_), number(number_), span(span_) {}

  Catalog& catalog;
  SessionState& session;
  std::vector<ReplayNote>& notes;
  const std::uint32_t number;
  const Span span;

  bool is_postgres() const { return catalog.dialect() == Dialect::postgres; }
  void note(ReplayNote::Kind kind, std::string message) {
    notes.push_back({kind, number, span, std::move(message)});
  }

  // ---- schemas
  ObjectId schema(std::string_view name);  // made as an unknown one where it is not there
  // Where a new object of this name goes.
  ObjectId creation_schema(std::string_view schema_name, bool is_temporary = false);

  // ---- objects by name, through the search_path; 0: not there
  ObjectId find(ObjectKind kind, std::string_view schema_name, std::string_view name) const;
  ObjectId find(ObjectKind kind, const ast::ObjectName& name) const {
    return find(kind, name.schema.text, name.name.text);
  }
  ObjectId relation(const ast::ObjectName& name) const { return find(ObjectKind::table, name); }
  // A table, an unknown one is made where there is none.
  ObjectId table(const ast::ObjectName& name);
  // The function with these arguments, or the only one of its name.
  ObjectId function(const ast::ObjectName& name, ast::Types arguments, bool has_arguments);
  // A trigger, rule or policy of a relation.
  ObjectId part(ObjectKind kind, ObjectId relation, std::string_view name) const {
    return catalog.find(kind, relation, name);
  }
  // Casts and transforms go by their types; "" for other kinds.
  std::string name_of_types(ObjectKind kind, const ast::ObjectReference& reference);
  ObjectId part_of_any(ObjectKind kind, std::string_view name) const;
  // What DROP, COMMENT, GRANT, … name.
  ObjectId find(ObjectKind kind, const ast::ObjectReference& reference);

  // ---- types and texts
  DataType data_type(const ast::Type& type);
  std::string type_of(const ast::Type& type) { return catalog.to_string(data_type(type)); }
  // A known one with its schema.
  std::string collation_of(const ast::ObjectName& name) const;
  // The catalogue's spelling; objects that it uses are added.
  std::string text(const Syntax& syntax, std::vector<ObjectId>& uses);

  // Adds the object with its number; what is known of `name` there is refused or, if unknown, taken over.
  template <typename T>
  ObjectId add(T object) {
    object.created = number;
    object.is_perhaps = object.is_perhaps || perhaps_;
    return catalog.add(std::make_shared<T>(std::move(object)));
  }
  // Something whose effect cannot be known: from here on there may be more than the catalogue holds.
  void not_known(std::string message) {
    session.anything_may_have_changed = true;
    catalog.set_incomplete();
    note(ReplayNote::Kind::unknown_effect, std::move(message));
  }
  // Below a condition: what the statements make may not have been made.
  void make_perhaps(bool perhaps) { perhaps_ = perhaps; }
  // Without CASCADE a view that seems to depend on what is dropped does not: the statement would have failed.
  bool cascades = true;
  // False when it is being dropped already: objects may depend on each other in a circle.
  bool begin_drop(ObjectId id) { return dropping_.insert(id).second; }
  // IF NOT EXISTS: from here on what is made may have been there before, in another form.
  void made_perhaps() { perhaps_ = perhaps_ || session.anything_may_have_changed; }

  // Functions and procedures whose bodies are being applied: one may call itself.
  std::vector<ObjectId> running;

  // What stands for the stars of a query, by their nodes, while text() is called.
  std::map<std::uint32_t, std::string> stars;

  // NameResolver
  std::string relation_text(const ast::ObjectName& name) override;
  std::string function_text(const ast::ObjectName& name) override;
  std::string type_text(const ast::Type& type) override;
  std::string star_text(const Syntax& node) override;

 private:
  bool perhaps_ = false;
  std::set<ObjectId> dropping_;
  std::vector<ObjectId>* uses_ = nullptr;
};

std::string text_of(const ast::ObjectName& name);
std::vector<std::string> texts(ast::List<ast::Name> names);
StoredSettings settings(ast::List<ast::Option> options);
void put_settings(StoredSettings& in, ast::List<ast::Option> options);
void remove_settings(StoredSettings& in, ast::List<ast::Option> options);

// Calls the apply_to() of the statement's struct. Throws Refused.
void apply_statement(Applier& to, const ast::Statement& statement);

// Statements without an effect on the schema.
inline void apply_to(Applier&, const ast::Statement&) {}

void apply_to(Applier&, const ast::CreateTable&);
void apply_to(Applier&, const ast::CreateTableAs&);
void apply_to(Applier&, const ast::CreateVirtualTable&);
void apply_to(Applier&, const ast::AlterTable&);
void apply_to(Applier&, const ast::CreateIndex&);
void apply_to(Applier&, const ast::CreateView&);
void apply_to(Applier&, const ast::RefreshMaterializedView&);
void apply_to(Applier&, const ast::CreateSequence&);
void apply_to(Applier&, const ast::AlterSequence&);
void apply_to(Applier&, const ast::Drop&);
void apply_to(Applier&, const ast::Rename&);
void apply_to(Applier&, const ast::SetSchema&);
void apply_to(Applier&, const ast::Comment&);
void apply_to(Applier&, const ast::Grant&);
void apply_to(Applier&, const ast::AlterDefaultPrivileges&);
void apply_to(Applier&, const ast::CreateEnum&);
void apply_to(Applier&, const ast::AlterEnum&);
void apply_to(Applier&, const ast::CreateCompositeType&);
void apply_to(Applier&, const ast::CreateRangeType&);
void apply_to(Applier&, const ast::CreateDomain&);
void apply_to(Applier&, const ast::AlterDomain&);
void apply_to(Applier&, const ast::Define&);
void apply_to(Applier&, const ast::CreateFunction&);
void apply_to(Applier&, const ast::AlterFunction&);
void apply_to(Applier&, const ast::CreateTrigger&);
void apply_to(Applier&, const ast::CreateEventTrigger&);
void apply_to(Applier&, const ast::AlterEventTrigger&);
void apply_to(Applier&, const ast::CreateRule&);
void apply_to(Applier&, const ast::CreatePolicy&);
void apply_to(Applier&, const ast::AlterPolicy&);
void apply_to(Applier&, const ast::CreateSchema&);
void apply_to(Applier&, const ast::CreateExtension&);
void apply_to(Applier&, const ast::AlterExtension&);
void apply_to(Applier&, const ast::CreatePublication&);
void apply_to(Applier&, const ast::AlterPublication&);
void apply_to(Applier&, const ast::CreateSubscription&);
void apply_to(Applier&, const ast::CreateStatistics&);
void apply_to(Applier&, const ast::AlterStatistics&);
void apply_to(Applier&, const ast::CreateOther&);
void apply_to(Applier&, const ast::Plain&);
void apply_to(Applier&, const ast::ImportForeignSchema&);
void apply_to(Applier&, const ast::Do&);
void apply_to(Applier&, const ast::Call&);
void apply_to(Applier&, const ast::Query&);
void apply_to(Applier&, const ast::Set&);
void apply_to(Applier&, const ast::Pragma&);
void apply_to(Applier&, const ast::Attach&);

}  // namespace mig
