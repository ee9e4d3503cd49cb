#include "lint/sqlite/rebuild.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// A table as a statement names it: by id where the catalogue knows it, else by name.
struct Subject {
  ObjectId id = 0;
  std::string name;
};

struct Event {
  enum class Kind : unsigned char { create, copy, drop, rename } kind;
  const JudgedStatement* at;
  Subject table;
  std::vector<Subject> sources;  // copy
  std::string new_name;          // rename
};

class Finder {
 public:
  explicit Finder(const std::vector<const JudgedStatement*>& file) : file_(file) {
    for (const JudgedStatement* each : file_) gather(*each);
  }

  void find(std::vector<Rebuild>& into) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (events_[i].kind != Event::Kind::create) continue;
      Rebuild made;
      if (match(i, made)) into.push_back(std::move(made));
    }
  }

 private:
  using Kind = Event::Kind;

  Subject subject(const JudgedStatement& at, const ast::ObjectName& name) const {
    return {at.relation(name), std::string(name.name.text)};
  }

  bool is_same_name(std::string_view a, std::string_view b) const {
    return lower_ascii(a) == lower_ascii(b);
  }
  // One that the catalogue does not know goes by its name, also the one that it was renamed to.
  bool is_same(const Subject& a, const Subject& b) const {
    if (a.id != 0 || b.id != 0) return a.id == b.id;
    return is_same_name(a.name, b.name);
  }

  void gather(const JudgedStatement& at) {
    if (at.statement == nullptr || at.was_refused) return;
    if (const auto* made = at.as<ast::CreateTable>()) {
      create(at, made->name);
    } else if (const auto* as = at.as<ast::CreateTableAs>()) {
      if (create(at, as->name)) copy(at, events_.back().table, as->query);
    } else if (const auto* insert = at.as<ast::Insert>()) {
      if (insert->source && !insert->is_values)
        copy(at, subject(at, insert->table), insert->source);
    } else if (const auto* drop = at.as<ast::Drop>()) {
      if (drop->object != ObjectKind::table) return;
      for (const ast::ObjectReference& each : drop->objects) {
        events_.push_back({Kind::drop, &at, subject(at, each.name), {}, {}});
      }
    } else if (const auto* rename = at.as<ast::Rename>()) {
      if (rename->object != ObjectKind::table) return;
      events_.push_back({Kind::rename,
                         &at,
                         subject(at, rename->target.name),
                         {},
                         std::string(rename->new_name.text)});
    }
  }

  bool create(const JudgedStatement& at, const ast::ObjectName& name) {
    if (at.relation(name) != 0) return false;  // IF NOT EXISTS, and it does
    const ObjectId id = at.find_after(ObjectKind::table, name);
    if (id == 0) return false;
    events_.push_back({Kind::create, &at, {id, std::string(name.name.text)}, {}, {}});
    return true;
  }

  void copy(const JudgedStatement& at, Subject into, const Syntax& query) {
    Event made{Kind::copy, &at, std::move(into), {}, {}};
    for (const TableReference& each : references_of(query).tables) {
      if (each.access != Access::read) continue;
      const Catalog& catalog = at.before;
      const ObjectId schema =
          catalog.find_schema(each.name.schema.empty() ? "main" : each.name.schema);
      ObjectId id = schema != 0 ? catalog.find(ObjectKind::table, schema, each.name.name) : 0;
      const ObjectId temporary = catalog.find_schema("temp");
      if (id == 0 && each.name.schema.empty() && temporary != 0) {
        id = catalog.find(ObjectKind::table, temporary, each.name.name);
      }
      made.sources.push_back({id, each.name.name});
    }
    events_.push_back(std::move(made));
  }

  template <typename Fits>
  const Event* first(std::size_t from, std::size_t to, Kind kind, Fits fits) const {
    for (std::size_t i = from; i < std::min(to, events_.size()); ++i) {
      if (events_[i].kind == kind && fits(events_[i])) return &events_[i];
    }
    return nullptr;
  }
  std::size_t index(const Event* event) const {
    return static_cast<std::size_t>(event - events_.data());
  }

  bool match(std::size_t create, Rebuild& made) const {
    const Event& born = events_[create];
    for (std::size_t i = create + 1; i < events_.size(); ++i) {
      const Event& copy = events_[i];
      if (copy.kind != Kind::copy || !is_same(copy.table, born.table)) continue;
      for (const Subject& source : copy.sources) {
        if (is_same(source, born.table)) continue;
        // A table that took the old one's name may be renamed there and back, to bring the keys of others with it.
        if (match_old_away(create, i, source, made) || match_new_first(create, i, source, made) ||
            match_through_copy(create, i, source, made)) {
          complete(born, i, source, made);
          return true;
        }
      }
    }
    return false;
  }

  bool match_new_first(std::size_t create, std::size_t copy, const Subject& old,
                       Rebuild& made) const {
    const Event* rename = first(copy + 1, events_.size(), Kind::rename, [&](const Event& each) {
      return is_same(each.table, events_[create].table);
    });
    if (rename == nullptr) return false;
    const auto gives_way = [&](const Event& each) {
      return is_same(each.table, old) && is_same_name(each.table.name, rename->new_name);
    };
    const Event* drop = first(copy + 1, index(rename), Kind::drop, gives_way);
    const Event* away = first(create + 1, index(rename), Kind::rename, gives_way);
    if (drop == nullptr && away == nullptr) return false;
    made.way = drop != nullptr ? Rebuild::Way::new_first : Rebuild::Way::swap;
    made.name = rename->new_name;
    made.rename = rename->at;
    made.old_id = old.id;
    if (drop == nullptr) {
      made.away = away->at;
      drop = dropped(copy + 1, *away);
    }
    if (drop != nullptr) made.drop = drop->at;
    return true;
  }

  // The drop of a table behind its renaming.
  const Event* dropped(std::size_t from, const Event& away) const {
    const Subject now{away.table.id, away.new_name};
    return first(std::max(from, index(&away) + 1), events_.size(), Kind::drop,
                 [&](const Event& each) { return is_same(each.table, now); });
  }

  bool match_old_away(std::size_t create, std::size_t copy, const Subject& old,
                      Rebuild& made) const {
    const Event* away = first(0, create, Kind::rename, [&](const Event& each) {
      return is_same({each.table.id, each.new_name}, old) &&
             is_same_name(each.table.name, events_[create].table.name);
    });
    if (away == nullptr) return false;
    made.way = Rebuild::Way::old_away;
    made.name = events_[create].table.name;
    made.away = away->at;
    made.old_id = old.id;
    if (const Event* drop = dropped(copy + 1, *away)) made.drop = drop->at;
    return true;
  }

  bool match_through_copy(std::size_t create, std::size_t copy, const Subject& helper,
                          Rebuild& made) const {
    const auto is_helper = [&](const Event& each) { return is_same(each.table, helper); };
    const Event* born = first(0, create, Kind::create, is_helper);
    if (born == nullptr) return false;
    const Event* drop = first(index(born) + 1, create, Kind::drop, [&](const Event& each) {
      return is_same_name(each.table.name, events_[create].table.name);
    });
    if (drop == nullptr) return false;
    const Event* saved = first(index(born) + 1, index(drop), Kind::copy, [&](const Event& each) {
      return is_helper(each) &&
             std::any_of(each.sources.begin(), each.sources.end(),
                         [&](const Subject& from) { return is_same(from, drop->table); });
    });
    if (saved == nullptr) return false;
    made.way = Rebuild::Way::through_copy;
    made.name = events_[create].table.name;
    made.drop = drop->at;
    made.old_id = drop->table.id;
    made.create_helper = born->at;
    made.copies.push_back(saved->at);
    if (const Event* gone = first(copy + 1, events_.size(), Kind::drop, is_helper)) {
      made.drop_helper = gone->at;
    }
    return true;
  }

  void complete(const Event& born, std::size_t copy, const Subject& source, Rebuild& made) const {
    made.create = born.at;
    made.new_id = born.table.id;
    for (std::size_t i = copy; i < events_.size(); ++i) {
      const Event& each = events_[i];
      if (each.kind != Kind::copy || !is_same(each.table, born.table)) continue;
      if (made.rename != nullptr && each.at->position > made.rename->position) continue;
      if (std::any_of(each.sources.begin(), each.sources.end(),
                      [&](const Subject& from) { return is_same(from, source); })) {
        made.copies.push_back(each.at);
      }
    }
    for (const JudgedStatement* each : {made.create, made.rename, made.away, made.drop,
                                        made.drop_helper, made.create_helper, made.copies.back()}) {
      if (each == nullptr) continue;
      if (made.first == nullptr || each->position < made.first->position) made.first = each;
      if (made.last == nullptr || each->position > made.last->position) made.last = each;
    }
    made.at_end = &file_.back()->after;
    const auto* old_table = made.before().get<Table>(made.old_id);
    if (old_table != nullptr && !old_table->is_unknown) made.old_table = old_table;
    made.new_table = made.last->after.get<Table>(made.new_id);
  }

  const std::vector<const JudgedStatement*>& file_;
  std::vector<Event> events_;
};

}  // namespace

