#include "lint/shown_findings.hpp"

#include <algorithm>

#include "base/plain_text.hpp"
#include "lint/secret_text.hpp"

namespace mig {
namespace {

using Secrets = std::map<const LintFile*, std::vector<Span>>;

// Those in the statement of a finding; of one about the file, those that are no common words.
std::vector<std::string_view> secrets_near(const Finding& finding, const std::vector<Span>& spans) {
  constexpr std::size_t shortest = 6;
  const std::string_view text = finding.file->source.text();
  std::vector<std::string_view> near;
  for (const Span& each : spans) {
    const bool is_inside =
        finding.statement.begin <= each.begin && each.end <= finding.statement.end;
    if (is_inside || each.size() >= shortest) near.push_back(each.of(text));
  }
  std::stable_sort(near.begin(), near.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  return near;
}

void hide_secrets(Finding& finding, const std::vector<std::string_view>& secrets) {
  finding.message = without_words(std::move(finding.message), secrets);
  finding.subject = without_words(std::move(finding.subject), secrets);
  for (std::string& step : finding.steps) step = without_words(std::move(step), secrets);
  // An edit that writes *** into the file mends nothing.
  if (finding.fix && without_words(finding.fix->text, secrets) != finding.fix->text) {
    finding.fix.reset();
  }
}

void make_plain(Finding& finding) {
  make_one_line(finding.message);
  make_one_line(finding.estimate);
  make_one_line(finding.subject);
  for (std::string& step : finding.steps) make_plain_lines(step);
  for (std::string& table : finding.tables) make_one_line(table);
  for (Effect& effect : finding.effects) make_one_line(effect.name);
}

}  // namespace

void make_showable(LintResult& result) {
  Secrets secrets;
  for (const auto& file : result.files) {
    const std::string_view text = file->source.text();
    std::vector<Span> found = secrets_in(text, file->dialect);
    if (found.empty()) continue;
    result.masked.emplace(&file->source, Source(file->source.name(), masked(text, found)));
    secrets.emplace(file.get(), std::move(found));
  }
  for (Finding& each : result.findings) {
    const auto found = secrets.find(each.file);
    if (found != secrets.end()) hide_secrets(each, secrets_near(each, found->second));
    make_plain(each);
  }
}

}  // namespace mig
