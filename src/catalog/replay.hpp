// Replays the statements of a history into a catalogue: transactions, search_path, temporary objects, and what is new
// since when. Statements are taken to succeed; one that cannot have succeeded on the schema as it is known leaves a note
// and changes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/touch.hpp"
#include "sql/parse.hpp"

namespace mig {

// Settings that a transaction takes back.
struct SessionState {
  std::vector<std::string> search_path;      // in force
  std::vector<std::string> set_search_path;  // without SET LOCAL
  bool legacy_alter_table = false;           // SQLite: RENAME leaves views and triggers alone
  bool anything_may_have_changed =
      false;                     // a DO block, a function, a statement that cannot be read
  bool drops_on_commit = false;  // there is a temporary table ON COMMIT DROP
  bool operator==(const SessionState&) const = default;
};

// Numbers of statements: what was created by a later one is new since then.
struct NewSince {
  std::uint32_t transaction;  // the last statement outside a transaction
  std::uint32_t file;
  std::uint32_t set;
};

// Something about a statement that the catalogue could not follow.
struct ReplayNote {
  enum class Kind : unsigned char {
    unreadable,      // the statement was skipped
    unknown_effect,  // DO, CALL, a script: anything may have changed
    refused,         // cannot have succeeded: the object is there already, or not there
  };
  Kind kind = Kind::refused;
  std::uint32_t statement = 0;  // its number, as in Object::created
  Span span;                    // in its script
  std::string message;
};

class Replay {
 public:
  explicit Replay(Dialect dialect);

  // The script's text must be there during the call only.
  void apply(const ParsedStatement& statement);
  void apply_script(std::string_view text);

  // The schema before the last statement, and after it.
  const Catalog& before() const { return before_; }
  const Catalog& after() const { return after_; }
  const SessionState& session() const { return session_; }
  // Number of the last statement, from 1.
  std::uint32_t statement_number() const { return number_; }
  const std::vector<ReplayNote>& notes() const { return notes_; }

  // ---- what is new
  // With `in_transaction` the runner wraps the whole file into one.
  void begin_file(bool in_transaction);
  void end_file();
  // From here on the statements of one block, which commit with it, are applied.
  void begin_block() { file_transaction_ = true; }
  void begin_set() { set_begin_ = number_; }  // of the files that are to be judged
  bool in_transaction() const { return !levels_.empty() || file_transaction_; }
  NewSince new_since() const {
    return {in_transaction() ? transaction_begin_ : number_, file_begin_, set_begin_};
  }
  bool created_in_transaction(const Object& object) const {
    return in_transaction() && object.created > transaction_begin_;
  }
  bool created_in_file(const Object& object) const { return object.created > file_begin_; }
  bool created_in_set(const Object& object) const { return object.created > set_begin_; }

  // A new connection: temporary objects are gone, settings are the default ones.
  void end_session();

  // The relations that the statement would affect, in the schema as it is after the last one.
  std::vector<Touch> touches(const ast::Statement& statement) const;

 private:
  struct Level {
    std::string savepoint;  // the first level is the transaction's own
    Catalog catalog;
    SessionState session;
  };

  void change(const ParsedStatement& parsed);
  void transaction(const ast::Statement& statement);
  void begin();
  void end(bool commit, bool chain);
  void drop_on_commit();
  void roll_back_to(std::string_view savepoint);
  void release(std::string_view savepoint);

  Catalog before_;
  Catalog after_;
  SessionState session_;
  std::vector<Level> levels_;
  std::vector<ReplayNote> notes_;
  std::uint32_t number_ = 0;
  std::uint32_t transaction_begin_ = 0;
  std::uint32_t file_begin_ = 0;
  std::uint32_t set_begin_ = 0;
  bool file_transaction_ = false;
};

}  // namespace mig
