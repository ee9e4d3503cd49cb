#include "migration/sum_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/source.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"

namespace mig {
namespace {

constexpr std::size_t link_digits = 16;
constexpr std::array<std::string_view, 4> markers{"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
constexpr std::string_view hint =
    "after a merge `mig rebase` puts your migrations last and writes mig.sum anew; to take the "
    "directory as it is, remove mig.sum and run `mig init`";

std::string link_after(std::string_view previous, std::string_view id) {
  Sha256 sum;
  sum.add(previous);
  sum.add("\n");
  sum.add(id);
  return sum.hex().substr(0, link_digits);
}

bool is_marker(std::string_view line) {
  return std::any_of(markers.begin(), markers.end(),
                     [line](std::string_view marker) { return line.starts_with(marker); });
}

std::string_view id_of(std::string_view line) { return line.substr(0, line.find(' ')); }

// The first line that is not what its place in the chain asks for.
[[noreturn]] void refuse_line(const Source& source, std::size_t number, std::string message) {
  const std::string_view line = split_lines(source.text())[number];
  const auto begin = static_cast<std::size_t>(line.data() - source.text().data());
  Error error(ErrorKind::refused, std::move(message), std::string(hint));
  error.location = source.locate({begin, begin + line.size()});
  throw error;
}

void check_chain(const Source& source, const std::vector<std::string_view>& lines) {
  std::string link;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view id = id_of(lines[i]);
    link = link_after(link, id);
    if (lines[i].size() == id.size() + 1 + link_digits && lines[i].ends_with(link)) continue;
    refuse_line(source, i,
                "the line does not follow from the one above: mig.sum was edited or merged");
  }
}

// What the directory holds and mig.sum does not, and the reverse.
std::vector<std::string> differences(const std::vector<std::string>& there,
                                     const std::vector<std::string_view>& lines) {
  std::vector<std::string> listed(lines.size());
  std::transform(lines.begin(), lines.end(), listed.begin(), id_of);
  std::sort(listed.begin(), listed.end());
  std::vector<std::string> unlisted, gone, problems;
  std::set_difference(there.begin(), there.end(), listed.begin(), listed.end(),
                      std::back_inserter(unlisted));
  std::set_difference(listed.begin(), listed.end(), there.begin(), there.end(),
                      std::back_inserter(gone));
  for (const std::string& id : unlisted) problems.push_back(concat(id, " is not in mig.sum"));
  for (const std::string& id : gone) problems.push_back(concat(id, " is in mig.sum but not there"));
  return problems;
}

}  // namespace

std::filesystem::path SumFile::path_in(const std::filesystem::path& root) {
  return root / "mig.sum";
}

bool SumFile::exists(const std::filesystem::path& root) {
  std::error_code ignored;
  return std::filesystem::exists(path_in(root), ignored);
}

std::string SumFile::text_for(const std::vector<MigrationEntry>& entries) {
  std::string text, link;
  for (const MigrationEntry& entry : entries) {
    const std::string id = entry.id();
    link = link_after(link, id);
    text += concat(id, ' ', link, '\n');
  }
  return text;
}

void SumFile::write(const MigrationDirectory& directory) {
  replace_file(path_in(directory.root), text_for(directory.entries));
}

void SumFile::check(const MigrationDirectory& directory) {
  const std::filesystem::path path = path_in(directory.root);
  if (!exists(directory.root)) return;
  const Source source = Source::load(path);
  if (source.text() == text_for(directory.entries)) return;
  const std::vector<std::string_view> lines = split_lines(source.text());
  const auto marker = std::find_if(lines.begin(), lines.end(), is_marker);
  if (marker != lines.end()) {
    refuse_line(source, static_cast<std::size_t>(marker - lines.begin()),
                "merge conflict in mig.sum");
  }
  std::vector<std::string> there;
  for (const MigrationEntry& entry : directory.entries) there.push_back(entry.id());
  std::vector<std::string> problems = differences(there, lines);
  if (!problems.empty()) {
    throw Error(ErrorKind::refused, concat(path.string(), ": ", join(problems, "\n")),
                std::string(hint));
  }
  check_chain(source, lines);
  const auto same_order = [](const std::string& id, std::string_view line) {
    return id == id_of(line);
  };
  const auto [id, line] =
      std::mismatch(there.begin(), there.end(), lines.begin(), lines.end(), same_order);
  if (line == lines.end()) return;  // the text differs in line endings alone
  refuse_line(source, static_cast<std::size_t>(line - lines.begin()),
              concat("out of order: ", id == there.end() ? "nothing" : *id, " belongs here"));
}

}  // namespace mig
