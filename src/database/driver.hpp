// One connection to one database. Knows the library and the wire, not migrations: the protocol is in run/.
//
// Owned by one thread; only interrupt() may be called from another. Every call throws mig::Error:
//   kind connection   the connection is lost or could not be made (also missing CONNECT permission)
//   kind failed       the server refused the statement; sqlstate, offset and detail are filled in
// SQLite's conditions carry the SQLSTATE of the same meaning so that callers look at one thing:
//   busy/locked 55P03 · interrupt 57014 · full 53100 · read-only 25006 · I/O 58030 · corrupt/notadb XX001 ·
//   constraint 23000 family (unique 23505, not null 23502, foreign key 23503, check 23514) · syntax/other 42601
// The password of the URL never appears in a message.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/error.hpp"
#include "database/url.hpp"

namespace mig {

using Value = std::optional<std::string>;  // nullopt is NULL; everything travels as text
using Row = std::vector<Value>;
using Rows = std::vector<Row>;

struct StatementOutcome {
  std::int64_t rows_affected = -1;  // -1 where the engine does not say
};

enum class OpenMode : unsigned char {
  read_write,  // SQLite: the file is created when missing
  // Nothing is ever written. A missing SQLite file is Error{connection} with sqlstate 3D000; a crashed writer's journal
  // is still rolled back, without which nobody could read. PostgreSQL: outside a transaction every call becomes a READ
  // ONLY transaction of its own, which a BEGIN in the call does not outlive; no setting stays on a pooler's session.
  read_only,
};

class Driver {
 public:
  virtual ~Driver() = default;

  virtual Dialect dialect() const noexcept = 0;
  virtual int server_version() const = 0;  // PostgreSQL: 150018; SQLite: 3040001

  // mig's own SQL. `query` takes one statement with $1 … $n on both engines (SQLite binds $n by name).
  virtual Rows query(std::string_view sql, std::span<const Value> parameters = {}) = 0;
  // Several of mig's own statements joined by `;`, in one round trip on PostgreSQL; rows of the last one.
  // A failure stops at the failing statement; what an open transaction then holds is the caller's to roll back. On
  // PostgreSQL the whole text is one transaction up to a COMMIT in it: what stands before a BEGIN belongs to it too.
  virtual Rows exchange(std::string_view sql) = 0;

  // One statement of the user's, sent alone and unchanged (simple query protocol). On SQLite, while a transaction is
  // open an authorizer denies transaction control, ATTACH and DETACH, wherever they hide (2D000, 25001). `text` holds
  // one statement; on SQLite more is Error{internal} with the offset, before anything runs. The memory of a text of a
  // megabyte or more must end in NUL, as a std::string's does: it is sent from where it lies. Rows are dropped.
  virtual StatementOutcome run(std::string_view text) = 0;
  // COPY … FROM stdin with its rows (PostgreSQL only). run() refuses any COPY from stdin or to stdout with 0A000.
  virtual StatementOutcome copy_in(std::string_view statement, std::string_view rows) = 0;

  // True while a transaction is open, failed or not: the library's own knowledge, no round trip.
  virtual bool in_transaction() const noexcept = 0;
  // Rolls back if a transaction is open; never throws (a lost connection has rolled back already).
  virtual void rollback() noexcept = 0;

  virtual std::string quote(std::string_view text) const = 0;             // 'literal'
  virtual std::string quote_identifier(std::string_view name) const = 0;  // "name"

  // Asks the running statement to stop (it then fails with 57014). Safe from any thread at any time.
  virtual void interrupt() noexcept = 0;

  // Called with each NOTICE/WARNING text. Default: dropped.
  std::function<void(std::string_view severity, std::string_view message)> on_notice;

  // PostgreSQL: the process id the server gave at connect, as libpq knows it (a pooler gives a false one); 0 elsewhere.
  virtual int connection_id() const noexcept { return 0; }
};

struct ConnectOptions {
  OpenMode mode = OpenMode::read_write;
  std::string application_name = "mig";  // PostgreSQL, unless the URL or PGAPPNAME says otherwise
  std::chrono::milliseconds busy_timeout{500};  // SQLite
  std::chrono::seconds connect_timeout{
      10};  // PostgreSQL, unless the URL or PGCONNECT_TIMEOUT says otherwise
};

// Opens the database. Throws Error{connection} ("cannot connect to <display>: …") with a hint that fits the cause and
// without any secret: 08001 not reached · 28000/28P01 not let in · 3D000 no such database · 42501 no permission · 53300
// no free slot · 57P03 starting up · 25006 read-only · 58030 a bad path · XX001 no SQLite database. A parameter that
// libpq does not know is Error{usage}. A busy SQLite file is no failure: the first statement meets the lock.
std::unique_ptr<Driver> connect(const DatabaseUrl& url, const ConnectOptions& options = {});

// Of the library that is linked in, e.g. "3.40.1".
std::string_view sqlite_library_version();

}  // namespace mig
