// The effects of one statement while they are gathered. For the files of lint/locks/ alone.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/relation.hpp"
#include "lint/locks/effects.hpp"
#include "sql/ast.hpp"

namespace mig::locks {

// A table and one of those below it.
struct Member {
  ObjectId id = 0;
  TouchReason reason = TouchReason::target;
};

class Tally {
 public:
  explicit Tally(const LockQuestion& question) : question_(question), before(question.before) {}

 private:
  const LockQuestion& question_;

 public:
  const Catalog& before;
  const Catalog& after() const { return question_.after; }
  const SessionState& session() const { return question_.session; }
  bool is_before(int major) const { return question_.version < postgres_version(major); }
  bool in_utc() const { return question_.in_utc; }
  bool is_new(ObjectId id) const;  // made in this transaction

  // ---- names
  ObjectId find(ObjectKind kind, const ast::ObjectName& name) const;
  ObjectId relation(const ast::ObjectName& name) const { return find(ObjectKind::table, name); }
  ObjectId find(ObjectKind kind, const ast::ObjectReference& reference) const;
  ObjectId relation(std::string_view schema, std::string_view name) const;
  const Table* table(ObjectId id) const { return before.get<Table>(id); }
  DataType data_type(const ast::Type& type) const;

  // ---- effects: of several on one relation the strongest lock counts, and all of the work
  Effect& take(ObjectId id, TouchReason reason, LockMode lock);
  Effect& take(Member member, LockMode lock) { return take(member.id, member.reason, lock); }
  // A relation as it is written, known or not.
  Effect& named(const ast::ObjectName& name, TouchReason reason, LockMode lock);
  // Written anew with all its indexes, under ACCESS EXCLUSIVE.
  void rewrite(Member member);
  // Its indexes, and those alone.
  std::vector<const Index*> indexes_of(ObjectId table) const;
  void take_indexes(ObjectId table, LockMode lock);

  // ---- families
  // The relation itself and, unless `only`, its partitions and inheritance children at all depths.
  std::vector<Member> family(ObjectId id, bool only = false) const;
  ObjectId default_partition(ObjectId partitioned) const;

  void refuse(std::string why) {
    if (result_.error.empty()) result_.error = std::move(why);
  }
  bool is_refused() const { return !result_.error.empty(); }
  // Syntax or a feature that came with a version.
  void needs(int major, std::string_view what);
  void unknown() { result_.is_known = false; }
  // Nothing is run: the locks stay, the work does not.
  void only_locks() {
    for (Effect& each : all_) each.rewrites = each.scans = each.builds_index = false;
  }

  Effects finish();

 private:
  std::deque<Effect> all_;
  Effects result_;
};

// Tables that a query reads, and those that it locks with FOR UPDATE and the like.
void read_rows(Tally& tally, const Syntax& query);
// Functions of the history that are called may do anything.
void note_calls(Tally& tally, const Syntax& root);
// A foreign key on new or old columns of `child`.
void add_foreign_key(Tally& tally, Member child, const ast::ForeignKey& key, bool reads_rows);
// Everything that is gone afterwards and hangs on this object in some way.
void removed_with(Tally& tally, ObjectId id);
// The table loses or changes what its foreign keys refer to.
bool has_foreign_key_to(const Table& table, ObjectId parent);
// The rows of a partition are known to lie within the bound, which is in the catalogue's spelling.
bool proves_bound(const Table& parent, const Table& partition, const ast::PartitionBound& bound);
// No row of the default partition lies within it.
bool excludes_bound(const Table& parent, const Table& partition, const ast::PartitionBound& bound);
// A new partition takes these of the partitioned table and of its default partition.
void add_partition(Tally& tally, ObjectId parent, const ast::PartitionBound& bound, LockMode lock);

// One for each struct that has effects; others have none.
void count(Tally& tally, const ast::AlterTable& statement);
void count(Tally& tally, const ast::CreateTable& statement);
void count(Tally& tally, const ast::CreateTableAs& statement);
void count(Tally& tally, const ast::CreateIndex& statement);
void count(Tally& tally, const ast::CreateView& statement);
void count(Tally& tally, const ast::CreateTrigger& statement);
void count(Tally& tally, const ast::CreateRule& statement);
void count(Tally& tally, const ast::CreatePolicy& statement);
void count(Tally& tally, const ast::AlterPolicy& statement);
void count(Tally& tally, const ast::CreateStatistics& statement);
void count(Tally& tally, const ast::CreatePublication& statement);
void count(Tally& tally, const ast::AlterPublication& statement);
void count(Tally& tally, const ast::CreateSchema& statement);
void count(Tally& tally, const ast::AlterSequence& statement);
void count(Tally& tally, const ast::AlterDomain& statement);
void count(Tally& tally, const ast::RefreshMaterializedView& statement);
void count(Tally& tally, const ast::Drop& statement);
void count(Tally& tally, const ast::Rename& statement);
void count(Tally& tally, const ast::SetSchema& statement);
void count(Tally& tally, const ast::OwnerTo& statement);
void count(Tally& tally, const ast::Comment& statement);
void count(Tally& tally, const ast::Truncate& statement);
void count(Tally& tally, const ast::Lock& statement);
void count(Tally& tally, const ast::Maintenance& statement);
void count(Tally& tally, const ast::Query& statement);
void count(Tally& tally, const ast::Insert& statement);
void count(Tally& tally, const ast::Update& statement);
void count(Tally& tally, const ast::Delete& statement);
void count(Tally& tally, const ast::Merge& statement);
void count(Tally& tally, const ast::Copy& statement);
void count(Tally& tally, const ast::Explain& statement);
void count(Tally& tally, const ast::Do& statement);
void count(Tally& tally, const ast::Call& statement);
void count(Tally& tally, const ast::Plain& statement);
inline void count(Tally&, const ast::Statement&) {}

}  // namespace mig::locks
