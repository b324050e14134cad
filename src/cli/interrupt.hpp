/// Ctrl-C: the first asks to stop, the second stops at once.
#pragma once

#include <atomic>

namespace assay::cli {

/// Becomes true at the first SIGINT from now on; the second one ends the program as usual.
const std::atomic<bool>& watch_for_interrupt();

}  // namespace assay::cli
