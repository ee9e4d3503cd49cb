#include "config/lint_settings.hpp"

#include <algorithm>
#include <span>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "config/config_text.hpp"
#include "config/toml_file.hpp"

namespace mig {
namespace {

constexpr std::string_view weights[] = {"error", "warning", "info"};
constexpr std::string_view severities[] = {"off", "info", "warning", "error"};
constexpr std::string_view reaches[] = {"transaction", "file", "set"};

// Where an entry's value goes while the file is read.
struct Target {
  const TomlFile& file;
  const TomlEntry& entry;
  const std::filesystem::path& directory;
  LintSettings& into;

  Location place(Span span) const { return *file.error_at(span, "").location; }
  LintOverrideSetting& override_of_entry() const {
    if (into.overrides.size() < entry.item) into.overrides.resize(entry.item);
    return into.overrides[entry.item - 1];
  }
};

template <std::string LintSettings::*member>
void keep_text(const Target& at) {
  at.into.*member = at.entry.text;
}

template <PlacedWord LintSettings::*member>
void keep_placed(const Target& at) {
  at.into.*member = {at.entry.text, at.place(at.entry.value_span)};
}

template <std::string LintOverrideSetting::*member>
void keep_glob(const Target& at) {
  at.override_of_entry().*member = at.entry.text;
}

void keep_baseline(const Target& at) {
  at.into.baseline = relative_path(at.entry.text, at.directory);
}

void keep_rule(const Target& at) {
  std::vector<LintRuleSetting>& rules =
      at.entry.item == 0 ? at.into.rules : at.override_of_entry().rules;
  rules.push_back({at.entry.key, at.entry.text, at.place(at.entry.key_span)});
}

struct Key {
  std::string_view section;
  std::string_view key;                     // "*": any, the name of a rule
  std::string_view type;                    // in TOML's words
  std::span<const std::string_view> words;  // allowed; empty: any text
  void (*keep)(const Target&);              // null: a section of its own
};

constexpr Key keys[] = {
    {"lint", "postgres", "string", {}, keep_placed<&LintSettings::postgres>},
    {"lint", "sqlite", "string", {}, keep_placed<&LintSettings::sqlite>},
    {"lint", "fail_on", "string", weights, keep_text<&LintSettings::fail_on>},
    {"lint", "level", "string", weights, keep_text<&LintSettings::level>},
    {"lint", "new", "string", reaches, keep_text<&LintSettings::new_reach>},
    {"lint", "down", "string", severities, keep_text<&LintSettings::down>},
    {"lint", "rules", "table", {}, nullptr},
    {"lint", "override", "tables", {}, nullptr},
    {"lint", "baseline", "table", {}, nullptr},
    {"lint.baseline", "file", "string", {}, keep_baseline},
    {"lint.override", "path", "string", {}, keep_glob<&LintOverrideSetting::path>},
    {"lint.override", "table", "string", {}, keep_glob<&LintOverrideSetting::table>},
    {"lint.override", "rules", "table", {}, nullptr},
    {"lint.rules", "*", "string", severities, keep_rule},
    {"lint.override.rules", "*", "string", severities, keep_rule},
};

std::string shape_of(const Key& key) {
  if (key.type == "table") return concat("a section [", key.section, ".", key.key, "]");
  if (key.type == "tables") return concat("sections [[", key.section, ".", key.key, "]]");
  return key.words.empty() ? "a string" : "one of the words";
}

std::string listed(std::span<const std::string_view> words) {
  std::vector<std::string> quoted;
  for (const std::string_view word : words) quoted.push_back(concat("\"", word, "\""));
  const std::string last = quoted.back();
  quoted.pop_back();
  return concat(join(quoted, ", "), " or ", last);
}

class Reader {
 public:
  Reader(const TomlFile& file, const std::filesystem::path& directory)
      : file_(file), directory_(directory) {}

  LintSettings read() {
    for (const TomlEntry& entry : file_.lint) take(entry);
    for (std::size_t i = 0; i < made_.overrides.size(); ++i) check_override(i + 1);
    return std::move(made_);
  }

 private:
  void take(const TomlEntry& entry) {
    const auto* found = std::find_if(std::begin(keys), std::end(keys), [&](const Key& each) {
      return each.section == entry.section && (each.key == entry.key || each.key == "*");
    });
    if (found == std::end(keys)) refuse_unknown(entry);
    check_type(entry, *found);
    if (found->keep == nullptr) return;
    check_text(entry, *found);
    found->keep({file_, entry, directory_, made_});
  }

  [[noreturn]] void refuse_unknown(const TomlEntry& entry) const {
    std::vector<std::string_view> known;
    for (const Key& each : keys) {
      if (each.section == entry.section) known.push_back(each.key);
    }
    const auto near = nearest(entry.key, known);
    throw file_.error_at(
        entry.key_span, concat("unknown key '", shown(entry.key), "' in [", entry.section, "]"),
        near ? concat("did you mean '", *near, "'?") : concat("its keys are ", listed(known)));
  }

  void check_type(const TomlEntry& entry, const Key& key) const {
    if (entry.type == key.type) return;
    const std::string hint =
        key.words.empty() ? "mig.toml(5) has examples" : concat("it is ", listed(key.words));
    throw file_.error_at(entry.value_span,
                         concat(entry.section, ".", shown(entry.key), " must be ", shape_of(key),
                                ", not ", entry.type == "tables" ? "array" : entry.type),
                         hint);
  }

  void check_text(const TomlEntry& entry, const Key& key) const {
    const std::string name = concat(entry.section, ".", shown(entry.key));
    if (entry.text.empty()) {
      throw file_.error_at(entry.value_span, concat(name, " is empty"),
                           "leave the key out to have the default");
    }
    if (key.words.empty() ||
        std::find(key.words.begin(), key.words.end(), entry.text) != key.words.end()) {
      return;
    }
    const auto near = nearest(entry.text, key.words);
    throw file_.error_at(
        entry.value_span,
        concat(name, ": expected ", listed(key.words), ", not '", shown(entry.text), "'"),
        near ? concat("did you mean \"", *near, "\"?") : std::string());
  }

  void check_override(std::size_t item) const {
    const LintOverrideSetting& made = made_.overrides[item - 1];
    const bool is_of_all = made.path.empty() && made.table.empty();
    if (!is_of_all && !made.rules.empty()) return;
    const auto entry =
        std::find_if(file_.lint.begin(), file_.lint.end(), [&](const TomlEntry& each) {
          return each.section.starts_with("lint.override") && each.item == item;
        });
    throw file_.error_at(
        entry == file_.lint.end() ? Span() : entry->key_span,
        is_of_all ? "an override that names no path and no table" : "an override without rules",
        "[[lint.override]] takes path = \"…\", table = \"…\" and rules = { RULE = \"off\" }");
  }

  const TomlFile& file_;
  const std::filesystem::path& directory_;
  LintSettings made_;
};

}  // namespace

LintSettings read_lint_settings(const TomlFile& file, const std::filesystem::path& directory) {
  return Reader(file, directory).read();
}

}  // namespace mig
