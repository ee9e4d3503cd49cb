// Reads the #include lines below src/ and grammar/ and fails on one that the layers do not allow. Fails as well where two
// headers define one name in one namespace: a program takes either definition for both, and no compiler says so.
//   check-layers SOURCE_DIRECTORY   0: all are allowed; 1: the others, one a line; 2: nothing to read
//   check-layers --self-test        0: what is wrong is found (writes into the working directory)
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using std::string;
using std::string_view;

struct Layer {
  string_view name;
  string_view may_include;  // besides itself; "*" is every layer
};

// The rooms of the house: the left one may include those on the right and nothing else.
constexpr Layer layers[] = {
    {"base", ""},
    {"grammar", ""},
    {"config", "base"},
    {"sql", "grammar base"},
    {"migration", "sql base"},
    {"catalog", "sql base"},
    {"lint", "catalog sql migration base"},
    {"rewrite", "lint catalog sql migration base"},
    {"database", "catalog base"},
    {"data", "database catalog base"},
    {"run", "database migration sql catalog base"},
    {"report", "lint base"},
    {"cli", "*"},
};

struct Library {
  string_view header;  // how its includes begin
  string_view homes;   // the directories that may include it
};

constexpr Library libraries[] = {
    {"tao/pegtl", "grammar/ src/sql/"},
    {"pqxx/", "src/database/postgres/"},
    {"libpq-fe.h", "src/database/postgres/"},
    {"libpq/", "src/database/postgres/"},
    {"postgresql/", "src/database/postgres/"},
    {"SQLiteCpp/", "src/database/sqlite/"},
    {"sqlite3", "src/database/sqlite/"},
    {"cxxopts", "src/cli/"},
    {"toml++/", "src/config/"},
    {"nettle/", "src/base/"},
};

// `list` holds words separated by single blanks.
bool any_word(string_view list, auto&& holds) {
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (holds(list.substr(0, end))) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

const Layer* find_layer(string_view name) {
  const auto* found =
      std::find_if(std::begin(layers), std::end(layers), [&](auto& l) { return l.name == name; });
  return found == std::end(layers) ? nullptr : found;
}

string_view first_directory(string_view path) {
  const auto slash = path.find('/');
  return slash == string_view::npos ? string_view() : path.substr(0, slash);
}

string quoted(string_view text) { return "'" + string(text) + "'"; }

// Of a file below the source directory: src/cli/help.cpp is in cli, grammar/lexical.hpp in grammar.
string_view layer_name(string_view file) {
  if (file.starts_with("src/")) file.remove_prefix(4);
  return first_directory(file);
}

std::optional<string> judge_library(string_view file, string_view header) {
  for (const auto& library : libraries) {
    if (!header.starts_with(library.header)) continue;
    if (any_word(library.homes, [&](auto home) { return file.starts_with(home); })) return {};
    return "belongs in " + string(library.homes) + " alone";
  }
  return {};
}

// Why `file` may not include `header`; nothing when it may.
std::optional<string> judge(string_view file, string_view header, bool in_quotes) {
  const Layer* from = find_layer(layer_name(file));
  if (from == nullptr) return "stands in no known layer";
  if (auto wrong = judge_library(file, header)) return wrong;
  const Layer* to = find_layer(first_directory(header));
  if (to == nullptr) {
    if (in_quotes) return "must be written from src/, beginning with its layer";
    return {};
  }
  if (to == from || from->may_include == "*") return {};
  if (any_word(from->may_include, [&](auto name) { return name == to->name; })) return {};
  return string(from->name) + " may not include " + string(to->name);
}

struct Include {
  string_view header;
  bool in_quotes;
};

std::optional<Include> parse_include(string_view line) {
  const auto skip_blanks = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  skip_blanks();
  if (!line.starts_with('#')) return {};
  line.remove_prefix(1);
  skip_blanks();
  if (!line.starts_with("include")) return {};
  line.remove_prefix(7);
  skip_blanks();
  if (!line.starts_with('"') && !line.starts_with('<')) return {};
  const bool in_quotes = line.front() == '"';
  line.remove_prefix(1);
  const auto end = line.find(in_quotes ? '"' : '>');
  if (end == string_view::npos) return {};
  return Include{line.substr(0, end), in_quotes};
}

void check_file(const fs::path& root, const fs::path& path, std::vector<string>& wrong) {
  const auto file = path.lexically_relative(root).generic_string();
  std::ifstream in(path);
  string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto include = parse_include(line);
    if (!include) continue;
    if (const auto why = judge(file, include->header, include->in_quotes)) {
      wrong.push_back(file + ":" + std::to_string(number) + ": " + quoted(include->header) + " " +
                      *why);
    }
  }
}

// namespace::name of every struct, class and enum that headers define -> where it was met first.
using Definitions = std::map<string, string>;

// The name that a line at the left margin defines; nothing for a forward declaration or a specialization.
std::optional<string> defined_name(string_view line) {
  for (const string_view word : {"struct ", "class ", "enum class "}) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    const auto end = std::min(line.find_first_of(" :;<{"), line.size());
    const bool is_declaration = line.ends_with(';') && line.find('{') == string_view::npos;
    const auto rest = line.substr(end);
    const bool is_other = rest.starts_with('<') || rest.starts_with("::");  // Outer::Inner
    if (is_declaration || is_other) return {};
    return string(line.substr(0, end));
  }
  return {};
}

