#include "config/toml_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "base/text.hpp"

namespace mig {
namespace {

// toml++ counts lines and columns (code points) from 1.
std::size_t offset_of(std::string_view text, toml::source_position position) {
  std::size_t at = 0;
  for (toml::source_index line = 1; line < position.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) return text.size();
    at = end + 1;
  }
  for (toml::source_index column = 1; column < position.column && at < text.size(); ++column) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

Span span_of(std::string_view text, const toml::source_region& region) {
  const std::size_t begin = offset_of(text, region.begin);
  return {begin, std::max(begin, offset_of(text, region.end))};
}

std::string type_name(const toml::node& node) {
  std::ostringstream out;
  out << node.type();
  return out.str();
}

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  return {};
}

class Reader {
 public:
  explicit Reader(TomlFile& file) : file_(file), text_(file.source.text()) {}

  void read() {
    const toml::table root = parse();
    for (const auto& [key, node] : root) {
      if (key.str() == "env") {
        read_environments(node, key);
      } else if (key.str() == "lint") {
        read_section("lint", *table_at(node, key, "lint", "write a section [lint]"), 0);
      } else {
        add("", key, node);
      }
    }
    // toml++ keeps tables sorted by key; people read files from top to bottom.
    const auto is_earlier = [](const TomlEntry& left, const TomlEntry& right) {
      return left.key_span.begin < right.key_span.begin;
    };
    std::sort(file_.entries.begin(), file_.entries.end(), is_earlier);
    std::sort(file_.lint.begin(), file_.lint.end(), is_earlier);
  }

 private:
  toml::table parse() const {
    try {
      return toml::parse(text_, file_.source.name());
    } catch (const toml::parse_error& error) {
      throw file_.error_at(span_of(text_, error.source()), std::string(error.description()),
                           "mig.toml(5) describes the file");
    }
  }

  TomlEntry entry_of(const std::string& section, const toml::key& key,
                     const toml::node& node) const {
    return {section,       std::string(key.str()),       type_name(node),
            text_of(node), span_of(text_, key.source()), span_of(text_, node.source())};
  }

  void add(const std::string& section, const toml::key& key, const toml::node& node) {
    file_.entries.push_back(entry_of(section, key, node));
  }

  // A section with all that lies in it; `item` numbers those of an array.
  void read_section(const std::string& name, const toml::table& table, std::size_t item) {
    for (const auto& [key, node] : table) {
      TomlEntry& entry = file_.lint.emplace_back(entry_of(name, key, node));
      entry.item = item;
      const std::string inner = concat(name, ".", std::string_view(key.str()));
      if (const toml::table* section = node.as_table()) {
        read_section(inner, *section, item);
      } else if (const toml::array* all = node.as_array(); all && all->is_array_of_tables()) {
        entry.type = "tables";
        std::size_t number = 0;
        for (const toml::node& each : *all) read_section(inner, *each.as_table(), ++number);
      }
    }
  }

  void read_environments(const toml::node& node, const toml::key& at) {
    const toml::table* environments = table_at(node, at, "env", environment_hint);
    for (const auto& [name, section] : *environments) {
      const std::string shown = concat("env.", std::string(name.str()));
      const toml::table* keys = table_at(section, name, shown, environment_hint);
      file_.environments.emplace_back(name.str());
      for (const auto& [key, value] : *keys) add(std::string(name.str()), key, value);
    }
  }

  static constexpr std::string_view environment_hint =
      "write a section [env.NAME] with the keys of that environment";

  const toml::table* table_at(const toml::node& node, const toml::key& key,
                              const std::string& shown, std::string_view hint) const {
    if (const toml::table* table = node.as_table()) return table;
    throw file_.error_at(span_of(text_, key.source()), concat(shown, " is not a table"),
                         std::string(hint));
  }

  TomlFile& file_;
  std::string_view text_;
};

// A misspelt key may hold a URL too: only what is wrong is shown, and no string before it.
bool may_hold_secret(std::string_view before, std::string_view line) {
  constexpr std::string_view marks[] = {"database", "direct_url", "://", "password"};
  return before.find_first_of("\"'") != before.npos ||
         std::any_of(std::begin(marks), std::end(marks),
                     [line](std::string_view mark) { return line.find(mark) != line.npos; });
}

}  // namespace

TomlFile TomlFile::read(const std::filesystem::path& path, const std::string& shown) {
  try {
    TomlFile file{Source(shown, std::string(Source::load(path).text())), {}, {}, {}};
    Reader(file).read();
    return file;
  } catch (Error& error) {
    error.kind = ErrorKind::usage;  // a configuration file, not a migration
    if (error.location) error.location->file = shown;
    throw;
  }
}

const TomlEntry* TomlFile::find(std::string_view section, std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& each) {
    return each.section == section && each.key == key;
  });
  return found == entries.end() ? nullptr : &*found;
}

Error TomlFile::error_at(Span span, std::string message, std::string hint) const {
  Error error(ErrorKind::usage, std::move(message), std::move(hint));
  const std::string_view text = source.text();
  const std::size_t at = std::min<std::size_t>(span.begin, text.size());
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  // The line ends where the mistake does: a password may follow.
  const Source shown(source.name(),
                     std::string(text.substr(0, std::clamp<std::size_t>(span.end, at, end))));
  Location place = shown.locate({at, shown.text().size()});
  place.before.clear();
  if (may_hold_secret(text.substr(begin, at - begin), text.substr(begin, end - begin))) {
    place.text = "(not shown: the line may hold a password)";
    place.caret = 0;
    place.caret_length = 1;
  }
  error.location = std::move(place);
  return error;
}

}  // namespace mig
