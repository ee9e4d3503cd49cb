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

char folded(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }

// A name that needs no quotes may be written in any case. The text is a function's whole body: it is not copied.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const bool any_case = lower_ascii(word) == word;
  const auto is_same = [&](char a, char b) { return (any_case ? folded(a) : a) == b; };
  for (auto at = text.begin(); true; ++at) {
    at = std::search(at, text.end(), word.begin(), word.end(), is_same);
    if (at == text.end()) return false;
    const auto end = at + static_cast<std::ptrdiff_t>(word.size());
    const bool begins = at == text.begin() || !is_word_byte(*(at - 1));
    if (begins && (end == text.end() || !is_word_byte(*end))) return true;
  }
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