void check_names(const fs::path& root, const fs::path& path, Definitions& definitions,
                 std::vector<string>& wrong) {
  const auto file = path.lexically_relative(root).generic_string();
  std::ifstream in(path);
  std::vector<string> spaces;
  string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("namespace ") && line.ends_with("{")) {
      spaces.push_back(line.substr(10, line.size() - 11));
    } else if (line.starts_with("}  // namespace") && !spaces.empty()) {
      spaces.pop_back();
    } else if (const auto name = defined_name(line)) {
      string full;
      for (const auto& space : spaces) full += space;
      const string place = file + ":" + std::to_string(number);
      const auto [first, is_new] = definitions.emplace(full + "::" + *name, place);
      const bool is_same_file = first->second.starts_with(file + ':');  // #if … #else
      if (is_new || is_same_file) continue;
      wrong.push_back(place + ": " + quoted(string_view(*name)) + " is defined in " +
                      first->second);
    }
  }
}

// Prints what is wrong; returns the process status.
int check(const fs::path& root, std::ostream& out) {
  std::vector<string> wrong;
  Definitions definitions;
  int files = 0;
  for (const auto* top : {"src", "grammar"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      check_file(root, entry.path(), wrong);
      if (extension == ".hpp") check_names(root, entry.path(), definitions, wrong);
      ++files;
    }
  }
  std::sort(wrong.begin(), wrong.end());
  for (const auto& line : wrong) out << line << '\n';
  out << files << " files read, " << wrong.size() << " wrong includes and names\n";
  if (files == 0) return 2;
  return wrong.empty() ? 0 : 1;
}

struct Case {
  string_view file, header;
  bool in_quotes, allowed;
};

constexpr Case cases[] = {
    {"src/base/text.hpp", "base/error.hpp", true, true},
    {"src/base/text.hpp", "sql/token.hpp", true, false},
    {"src/run/plan.cpp", "database/driver.hpp", true, true},
    {"src/run/plan.cpp", "config/settings.hpp", true, false},
    {"src/cli/commands/up.cpp", "run/plan.hpp", true, true},
    {"src/cli/commands/up.cpp", "pqxx/pqxx", false, false},
    {"src/database/driver.cpp", "sql/token.hpp", true, false},
    {"src/database/postgres/driver.cpp", "libpq-fe.h", false, true},
    {"src/database/sqlite/driver.cpp", "libpq-fe.h", false, false},
    {"src/database/sqlite/driver.cpp", "sqlite3.h", false, true},
    {"src/run/history.cpp", "sqlite3.h", false, false},
    {"grammar/lexical.hpp", "tao/pegtl.hpp", false, true},
    {"grammar/lexical.hpp", "base/text.hpp", true, false},
    {"src/sql/lexer.cpp", "grammar/lexical.hpp", true, true},
    {"src/run/plan.cpp", "grammar/lexical.hpp", true, false},
    {"src/migration/file.cpp", "tao/pegtl.hpp", false, false},
    {"src/lint/rules/x.cpp", "../context.hpp", true, false},
    {"src/lint/rules/x.cpp", "context.hpp", true, false},
    {"src/elsewhere/x.cpp", "string", false, false},
    {"src/base/hash.hpp", "nettle/sha2.h", false, true},
    {"src/cli/run.cpp", "toml++/toml.h", false, false},
    {"src/run/executor.cpp", "chrono", false, true},
};

int self_test() {
  int failures = 0;
  for (const auto& test : cases) {
    const auto why = judge(test.file, test.header, test.in_quotes);
    if (why.has_value() == !test.allowed) continue;
    ++failures;
    std::cout << test.file << " including " << test.header << ": "
              << (why ? *why : string("allowed")) << '\n';
  }
  const auto wrong = fs::current_path() / "src/base";
  fs::create_directories(wrong);
  std::ofstream(wrong / "right.hpp") << "#include <string>\n";
  if (check(fs::current_path(), std::cout) != 0) ++failures;
  std::ofstream(wrong / "wrong.hpp") << "// comment\n\t#  include \"run/plan.hpp\"\n";
  if (check(fs::current_path(), std::cout) != 1) ++failures;
  fs::remove(wrong / "wrong.hpp");
  std::ofstream(wrong / "one.hpp")
      << "namespace mig {\nstruct A;\nstruct A {\n};\n}  // namespace mig\n";
  std::ofstream(wrong / "two.hpp")
      << "namespace mig::ast {\nstruct A {};\n}  // namespace mig::ast\n";
  if (check(fs::current_path(), std::cout) != 0) ++failures;
  std::ofstream(wrong / "three.hpp") << "namespace mig {\nclass A : B {\n";
  if (check(fs::current_path(), std::cout) != 1) ++failures;
  std::cout << failures << " failures\n";
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() != 2) return 2;
  return string_view(arguments[1]) == "--self-test" ? self_test() : check(arguments[1], std::cout);
}
