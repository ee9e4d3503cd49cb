// What all objects of a schema have in common.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <vector>

#include "catalog/shared_set.hpp"
#include "sql/ast/statement.hpp"

namespace mig {

using ast::ObjectKind;

// Names an object for as long as it lives, whatever it is renamed to. 0 is none.
using ObjectId = std::uint32_t;

// One privilege of one role, as GRANT gave it.
struct Grant {
  std::string grantee;    // "public" for PUBLIC
  std::string privilege;  // "select"; "all" as it was written
  std::string column;     // empty: the whole object
  bool with_grant_option = false;
  auto operator<=>(const Grant&) const = default;
};

// name = value: storage parameters, options of functions and foreign tables
struct StoredSetting {
  std::string name;
  std::string value;  // without quotes; empty when none was given
  bool operator==(const StoredSetting&) const = default;
};
using StoredSettings = std::vector<StoredSetting>;

// Objects are values in a Catalog and never change there: Catalog::edit() puts a changed copy in their place.
struct Object {
  ObjectId id = 0;
  ObjectKind kind = ObjectKind::unknown;
  ObjectId parent =
      0;  // its schema; of a trigger, rule, policy its relation; 0 for what lies in no schema
  std::string name;
  std::string comment;
  SharedSet<Grant> grants;
  SharedSet<Grant> revokes;   // from PUBLIC, of what it has without a GRANT
  std::string extension;      // the extension it belongs to, if any
  std::uint32_t created = 0;  // number of the statement that made it; see Replay
  bool is_perhaps = false;    // may be there or not: it depends on what the history does not show
  bool is_uncertain = false;  // there, but perhaps in another form
  bool is_unknown = false;    // made elsewhere: nothing but its name is known

  Object() = default;
  explicit Object(ObjectKind which) : kind(which) {}
  Object(const Object&) = default;
  Object& operator=(const Object&) = default;
  virtual ~Object() = default;

  virtual std::shared_ptr<Object> clone() const = 0;
  // The objects that this one cannot be without, or not in its present form; may hold 0 and duplicates.
  virtual void add_references(std::vector<ObjectId>& to) const = 0;
  // Names of its constraints, which share one space in a schema.
  virtual void add_constraint_names(std::vector<std::string_view>&) const {}
};

// The object itself if it is a T, else null. Structs that nothing is derived from are told by their type alone, which is
// much quicker than a dynamic_cast, and this is asked for every name of every statement.
template <typename T>
const T* object_as(const Object* object) {
  if constexpr (std::is_final_v<T>) {
    return object != nullptr && typeid(*object) == typeid(T) ? static_cast<const T*>(object)
                                                             : nullptr;
  } else {
    return dynamic_cast<const T*>(object);
  }
}

// A type as a column, parameter, … has it.
struct DataType {
  ObjectId type =
      0;  // an enum, domain, composite or range of the catalogue, or a table's rows; 0: any other
  std::string text;  // 0: all of it, "numeric(10,2)[]"; else what follows the name, "[]"
  bool operator==(const DataType&) const = default;
  explicit operator bool() const { return type != 0 || !text.empty(); }
};

struct Schema final : Object {
  Schema() : Object(ObjectKind::schema) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Schema>(*this); }
  void add_references(std::vector<ObjectId>&) const override {}
};

// An object of which no more is known than its kind, its name and the statements that made it what it is: casts,
// operators, collations, text search objects, languages, servers, publications, event triggers, …
struct Other final : Object {
  using Object::Object;
  // Where the name does not suffice, e.g. an operator's "(integer, integer)", a cast's "(a AS b)".
  std::string identity;
  std::vector<std::string> statements;  // as they were written, the creating one first
  std::vector<ObjectId> uses;           // objects it depends on, as far as known

  std::shared_ptr<Object> clone() const override { return std::make_shared<Other>(*this); }
  void add_references(std::vector<ObjectId>& to) const override {
    to.insert(to.end(), uses.begin(), uses.end());
  }
};

}  // namespace mig