Copy Rebuild::copy() const {
  if (way != Way::through_copy) return copy_of(*copies.front(), old_table);
  // There and back: where the helper's columns came from.
  const Copy there = copy_of(*copies.front(), old_table);
  const JudgedStatement& back_at = *copies.back();
  const auto* helper = create_helper->after.get<Table>(
      create_helper->as<ast::CreateTable>() != nullptr
          ? create_helper->find_after(ObjectKind::table,
                                      create_helper->as<ast::CreateTable>()->name)
          : create_helper->find_after(ObjectKind::table,
                                      create_helper->as<ast::CreateTableAs>()->name));
  Copy back = copy_of(back_at, helper);
  if (back.filter.empty()) back.filter = there.filter;
  for (CopiedColumn& each : back.columns) {
    if (each.from.empty()) continue;
    const auto found = std::find_if(
        there.columns.begin(), there.columns.end(),
        [&](const CopiedColumn& saved) { return lower_ascii(saved.to) == lower_ascii(each.from); });
    each.from = found == there.columns.end() ? std::string() : found->from;
  }
  return back;
}

bool Rebuild::is_step(const JudgedStatement& at) const {
  for (const JudgedStatement* each : {create, rename, away, drop, drop_helper, create_helper}) {
    if (each == &at) return true;
  }
  return std::find(copies.begin(), copies.end(), &at) != copies.end();
}

std::vector<Rebuild> rebuilds_of(const LintContext& context) {
  std::vector<Rebuild> found;
  std::vector<const JudgedStatement*> file;
  const auto finish = [&] {
    if (!file.empty()) Finder(file).find(found);
    file.clear();
  };
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once) continue;
    if (!file.empty() && file.back()->file != each->file) finish();
    file.push_back(each.get());
  }
  finish();
  return found;
}

const Rebuild* rebuild_with(const std::vector<Rebuild>& rebuilds, const JudgedStatement& at) {
  const auto found = std::find_if(rebuilds.begin(), rebuilds.end(),
                                  [&](const Rebuild& each) { return each.is_step(at); });
  return found == rebuilds.end() ? nullptr : &*found;
}

}  // namespace mig
