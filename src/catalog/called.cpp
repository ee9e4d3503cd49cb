#include "catalog/called.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lexer.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

constexpr std::string_view telling_words[] = {"create", "alter",  "drop",   "execute",
                                              "attach", "detach", "rename", "import"};

bool is_telling(std::string_view word) {
  return std::find(std::begin(telling_words), std::end(telling_words), lower_ascii(word)) !=
         std::end(telling_words);
}

// Looks at words alone: a body in which none of them stands changes nothing.
class Search {
 public:
  explicit Search(Applier& to) : to_(to) {}

  bool changes_schema(std::string_view schema, std::string_view name) {
    const ObjectId any = to_.find(ObjectKind::function, schema, name);
    if (any == 0) return false;
    for (const ObjectId each :
         to_.catalog.find_all(ObjectKind::function, to_.catalog.object(any)->parent, name)) {
      if (changes_schema(each)) return true;
    }
    return false;
  }

 private:
  bool changes_schema(ObjectId id) {
    const auto* function = to_.catalog.get<Function>(id);
    if (function == nullptr || std::find(seen_.begin(), seen_.end(), id) != seen_.end()) {
      return false;
    }
    seen_.push_back(id);
    if (function->kind == ObjectKind::aggregate || function->has_sql_body) return false;
    if (function->language != "sql" && function->language != "plpgsql") return true;
    const std::string body = function->body;
    return has_telling_word(body) || calls_one(body);
  }

  static bool has_telling_word(std::string_view body) {
    Lexer lexer(body, Dialect::postgres);
    for (Token token; lexer.next(token);) {
      if (token.kind != TokenKind::comment && is_telling(lexer.text_of(token))) return true;
    }
    return false;
  }

  bool calls_one(std::string_view body) {
    Lexer lexer(body, Dialect::postgres);
    std::string before;
    for (Token token; lexer.next(token);) {
      const std::string_view text = lexer.text_of(token);
      if (text == "(" && !before.empty() && changes_schema({}, before)) return true;
      before = lower_ascii(text);
    }
    return false;
  }

  Applier& to_;
  std::vector<ObjectId> seen_;
};

}  // namespace

void note_calls(Applier& to, const Syntax& query) {
  for (const FunctionReference& each : references_of(query).functions) {
    if (Search(to).changes_schema(each.name.schema, each.name.name)) {
      return to.not_known(concat(each.name.name, "(): what it changes is not known"));
    }
  }
}

bool may_change_schema(Applier& to, std::string_view schema, std::string_view name) {
  return to.find(ObjectKind::function, schema, name) == 0 ||
         Search(to).changes_schema(schema, name);
}

}  // namespace mig
