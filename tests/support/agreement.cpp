#include "support/agreement.hpp"

#include "base/text.hpp"
#include "database/introspect.hpp"

namespace mig::test {
namespace {

void send(Driver& driver, const MigrationScript& script, const Step& step) {
  if (const auto& rows = step.statement->details().copy_data) {
    driver.copy_in(script.text(step), rows->of(script.source().text()));
  } else {
    driver.run(script.text(step));
  }
}

void run(Driver& driver, const MigrationScript& script) {
  if (script.foreign_keys()) {
    driver.exchange(concat("PRAGMA foreign_keys = ", *script.foreign_keys() ? "ON" : "OFF"));
  }
  if (script.is_transactional()) driver.exchange(script.begin_text());
  for (const Step& step : script.steps()) {
    const bool alone = script.is_transactional() || step.naked;
    if (!alone) driver.exchange("BEGIN");
    send(driver, script, step);
    if (!alone) driver.exchange("COMMIT");
  }
  if (script.is_transactional()) driver.exchange("COMMIT");
}

// A file that mig refuses, for it ends the transaction that it is run in: as other tools run it.
void run_refused(Driver& driver, const Source& source) {
  driver.exchange("BEGIN");
  driver.exchange(source.text());
  if (driver.in_transaction()) driver.exchange("COMMIT");
}

// Null where mig refuses the file.
std::unique_ptr<MigrationScript> script_of(const Source& source, Dialect dialect,
                                           Direction direction) {
  try {
    return std::make_unique<MigrationScript>(source, dialect, direction);
  } catch (const Error&) {
    return nullptr;
  }
}

// True: the whole file is one transaction. Throws what the server says.
bool run_file(Driver& driver, const Source& source, Direction direction) {
  const auto script = script_of(source, driver.dialect(), direction);
  if (script == nullptr) {
    run_refused(driver, source);
    return true;
  }
  run(driver, *script);
  return script->is_transactional();
}

std::string one_line(std::string_view text) {
  std::string made;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) made += c;
    if (blank && !made.empty() && made.back() != ' ') made += ' ';
  }
  return shorten(made, 400);
}

}  // namespace

Agreed Agreement::apply(const MigrationEntry& migration, Direction direction) {
  const Source source = Source::load(*(direction == Direction::up ? migration.up : migration.down));
  Agreed agreed;
  bool in_transaction = false;
  try {
    in_transaction = run_file(*lab_.connect(), source, direction);
  } catch (const Error& error) {
    agreed.failure = one_line(error.message);
    return agreed;
  }
  replay(source.text(), in_transaction, agreed);
  Replay database(lab_.dialect());
  database.apply_script(concat(join(introspect(*lab_.connect()), ";\n"), ";\n"));
  agreed.differences = compare(replay_.after(), database.after());
  for (const ReplayNote& note : database.notes()) {
    agreed.refused.push_back(concat("introspected: ", one_line(note.message)));
  }
  return agreed;
}

void Agreement::replay(std::string_view text, bool in_transaction, Agreed& to) {
  const std::size_t notes_before = replay_.notes().size();
  replay_.begin_file(in_transaction);
  replay_.apply_script(text);
  replay_.end_file();
  replay_.end_session();
  for (std::size_t i = notes_before; i < replay_.notes().size(); ++i) {
    const ReplayNote& note = replay_.notes()[i];
    const bool is_refused = note.kind == ReplayNote::Kind::refused;
    (is_refused ? to.refused : to.unknown)
        .push_back(concat(one_line(note.message), " [", one_line(note.span.of(text)), "]"));
  }
}

std::size_t Agreement::uncertain() const {
  std::size_t count = 0;
  for (const auto& [name, described] : describe(replay_.after())) count += !described.is_certain;
  return count;
}

std::string shown(const Difference& difference) {
  return concat(difference.object, ": ",
                difference.attribute.empty() ? "the object" : difference.attribute, ": replayed [",
                one_line(difference.left), "] database [", one_line(difference.right), "]");
}

}  // namespace mig::test
