// Parts of statements as text, for tests.
#pragma once

#include <string>

#include "sql/ast.hpp"

namespace mig {

inline std::string shown(const ast::Name& name) { return std::string(name.text); }
inline std::string shown(std::string_view text) { return std::string(text); }
inline std::string shown(const ast::ObjectName& name) {
  return (name.schema ? shown(name.schema) + "." : "") + shown(name.name);
}
inline std::string shown(const ast::Type& type) { return type ? to_string(type) : "none"; }
inline std::string shown(const ast::Option& option) {
  return shown(option.name) + (option.text.empty() ? "" : "=" + shown(option.text));
}

inline std::string shown(const ast::Privilege& privilege);

// "a b c"
template <typename T>
std::string shown(const ast::List<T>& list) {
  std::string text;
  for (const T& item : list) text += (text.empty() ? "" : " ") + shown(item);
  return text;
}

// "schema.name(integer text) part"
inline std::string shown(const ast::ObjectReference& object) {
  std::string text = shown(object.name);
  if (!object.name) text = shown(object.type);
  if (object.has_arguments || !object.arguments.empty())
    text += "(" + shown(object.arguments) + ")";
  return text + (object.part ? " " + shown(object.part) : "");
}

inline std::string shown(const ast::Privilege& privilege) {
  return shown(privilege.name) +
         (privilege.columns.empty() ? "" : "(" + shown(privilege.columns) + ")");
}

}  // namespace mig
