#include "cli/help.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace mig;

TEST_SUITE_BEGIN("cli");

TEST_CASE("help breaks paragraphs and leaves examples alone") {
  constexpr Option options[] = {{"to", "V", "stop there", 't'}, {"fast", "", "hurry"}};
  const std::string paragraph =
      "word " + std::string(40, 'a') + " " + std::string(40, 'b') + " end";
  const std::string example = "  " + std::string(90, 'x') + " y";
  const std::string details = paragraph + "\n\n" + example;
  const Command command{"go", "[N]", "start", details, 1, options, false, nullptr};
  const std::string text = command_help_text(command);
  CHECK(text.find("word " + std::string(40, 'a') + "\n" + std::string(40, 'b') + " end\n\n" +
                  example + "\n") != std::string::npos);
  CHECK(text.find("Usage: mig go [N] [options]\n") != std::string::npos);
  CHECK(text.find("  -t, --to V  stop there\n      --fast  hurry\n") != std::string::npos);
}

TEST_SUITE_END();
