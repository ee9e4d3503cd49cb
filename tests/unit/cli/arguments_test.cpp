#include "cli/arguments.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mig;

TEST_SUITE_BEGIN("cli");

namespace {

int run_nothing(const Invocation&) { return 0; }

constexpr Option up_options[] = {{"to", "V", ""}, {"out-of-order", "", ""}};
constexpr Option status_options[] = {{"check", "", ""}};
const Command up{"up", "[N | --to V]", "", "", 1, up_options, true, run_nothing};
const Command status{"status", "", "", "", 0, status_options, true, run_nothing};
const Command help{"help", "", "", "", 1, {}, false, run_nothing};
const Command* const commands[] = {&up, &status, &help};

CommandLine parse(const std::vector<std::string>& arguments) {
  return parse_arguments(arguments, commands);
}

struct Said {
  std::string message, hint;
};

Said refusal(const std::vector<std::string>& arguments) {
  try {
    parse(arguments);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return {error.message, error.hint};
  }
  return {"nothing was refused", ""};
}

}  // namespace

TEST_CASE("shared options are taken before and after the command") {
  const CommandLine line = parse({"-d", "sqlite:a", "--env=prod", "up", "3", "-v", "--json"});
  CHECK(line.command == &up);
  CHECK(line.words == std::vector<std::string>{"3"});
  CHECK(
      line.flags ==
      FlagValues{{"database", "sqlite:a"}, {"env", "prod"}, {"json", "true"}, {"verbose", "true"}});
}

TEST_CASE("the value of an option is never taken for the command") {
  CHECK(parse({"--env", "status", "up"}).command == &up);
  CHECK(parse({"-e", "status", "up"}).command == &up);
  CHECK(parse({"-ve", "status", "up"}).command == &up);
  CHECK(parse({"--env=status", "up"}).command == &up);
}

TEST_CASE("a short option may have its value attached whatever it holds") {
  CHECK(parse({"up", "-dpostgres://u@h/db?x=1,2"}).flags.at("database") ==
        "postgres://u@h/db?x=1,2");
  CHECK(parse({"-m./a b", "up"}).flags.at("migrations") == "./a b");
  CHECK(parse({"-d=sqlite:x", "up"}).flags.at("database") == "sqlite:x");
}

TEST_CASE("words are not split at commas and the last of two equal options counts") {
  const CommandLine line = parse({"up", "a,b", "--to", "1", "--to=2"});
  CHECK(line.words == std::vector<std::string>{"a,b"});
  CHECK(line.flags.at("to") == "2");
}

TEST_CASE("two dashes end the options") {
  CHECK(parse({"up", "--", "--to"}).words == std::vector<std::string>{"--to"});
  CHECK(parse({"--", "up"}).command == &up);
}

TEST_CASE("a flag can be switched off and takes no other value") {
  CHECK_FALSE(parse({"up", "--json", "--json=false"}).flags.contains("json"));
  CHECK(refusal({"up", "--json=3"}).message == "--json takes no value");
}

TEST_CASE("help and version are known everywhere") {
  CHECK(parse({"--help"}).help);
  CHECK(parse({"up", "-h", "one", "two"}).help);
  CHECK(parse({"-V"}).version);
  CHECK(parse({}).command == nullptr);
}

TEST_CASE("an unknown option names itself and the nearest one") {
  const Said near = refusal({"up", "--databse", "x"});
  CHECK(near.message == "unknown option --databse of mig up");
  CHECK(near.hint == "did you mean --database?");
  CHECK(refusal({"up", "-x"}).message == "unknown option -x of mig up");
  CHECK(refusal({"up", "-1"}).message == "unknown option -1 of mig up");
  CHECK(refusal({"up", "--check"}).hint == "mig status has --check");
  CHECK(refusal({"--to", "1", "up"}).hint == "--to belongs after the command: mig up --to");
  CHECK(refusal({"up", "---json"}).message == "unknown option ---json of mig up");
}

TEST_CASE("a missing value is reported even when the next option stands in its place") {
  CHECK(refusal({"up", "--database"}).message == "--database needs a value");
  CHECK(refusal({"up", "-d"}).message == "--database needs a value");
  CHECK(refusal({"up", "--database", "--json"}).message == "--database needs a value");
  CHECK(refusal({"up", "--database="}).message == "--database needs a value");
}

TEST_CASE("an unknown command names the nearest one") {
  CHECK(refusal({"stauts"}).hint == "did you mean `mig status`?");
  CHECK(refusal({"migrate"}).hint == "did you mean `mig up`?");
  CHECK(refusal({""}).message == "unknown command ''");
}

TEST_CASE("too many words are refused and a password in one is not repeated") {
  CHECK(refusal({"status", "now"}).message == "mig status takes no argument; what is 'now'?");
  const std::string url = "postgres://user:" + std::string(80, 's') + "@host/db";
  CHECK(refusal({"status", url}).message == "mig status takes no URL as an argument");
  CHECK(refusal({"up", "--to", url}).message == "--to takes no URL");
  CHECK(refusal({"up", "--" + url}).message == "unknown option *** of mig up");
  CHECK(refusal({url}).message == "unknown command '***'");
  CHECK(parse({"up", "add_password_column"}).words.size() == 1);
}

TEST_SUITE_END();
