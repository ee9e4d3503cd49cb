#include "lint/function_texts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/routine.hpp"

namespace mig {
namespace {

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

// A name that needs no quotes may be written in any case.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const bool any_case = lower_ascii(word) == word;
  const std::string folded = any_case ? lower_ascii(text) : std::string(text);
  for (std::size_t at = folded.find(word); at != std::string::npos;
       at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_byte(folded[at - 1]);
    if (begins && (end == folded.size() || !is_word_byte(folded[end]))) return true;
  }
  return false;
}

bool is_trigger_of(const Catalog& catalog, ObjectId relation, ObjectId function) {
  const auto triggers = catalog.dependents<Trigger>(relation);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger* each) {
    return each->parent == relation && each->function == function;
  });
}

template <typename Fits>
std::vector<std::string> functions_that(const Catalog& catalog, Fits fits) {
  std::vector<const Function*> found;
  for (const Function* each : catalog.all<Function>()) {
    if (!each->has_sql_body && !each->body.empty() && fits(*each)) found.push_back(each);
  }
  std::sort(found.begin(), found.end(),
            [](const Function* a, const Function* b) { return a->id < b->id; });
  std::vector<std::string> names;
  for (const Function* each : found) {
    names.push_back(concat(catalog.qualified_name(each->id), "(", each->signature, ")"));
  }
  return names;
}

}  // namespace

std::vector<std::string> functions_naming_column(const Catalog& catalog, ObjectId relation,
                                                 std::string_view column) {
  const Object* object = catalog.object(relation);
  if (object == nullptr) return {};
  return functions_that(catalog, [&](const Function& each) {
    return has_word(each.body, column) &&
           (has_word(each.body, object->name) || is_trigger_of(catalog, relation, each.id));
  });
}

std::vector<std::string> functions_naming(const Catalog& catalog, std::string_view word) {
  return functions_that(catalog, [&](const Function& each) { return has_word(each.body, word); });
}

}  // namespace mig
