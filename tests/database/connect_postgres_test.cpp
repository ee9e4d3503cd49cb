#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "database/postgres_database.hpp"

using namespace mig;

namespace {

Error failure(const DatabaseUrl& url) {
  try {
    connect(url);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint.empty());
    CHECK(error.message.size() < 1500);
    return error;
  }
  FAIL("connected");
  return {ErrorKind::internal, ""};
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Sets an environment variable for the life of a scope.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Environment() { ::unsetenv(name_); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
};

std::string single(Driver& driver, std::string_view sql) { return *driver.query(sql).at(0).at(0); }

}  // namespace

TEST_SUITE_BEGIN("connect_postgres");

TEST_CASE("postgres connect says what is wrong and what to do") {
  struct {
    std::initializer_list<std::string> parameters;
    const char* sqlstate;
    const char* words;
    const char* hint;
  } const cases[] = {
      {{"dbname=mig_no_such_database"}, "3D000", "does not exist", "create the database"},
      {{"user=mig_no_such_role"}, "28000", "does not exist", "user's name"},
      {{"port=1"}, "08001", "failed", "is it running"},
      {{"host=127.0.0.1", "port=1"}, "08001", "Connection refused", "is the server running"},
      {{"host=no-such-host.invalid"}, "08001", "could not translate host name", "host's name"},
      {{"host=/no/such/directory"}, "08001", "No such file", "socket"},
      {{"service=mig_no_such_service"}, "08001", "service", "pg_service.conf"},
  };
  for (const auto& [parameters, sqlstate, words, hint] : cases) {
    CAPTURE(*parameters.begin());
    const Error error = failure(PostgresDatabase::with(parameters));
    CAPTURE(error.message);
    CHECK(error.kind == ErrorKind::connection);
    CHECK(error.message.starts_with("cannot connect to "));
    CHECK(error.sqlstate == sqlstate);
    CHECK(holds(error.message, words));
    CHECK(holds(error.hint, hint));
    CHECK_FALSE(holds(error.message, "\n"));
    CHECK_FALSE(holds(error.message, "Is the server running"));  // the hint says it better
  }
}

TEST_CASE("postgres names a database that may not be entered as a lack of permission") {
  const PostgresDatabase database;
  const auto admin = database.open();
  const std::string role = database.name() + "_guest";
  admin->exchange(concat("CREATE ROLE ", role, " LOGIN; REVOKE CONNECT ON DATABASE ",
                         database.name(), " FROM PUBLIC"));
  const DatabaseUrl url =
      PostgresDatabase::with({concat("dbname=", database.name()), concat("user=", role)});
  const Error error = failure(url);
  CHECK(error.kind == ErrorKind::connection);
  CHECK(error.sqlstate == "42501");
  admin->exchange(concat("DROP ROLE ", role));
}

TEST_CASE("B10 postgres shows no secret when libpq or the server complains") {
  const std::string urls[] = {
      "postgres://u:s3cret@127.0.0.1:1/shop",
      "postgres://u:s3cret@no-such-host.invalid/shop",
      "postgres://u:#s3cret@127.0.0.1:1/shop",
      "postgres://u:p@s3cret@127.0.0.1:1/shop",
      "postgres://u:p%40s3cret@127.0.0.1:1/shop?nonsense=s3cret",
      "postgres://127.0.0.1:1/shop?password=s3cret&sslpassword=s3cret",
      "postgres://127.0.0.1:1/shop?pass%77ord=s3cret",
      "host=127.0.0.1 port=1 password='a b\\'s3cret' dbname=shop",
      "host=127.0.0.1 port=1 password=a s3cret=b dbname=shop",
      "host=127.0.0.1 port=x1 password=s3cret",
      "host=127.0.0.1 port=1 sslmode=s3cret password=s3cret",
  };
  for (const std::string& url : urls) {
    CAPTURE(url);
    const Error error = failure(DatabaseUrl::parse(url));
    CHECK_FALSE(holds(error.message, "s3cret"));
    CHECK_FALSE(holds(error.hint, "s3cret"));
    CHECK_FALSE(holds(error.detail, "s3cret"));
  }
}

TEST_CASE("postgres suggests the parameter that was meant") {
  const Error error = failure(PostgresDatabase::with({"ssl_mode=require"}));
  CHECK(error.kind == ErrorKind::usage);
  CHECK(holds(error.message, "did you mean `sslmode`"));
}

TEST_CASE("postgres takes services and PG variables as libpq does") {
  const PostgresDatabase database;
  const auto db = database.open();
  const std::string socket =
      single(*db, "SELECT split_part(current_setting('unix_socket_directories'), ',', 1)");
  const std::string port = single(*db, "SELECT current_setting('port')");
  const std::string user = single(*db, "SELECT current_user");
  const auto file = std::filesystem::temp_directory_path() / (database.name() + ".conf");
  std::ofstream(file) << "[shop]\nhost=" << socket << "\nport=" << port << "\nuser=" << user
                      << "\ndbname=" << database.name() << "\n";
  const Environment services("PGSERVICEFILE", file.string());
  const Environment name("PGAPPNAME", "from the environment");
  for (const char* url : {"service=shop", "postgres:///?service=shop"}) {
    const auto through = connect(DatabaseUrl::parse(url));
    CHECK(single(*through, "SELECT current_database()") == database.name());
    CHECK(single(*through, "SELECT current_setting('application_name')") == "from the environment");
  }
  {
    const Environment host("PGHOST", socket), number("PGPORT", port), who("PGUSER", user),
        what("PGDATABASE", database.name());
    CHECK(single(*connect(DatabaseUrl::parse("postgres://")), "SELECT current_database()") ==
          database.name());
  }
  std::filesystem::remove(file);
}

TEST_SUITE_END();
