// Prints what mig reads: statements, their kinds and trees. For those who work on the grammar.
//   show-tree [--dialect sqlite|postgres] [FILE]     standard input without a file
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "sql/parse.hpp"

namespace {

using namespace mig;

constexpr const char* names[] = {
#define MIG_STATEMENT(name, type) #name,
#include "grammar/statements.def"
#undef MIG_STATEMENT
#define MIG_NODE(name) #name,
#include "grammar/nodes.def"
#undef MIG_NODE
};

void show(const Syntax& node, int depth) {
  std::string text(node.text().substr(0, 60));
  for (char& c : text) c = c < ' ' && c >= 0 ? ' ' : c;
  std::printf("%*s%s  %s\n", 2 * depth, "", names[static_cast<std::size_t>(node.kind())],
              text.c_str());
  for (const Syntax& child : node.children()) show(child, depth + 1);
}

}  // namespace

int main(int argc, char** argv) {
  Dialect dialect = Dialect::postgres;
  std::string text;
  bool read = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--dialect" && i + 1 < argc) {
      dialect = std::string(argv[++i]) == "sqlite" ? Dialect::sqlite : Dialect::postgres;
    } else {
      std::ifstream file(argument, std::ios::binary);
      text.assign(std::istreambuf_iterator<char>(file), {});
      read = true;
    }
  }
  if (!read) text.assign(std::istreambuf_iterator<char>(std::cin), {});
  StatementReader reader(text, dialect);
  while (const ParsedStatement* parsed = reader.next()) {
    if (parsed->statement == nullptr) {
      std::printf("unreadable at %u: %s%s%s\n", parsed->unreadable->span.begin,
                  parsed->unreadable->message.c_str(), parsed->unreadable->hint.empty() ? "" : "; ",
                  parsed->unreadable->hint.c_str());
      continue;
    }
    show(parsed->statement->syntax, 0);
  }
}
