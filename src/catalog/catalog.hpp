// A schema as data: the objects of one database at one point of its history.
//
// A catalogue is a value. Copying one takes constant time: copies share everything that neither has changed since, so the
// states before and after a statement, or at a savepoint, are simply two catalogues. Objects are found by id or by name;
// the catalogue keeps who refers to whom up to date by itself.
#pragma once

#include <functional>
#include <span>
#include <type_traits>

#include "base/dialect.hpp"
#include "catalog/object.hpp"
#include "catalog/persistent_map.hpp"

namespace mig {

// Names are unique within one of these in a schema.
enum class NameSpace : unsigned char { relation, type, routine, constraint, other };
NameSpace name_space_of(ObjectKind kind);

class Catalog {
 public:
  explicit Catalog(Dialect dialect) : dialect_(dialect) {}

  Dialect dialect() const { return dialect_; }

  // False once something ran that may have made objects that are not here.
  bool is_complete() const { return is_complete_; }
  void set_incomplete() { is_complete_ = false; }

  // ---- objects; pointers are valid until the catalogue is changed
  const Object* object(ObjectId id) const;
  // The object if it is there and a T, else null.
  template <typename T>
  const T* get(ObjectId id) const {
    return object_as<T>(object(id));
  }
  // All of them, in no particular order.
  void for_each(const std::function<void(const Object&)>& visit) const;
  template <typename T>
  std::vector<const T*> all() const {
    std::vector<const T*> found;
    for_each([&](const Object& each) {
      if (const auto* wanted = object_as<T>(&each)) found.push_back(wanted);
    });
    return found;
  }

  // ---- names. PostgreSQL's compare byte by byte, SQLite's without regard to the case of ASCII letters.
  ObjectId find_schema(std::string_view name) const;
  // Of kinds in the space `other` also the kind has to fit; `parent` as in Object.
  ObjectId find(ObjectKind kind, ObjectId parent, std::string_view name) const;
  std::vector<ObjectId> find_all(ObjectKind kind, ObjectId parent, std::string_view name) const;
  // The table or domain of that schema that has a constraint of this name; 0: none.
  ObjectId find_constraint(ObjectId schema, std::string_view name) const;
  bool same_name(std::string_view a, std::string_view b) const;
  // As it is written in a statement: schema.name, quoted where it must be. Of what is gone: "".
  std::string qualified_name(ObjectId id) const;
  std::string quoted(std::string_view name) const;
  std::string to_string(const DataType& type) const;

  // ---- references
  // The objects whose add_references() names this one, in the order of their ids.
  std::vector<ObjectId> dependents(ObjectId id) const;
  template <typename T>
  std::vector<const T*> dependents(ObjectId id) const {
    std::vector<const T*> found;
    for (const ObjectId each : dependents(id, group_of<T>())) {
      if (const auto* wanted = get<T>(each)) found.push_back(wanted);
    }
    return found;
  }

  // ---- names that are chosen
  // For names that are one beginning with a number behind it: how many of them are known to be taken, so that who looks
  // for a free one need not begin at the first each time. Forgotten as soon as any name is free again.
  std::uint32_t numbers_taken(ObjectId schema, std::string_view beginning) const;
  void set_numbers_taken(ObjectId schema, std::string_view beginning, std::uint32_t count);

  // ---- changes
  ObjectId add(std::shared_ptr<Object> object);  // gives it its id
  // Calls change(T&) on a copy that then takes the object's place; its id must stay. False: there is no such T.
  template <typename T, typename Change>
  bool edit(ObjectId id, Change change) {
    const T* present = get<T>(id);
    if (present == nullptr) return false;
    std::shared_ptr<Object> copy = present->clone();
    change(static_cast<T&>(*copy));
    replace(std::move(copy));
    return true;
  }
  // Only this object; what depends on it is the caller's (see drop.hpp).
  void remove(ObjectId id);

 private:
  using Ids = std::vector<ObjectId>;

  void replace(std::shared_ptr<Object> object);
  std::uint64_t key(NameSpace space, ObjectKind kind, ObjectId parent, std::string_view name) const;
  void link(const Object& object);
  void unlink(const Object& object);
  void relink(const Object& before, const Object& after);
  void erase_name(std::uint64_t key, ObjectId id);
  std::uint32_t times_freed() const;

  Dialect dialect_;
  bool is_complete_ = true;
  ObjectId last_id_ = 0;
  PersistentMap<std::shared_ptr<const Object>> objects_;
  // Shared, for a node of a map is copied with all that it holds.
  using IdMap = PersistentMap<std::shared_ptr<const Ids>>;
  // What depends on one object is kept apart by what it is: a table may have very many partitions and few indexes.
  enum class Group : unsigned char { table, index, view, other, any };
  static Group group_of(ObjectKind kind);
  template <typename T>
  static constexpr Group group_of();
  static std::uint64_t dependents_key(ObjectId id, Group group) {
    return std::uint64_t{id} * static_cast<unsigned>(Group::any) + static_cast<unsigned>(group);
  }
  std::vector<ObjectId> dependents(ObjectId id, Group group) const;
  static const Ids* ids_in(const IdMap& map, std::uint64_t key);
  static void insert(IdMap& map, std::uint64_t key, ObjectId id);
  static void erase(IdMap& map, std::uint64_t key, ObjectId id);
  // By key(); of constraints: ids of their tables. Under keys of their own also what numbers_taken() needs: the count and
  // how often a name had become free by then.
  IdMap names_;
  IdMap dependents_;  // sorted
};

struct Table;
struct Index;
struct View;

template <typename T>
constexpr Catalog::Group Catalog::group_of() {
  if (std::is_same_v<T, Table>) return Group::table;
  if (std::is_same_v<T, Index>) return Group::index;
  if (std::is_same_v<T, View>) return Group::view;
  return std::is_same_v<T, Object> ? Group::any : Group::other;
}

}  // namespace mig
