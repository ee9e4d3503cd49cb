// A history replayed, printed and replayed again: nothing crashes or hangs, and every statement of the print is read.
#include "catalog/print.hpp"
#include "catalog/replay.hpp"
#include "input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mig;
  const FuzzInput input(data, size);
  Replay replay(input.dialect);
  replay.apply_script(input.text);
  const std::string printed = print(replay.after());
  Replay again(input.dialect);
  again.apply_script(printed);
  for (const ReplayNote& note : again.notes()) {
    require(note.kind != ReplayNote::Kind::unreadable);
  }
  return 0;
}
