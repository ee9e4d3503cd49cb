#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "catalog/compare.hpp"
#include "catalog/relation.hpp"
#include "lint/body_difference.hpp"
#include "lint/index_cover.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

constexpr std::size_t most_told = 3;

// What the catalogue could not follow proves nothing.
bool is_followed(const std::vector<const JudgedStatement*>& statements) {
  return !statements.empty() &&
         std::all_of(statements.begin(), statements.end(), [](const JudgedStatement* at) {
           const bool is_lost = at->before.is_complete() && !at->after.is_complete();
           return at->statement != nullptr && !at->was_refused && !at->is_conditional && !is_lost;
         });
}

// The values of an enum cannot be taken away again: irreversible-without-marker.
bool is_enum_value(const Difference& each) {
  return each.attribute == "values" && each.right.size() > each.left.size();
}

// A column that is added again comes last.
bool is_order(const Difference& each) {
  return each.attribute == "position" || each.attribute == "columns";
}

bool is_same_body(const Catalog& before, const Difference& each) {
  return each.attribute == "body" && !body_difference(before, each);
}

std::string value(std::string_view text) { return text.empty() ? "none" : shorten(text, 60); }

std::string line(std::string_view text) {
  return text.empty() ? "none" : concat('"', shorten(text, 100), '"');
}

std::string told(const Catalog& before, const Difference& each) {
  if (each.attribute.empty()) {
    return concat(each.object, each.left.empty() ? " is left behind" : " is gone");
  }
  const auto lines = each.attribute == "body" ? body_difference(before, each) : std::nullopt;
  if (lines) {
    return concat("the first line that differs in the body of ", each.object, " is ",
                  line(lines->right), " instead of ", line(lines->left));
  }
  return concat("the ", each.attribute, " of ", each.object, " is ", value(each.right),
                " instead of ", value(each.left));
}

// "public.orders" of one of its indexes or sequences; empty: it is no such thing.
std::string table_of(const Catalog& catalog, const std::string& object) {
  if (!object.starts_with("index ") && !object.starts_with("sequence ")) return {};
  std::string table;
  catalog.for_each([&](const Object& each) {
    const auto* index = dynamic_cast<const Index*>(&each);
    const auto* sequence = dynamic_cast<const Sequence*>(&each);
    if (index == nullptr && sequence == nullptr) return;
    if (concat(to_string(each.kind), " ", catalog.qualified_name(each.id)) != object) return;
    table = catalog.qualified_name(index != nullptr ? index->table : sequence->owner_table);
  });
  return table;
}

// What is gone or left with something else is told with it.
bool is_told_with(const Difference& each, const std::vector<Difference>& all,
                  const Catalog& catalog) {
  const std::string table = table_of(catalog, each.object);

  return std::any_of(all.begin(), all.end(), [&](const Difference& other) {
    if (!other.attribute.empty() || &other == &each) return false;
    const std::size_t blank = other.object.find(' ');
    if (!other.object.starts_with("table ") || blank == std::string::npos) return false;
    const std::string name = other.object.substr(blank + 1);
    if (name == table) return true;
    return each.object.find(concat(" ", name, ".")) != std::string::npos;
  });
}

template <typename T>
const T* named(const Catalog& catalog, std::string_view object) {
  const T* found = nullptr;
  catalog.for_each([&](const Object& each) {
    const auto* wanted = dynamic_cast<const T*>(&each);
    if (wanted != nullptr && object == catalog.qualified_name(each.id)) found = wanted;
  });
  return found;
}

// "public.t" and "c" of "column public.t.c".
struct Part {
  const Table* table = nullptr;
  std::string name;
};

Part part_of(const Catalog& catalog, std::string_view object) {
  const std::string_view path = object.substr(std::min(object.find(' ') + 1, object.size()));
  Part part;
  catalog.for_each([&](const Object& each) {
    const auto* table = dynamic_cast<const Table*>(&each);
    const std::string front = concat(catalog.qualified_name(each.id), ".");
    if (table == nullptr || !path.starts_with(front)) return;
    part = {table, std::string(path.substr(front.size()))};
  });
  return part;
}

// By name: what is dropped and made again is another object.
bool is_same_object(const Catalog& before, ObjectId was, const Catalog& after, ObjectId is) {
  return was == is || before.qualified_name(was) == after.qualified_name(is);
}

bool is_same(const Catalog& before, const Constraint& a, const Catalog& after,
             const Constraint& b) {
  return a.kind == b.kind && a.columns == b.columns && a.expression == b.expression &&
         is_same_object(before, a.references, after, b.references) &&
         a.referenced_columns == b.referenced_columns && a.referenced_name == b.referenced_name &&
         a.on_delete == b.on_delete && a.on_update == b.on_update &&
         a.is_deferrable == b.is_deferrable;
}

