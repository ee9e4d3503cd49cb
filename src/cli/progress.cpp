#include "cli/progress.hpp"

#include <unistd.h>

#include <mutex>
#include <string>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t widest = 100;  // a line that wraps could not be taken back

std::mutex mutex;
bool drawn = false;

void write_to_terminal(const std::string& text) {
  const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  (void)written;  // a progress line that is lost is no loss
}

}  // namespace

void draw_progress(std::string_view text) {
  const std::lock_guard lock(mutex);
  write_to_terminal(concat("\r\033[2K", shorten(text, widest)));
  drawn = true;
}

void clear_progress() {
  const std::lock_guard lock(mutex);
  if (drawn) write_to_terminal("\r\033[2K");
  drawn = false;
}

}  // namespace mig
