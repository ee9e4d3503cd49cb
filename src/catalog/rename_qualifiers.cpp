#include "catalog/rename_qualifiers.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

struct Edit {
  Span span;  // empty: the text is put in there
  std::string text;
};
using Edits = std::vector<Edit>;

class Qualifiers {
 public:
  Qualifiers(const RelationRename& rename, bool is_own) : rename_(rename), is_own_(is_own) {}

  void visit(const Syntax& node, bool is_hidden) {
    if (node.is(Node::relation)) relation(node, node.child(Node::table_alias));
    if (node.is(Node::insert)) relation(node, node.child(Node::alias));
    if (node.is(Node::column)) column(node, is_hidden);
    const bool hides = is_hidden || (node.is(Node::select_core) && brings_name(node));
    for (const Syntax& each : node.children()) visit(each, hides);
  }

  Edits edits() const {
    Edits made = own_;
    if (is_said_) made.insert(made.end(), aliases_.begin(), aliases_.end());
    std::sort(made.begin(), made.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    return made;
  }

 private:
  bool is_relation(const Syntax& name) const {
    return name && qualified_name_of(name) == QualifiedName{rename_.schema, rename_.from};
  }

  std::string quoted(std::string_view name) const {
    return quote_identifier(name, Dialect::postgres);
  }

  void relation(const Syntax& node, const Syntax& alias) {
    const Syntax name = node.child(Node::object_name);
    if (alias || !is_relation(name)) return;
    const std::size_t end = name.span().end;
    aliases_.push_back({{end, end}, concat(" as ", quoted(rename_.from))});
  }

  // A FROM has something of this name.
  bool brings_name(const Syntax& core) const {
    const Syntax from = core.child(Node::from);
    bool found = false;
    if (!from) return found;
    walk(from, [&](const Syntax& node) {
      if (node.is(Node::table_alias)) found = found || name_of(node[0]) == rename_.from;
      const bool is_bare = node.is(Node::relation) && !node.has(Node::table_alias);
      const Syntax name = is_bare ? node.child(Node::object_name) : Syntax();
      found = found || (name && qualified_name_of(name).name == rename_.from);
      return true;
    });
    return found;
  }

  void column(const Syntax& node, bool is_hidden) {
    const Syntax::Children parts = node.children();
    const std::size_t count = parts.size();
    if (count == 1) {
      is_said_ = is_said_ || (parts[0].is(Node::name) && name_of(parts[0]) == rename_.from);
      return;
    }
    if (count == 0 || name_of(parts[count - 2]) != rename_.from) return;
    is_said_ = true;
    const Span qualifier = parts[count - 2].span();
    if (is_own_ && !is_hidden) own_.push_back({qualifier, quoted(rename_.to)});
    // schema.relation.column does not go with an alias
    if (count > 2 && !is_own_)
      aliases_.push_back({{parts[count - 3].span().begin, qualifier.begin}, ""});
  }

  const RelationRename& rename_;
  const bool is_own_;
  bool is_said_ = false;
  Edits aliases_, own_;
};

// Of a statement; nothing where it cannot be read.
std::optional<Edits> edits_of(const std::string& sql, std::size_t offset,
                              const RelationRename& rename, bool is_own) {
  const Script script(sql, Dialect::postgres);
  Qualifiers found(rename, is_own);
  for (const ParsedStatement& each : script.statements()) {
    if (each.statement == nullptr) return std::nullopt;
    found.visit(each.statement->syntax, false);
  }
  Edits made = found.edits();
  for (Edit& each : made) each.span = {each.span.begin - offset, each.span.end - offset};
  return made;
}

}  // namespace

std::string with_qualifiers_kept(const std::string& text, const RelationRename& rename,
                                 bool is_own) {
  if (text.find(rename.from) == std::string::npos) return text;
  // A query or a statement, an expression, the body of a function.
  constexpr std::string_view heads[] = {"", "select ",
                                        "create function f() returns integer language sql "};
  for (const std::string_view head : heads) {
    const auto edits = edits_of(concat(head, text), head.size(), rename, is_own);
    if (!edits) continue;
    std::string made;
    std::size_t done = 0;
    for (const Edit& each : *edits) {
      made += concat(text.substr(done, each.span.begin - done), each.text);
      done = each.span.end;
    }
    return made += text.substr(done);
  }
  return text;
}

}  // namespace mig
