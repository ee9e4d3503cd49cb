// Comments and privileges of an object and its parts.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

std::string upper(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return made;
}

// "(integer AS text)" of CREATE CAST, the first thing in parentheses of a statement.
std::string first_parentheses(std::string_view text) {
  const std::size_t begin = std::min(text.find('('), text.size());
  std::size_t depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return std::string(text.substr(begin, at + 1 - begin));
  }
  return {};
}

// "btree" of CREATE OPERATOR CLASS … USING btree
std::string word_after_using(std::string_view text) {
  const std::size_t found = lower_ascii(text).find(" using ");
  if (found == std::string::npos) return {};
  const std::string_view rest = text.substr(found + 7);
  return std::string(rest.substr(0, std::min(rest.find_first_of(" \n\t;"), rest.size())));
}

class Notes {
 public:
  Notes(const Catalog& catalog, const Object& object, Statements& to)
      : catalog_(catalog), object_(object), to_(to), name_(catalog.qualified_name(object.id)) {}

  void add() {
    const std::string word =
        object_.kind == ObjectKind::server ? "SERVER" : upper(to_string(object_.kind));
    comment(concat(word, " ", reference()), object_.comment);
    if (const auto* table = dynamic_cast<const Table*>(&object_)) parts(*table);
    if (const auto* type = dynamic_cast<const UserType*>(&object_)) {
      for (const Column& each : type->attributes) {
        comment(concat("COLUMN ", name_, ".", catalog_.quoted(each.name)), each.comment);
      }
    }
    if (const auto* domain = dynamic_cast<const Domain*>(&object_)) {
      for (const Constraint& each : domain->constraints) {
        comment(concat("CONSTRAINT ", catalog_.quoted(each.name), " ON DOMAIN ", name_),
                each.comment);
      }
    }
    for (const Grant& each : object_.revokes) privilege("REVOKE ", " FROM ", each);
    for (const Grant& each : object_.grants) privilege("GRANT ", " TO ", each);
  }

 private:
  void comment(std::string_view what, const std::string& text) {
    if (!text.empty()) to_.push_back(concat("COMMENT ON ", what, " IS ", quote_string(text)));
  }

  void parts(const Table& table) {
    for (const Column& each : table.columns) {
      comment(concat("COLUMN ", name_, ".", catalog_.quoted(each.name)), each.comment);
    }
    for (const Constraint& each : table.constraints) {
      comment(concat("CONSTRAINT ", catalog_.quoted(each.name), " ON ", name_), each.comment);
    }
  }

  std::string reference() const {
    if (const auto* function = dynamic_cast<const Function*>(&object_)) {
      const bool is_bare = object_.kind == ObjectKind::aggregate && function->signature.empty();
      return concat(name_, "(", is_bare ? "*" : function->signature, ")");
    }
    if (object_.kind == ObjectKind::trigger || object_.kind == ObjectKind::rule ||
        object_.kind == ObjectKind::policy) {
      return concat(catalog_.quoted(object_.name), " ON ", catalog_.qualified_name(object_.parent));
    }
    const auto* other = dynamic_cast<const Other*>(&object_);
    return other == nullptr ? name_ : reference_to(*other);
  }

  std::string reference_to(const Other& other) const {
    const std::string created = other.statements.empty() ? "" : other.statements.front();
    switch (other.kind) {
      case ObjectKind::operator_:
        return concat(catalog_.quoted(catalog_.object(other.parent)->name), ".", other.name, " ",
                      other.identity);
      case ObjectKind::operator_class:
      case ObjectKind::operator_family: return concat(name_, " USING ", word_after_using(created));
      case ObjectKind::cast: return first_parentheses(created);
      default: return name_;
    }
  }

  void privilege(std::string_view verb, std::string_view preposition, const Grant& each) {
    const bool is_relation =
        name_space_of(object_.kind) == NameSpace::relation && object_.kind != ObjectKind::sequence;
    const std::string word = is_relation                          ? "TABLE"
                             : object_.kind == ObjectKind::server ? "FOREIGN SERVER"
                                                                  : upper(to_string(object_.kind));
    const std::string column =
        each.column.empty() ? "" : concat(" (", catalog_.quoted(each.column), ")");
    to_.push_back(concat(verb, each.privilege, column, " ON ", word, " ", reference(), preposition,
                         each.grantee == "public" ? "PUBLIC" : catalog_.quoted(each.grantee),
                         each.with_grant_option ? " WITH GRANT OPTION" : ""));
  }

  const Catalog& catalog_;
  const Object& object_;
  Statements& to_;
  std::string name_;
};

}  // namespace

void print_notes(const Catalog& catalog, const Object& object, Statements& to) {
  if (catalog.dialect() == Dialect::postgres) Notes(catalog, object, to).add();
}

}  // namespace mig
