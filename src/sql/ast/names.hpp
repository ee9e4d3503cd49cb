// Names and types, as statements hold them. All text lives in the parsed script.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sql/syntax.hpp"

namespace mig::ast {

template <typename T>
using List = std::span<const T>;

// A large part that few statements have, kept apart: where it was not written it is an empty T.
template <typename T>
class Rare {
 public:
  constexpr Rare() = default;
  constexpr explicit Rare(const T& part) : part_(&part) {}
  const T& operator*() const { return part_ != nullptr ? *part_ : none; }
  const T* operator->() const { return &**this; }
  operator const T&() const { return **this; }
  explicit operator bool() const { return part_ != nullptr; }

 private:
  static constexpr T none{};
  const T* part_ = nullptr;
};

// One word of a name: folded as the engine folds it (PostgreSQL: lower case unless quoted; SQLite: as written), without
// quotes and escapes. Empty where there is none.
struct Name {
  std::string_view text;
  Span span;  // in the text of the script, quotes included
  explicit operator bool() const { return !span.empty(); }
};

// schema.name; a third part in front (the database) is dropped.
struct ObjectName {
  Name schema;
  Name name;
  explicit operator bool() const { return static_cast<bool>(name); }
  Span span() const { return {schema ? schema.span.begin : name.span.begin, name.span.end}; }
};

// An expression, a query, any part that is kept as the tree has it.
using Expression = Syntax;

// A type as its engine prints it: `name` is PostgreSQL's own for the many spellings of its types (int4, int → integer;
// varchar → character varying; timestamptz → timestamp with time zone); SQLite: as written, blanks made single.
struct Type {
  std::string_view schema;
  std::string_view name;  // without modifiers, e.g. "character varying", "timestamp with time zone"
  std::string_view modifiers;  // "10,2", "255", "3", "day to second(3)"; may be empty
  unsigned array_dimensions = 0;
  bool is_set = false;      // SETOF
  bool is_percent = false;  // table.column%TYPE: schema and name are those of the column as written
  bool is_serial =
      false;  // serial, bigserial, smallserial: `name` is then integer, bigint, smallint
  bool is_quoted = false;  // the name was quoted: "char" is not char
  Syntax syntax;
  explicit operator bool() const { return static_cast<bool>(syntax); }
};

// Like format_type(): "character varying(10)[]", "numeric(10,2)", "shop.mood".
std::string to_string(const Type& type);

// name = value, in WITH (…), OPTIONS (…), definition lists and the option lists of statements.
struct Option {
  std::string_view name;  // folded; a qualified one with its dot: "toast.autovacuum_enabled"
  Syntax value;           // empty when there is none
  std::string_view text;  // of the value, without the quotes of a string
};

// A signature's part or the types of an operator.
using Types = List<Type>;

}  // namespace mig::ast