const Constraint* constraint_of(const Catalog& catalog, std::string_view object) {
  const Part part = part_of(catalog, object);
  if (part.table == nullptr) return nullptr;
  for (const Constraint& each : part.table->constraints) {
    if (catalog.quoted(each.name) == part.name) return &each;
  }
  return nullptr;
}

// The same constraint or index, under another name.
bool is_renamed(const Catalog& before, const Catalog& after, const Difference& gone,
                const Difference& left) {
  if (!gone.attribute.empty() || !left.attribute.empty()) return false;
  if (gone.left.empty() || left.right.empty()) return false;
  const Constraint* was = constraint_of(before, gone.object);
  const Constraint* is = constraint_of(after, left.object);
  const bool is_constraint =
      gone.object.starts_with("constraint ") && left.object.starts_with("constraint ");
  if (is_constraint) return was != nullptr && is != nullptr && is_same(before, *was, after, *is);
  if (!gone.object.starts_with("index ") || !left.object.starts_with("index ")) return false;
  const auto* old_index = named<Index>(before, gone.object.substr(6));
  const auto* new_index = named<Index>(after, left.object.substr(6));
  return old_index != nullptr && new_index != nullptr &&
         is_same_index(before, *old_index, after, *new_index);
}

// A column that comes back NOT NULL takes a default for the rows that are there.
bool is_needed_default(const Catalog& before, const Catalog& after, const Difference& each) {
  if (each.attribute != "default" || !each.left.empty()) return false;
  const Part was = part_of(before, each.object), is = part_of(after, each.object);
  if (was.table == nullptr || is.table == nullptr) return false;
  const auto by_name = [](const Catalog& catalog, const Part& part) {
    const auto found = std::find_if(
        part.table->columns.begin(), part.table->columns.end(),
        [&](const Column& column) { return catalog.quoted(column.name) == part.name; });
    return found == part.table->columns.end() ? nullptr : &*found;
  };
  const Column *old_column = by_name(before, was), *new_column = by_name(after, is);
  return old_column != nullptr && new_column != nullptr && new_column->not_null &&
         new_column->created != old_column->created;
}

// Nothing that a statement would notice.
bool is_mild(const Catalog& before, const Catalog& after, const Difference& each,
             const std::vector<Difference>& all) {
  return is_needed_default(before, after, each) ||
         std::any_of(all.begin(), all.end(), [&](const Difference& other) {
           return is_renamed(before, after, each, other) || is_renamed(before, after, other, each);
         });
}

void check(const LintContext& context, Findings& findings) {
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each)) continue;
    const auto up = statements_of(context, *each.up), down = statements_of(context, *each.down);
    if (!is_followed(up) || !is_followed(down)) continue;
    const Catalog &before = up.front()->before, &after = down.back()->after;
    std::vector<Difference> all = compare_states(before, after);
    std::erase_if(all, [&](const Difference& found) {
      return is_enum_value(found) || is_order(found) || is_same_body(before, found);
    });
    std::vector<std::string> lines;
    for (const Difference& found : all) {
      if (!is_told_with(found, all, found.left.empty() ? after : before)) {
        lines.push_back(told(before, found));
      }
    }
    if (lines.empty()) continue;
    const std::size_t more = lines.size() > most_told ? lines.size() - most_told : 0;
    lines.resize(lines.size() - more);
    Finding& found =
        findings.add(each.down, {},
                     concat("after up and down ", join(lines, ", "),
                            more > 0 ? concat(" (and ", more, " more)") : std::string()));
    if (std::all_of(all.begin(), all.end(), [&](const Difference& difference) {
          return is_mild(before, after, difference, all);
        })) {
      found.severity = Severity::warning;
    }
  }
}

}  // namespace

extern const LintRule down_does_not_undo_up_rule;
const LintRule down_does_not_undo_up_rule{
    .id = "down-does-not-undo-up",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "after up and down the schema is not what it was before",
    .why =
        R"(mig replays the up and the down and compares the schema with what it was. Where something is left behind, the
next up stops at it; where something is gone that was there before, taking back one migration has destroyed
the work of another. That all downs together lead back to an empty schema shows neither: a later DROP TABLE
hides what an earlier one forgot. What cannot be followed (dynamic SQL, statements that cannot be read) is not
compared; the order of columns is not either. Another name of a constraint, and the default that a NOT NULL
column needs to come back, are warnings.)",
    .bad = R"(-- up.sql:
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX users_name_idx ON users (name);
-- down.sql:
ALTER TABLE users DROP COLUMN email;
)",
    .good = R"(-- up.sql:
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX users_name_idx ON users (name);
-- down.sql:
DROP INDEX users_name_idx;
ALTER TABLE users DROP COLUMN email;
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
