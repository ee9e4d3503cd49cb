// A schema as data: the objects of one database at one point of its history.
//
// A catalogue is a value. Copying one takes constant time: copies share everything that neither has changed since, so the
// states before and after a statement, or at a savepoint, are simply two catalogues. Objects are found by id or by name;
// the catalogue keeps who refers to whom up to date by itself.
#pragma once

#include <functional>
#include <span>

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
    return dynamic_cast<const T*>(object(id));
  }
  // All of them, in no particular order.
  void for_each(const std::function<void(const Object&)>& visit) const;
  template <typename T>
  std::vector<const T*> all() const {
    std::vector<const T*> found;
    for_each([&](const Object& each) {
      if (const auto* wanted = dynamic_cast<const T*>(&each)) found.push_back(wanted);
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
    for (const ObjectId each : dependents(id)) {
      if (const auto* wanted = get<T>(each)) found.push_back(wanted);
    }
    return found;
  }

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

  Dialect dialect_;
  bool is_complete_ = true;
  ObjectId last_id_ = 0;
  PersistentMap<std::shared_ptr<const Object>> objects_;
  // Shared, for a node of a map is copied with all that it holds.
  using IdMap = PersistentMap<std::shared_ptr<const Ids>>;
  static const Ids* ids_in(const IdMap& map, std::uint64_t key);
  static void insert(IdMap& map, std::uint64_t key, ObjectId id);
  static void erase(IdMap& map, std::uint64_t key, ObjectId id);
  IdMap names_;       // by key(); of constraints: ids of their tables
  IdMap dependents_;  // sorted
};

}  // namespace mig
