#include "lint/baseline.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "lint/fingerprint.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

constexpr std::string_view mark = "# mig lint baseline ";
constexpr std::int64_t format = 2;
constexpr std::size_t sum_digits = 16;

[[noreturn]] void refuse(const Source& source, std::string_view line, std::string message,
                         std::string hint) {
  const auto begin = static_cast<std::size_t>(line.data() - source.text().data());
  Error error(ErrorKind::usage, std::move(message), std::move(hint));
  error.location = source.locate({begin, begin + line.size()});
  throw error;
}

// The word in front of the next blank, taken off.
std::string take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  std::string word(line.substr(0, end));
  line = trim(line.substr(end));
  return word;
}

void check_format(const Source& source, std::string_view line) {
  if (parse_number(trim(line.substr(mark.size()))) == format) return;
  refuse(source, line, "this baseline has another format",
         "write it anew: mig lint --update-baseline, with this version of mig");
}

}  // namespace

Baseline Baseline::read(const Source& source) {
  Baseline made;
  for (const std::string_view line : split_lines(source.text())) {
    if (line.starts_with(mark)) check_format(source, line);
    std::string_view left = trim(line);
    if (left.empty() || left.starts_with('#')) continue;
    std::string sum = take_word(left), rule = take_word(left);
    if (left.empty() || sum.size() != sum_digits) {
      refuse(source, line, "this is no entry of a baseline",
             "take the line out, or write the file anew with mig lint --update-baseline");
    }
    ++made.entries_[{std::string(left), std::move(rule), std::move(sum)}];
  }
  return made;
}

Baseline::Entry Baseline::entry_of(const Finding& finding) {
  // The same words may be about another table: `SET search_path` before them is enough.
  Sha256 hash;
  hash.add(statement_sum(finding));
  std::set<std::string> tables(finding.tables.begin(), finding.tables.end());
  if (tables.empty()) {
    for (const Effect& each : finding.effects) tables.insert(each.name);
  }
  for (const std::string& each : tables) hash.add(concat("\n", each));
  return {migration_of(finding.file), std::string(finding.rule->id),
          hash.hex().substr(0, sum_digits)};
}

void Baseline::add(const Finding& finding) { ++entries_[entry_of(finding)]; }

bool Baseline::take(const Finding& finding) {
  if (entries_.empty()) return false;  // most have none, and an entry takes two checksums
  const auto found = entries_.find(entry_of(finding));
  if (found == entries_.end()) return false;
  if (--found->second == 0) entries_.erase(found);
  return true;
}

void Baseline::keep(const Baseline& other, const std::set<std::string>& judged) {
  for (const auto& [entry, count] : other.entries_) {
    if (!judged.contains(std::get<0>(entry))) entries_[entry] += count;
  }
}

std::size_t Baseline::size() const {
  std::size_t count = 0;
  for (const auto& each : entries_) count += each.second;
  return count;
}

std::string Baseline::text() const {
  std::string out = concat(mark, format,
                           "\n# Findings that mig lint passes over: sum of the statement and its "
                           "tables, rule, migration. "
                           "`mig lint --update-baseline` writes it.\n");
  for (const auto& [entry, count] : entries_) {
    const auto& [migration, rule, sum] = entry;
    for (std::size_t i = 0; i < count; ++i) out += concat(sum, " ", rule, " ", migration, "\n");
  }
  return out;
}

}  // namespace mig
