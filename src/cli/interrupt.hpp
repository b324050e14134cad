/// Signals that ask us to end: SIGINT (Ctrl-C), SIGTERM, SIGHUP, and SIGQUIT. The programs that we have
/// started stand in process groups of their own, where none of these reaches them: they must end with us.
#pragma once

#include <atomic>

namespace assay::cli {

/// From now on each of these signals kills the programs, then ends us as it would without this. A SIGHUP that
/// was ignored (nohup) stays so.
void end_programs_with_us();

/// The same, but the first signal (other than SIGQUIT) only makes this true.
const std::atomic<bool>& watch_for_interrupt();

/// What becomes true then; false for ever where nobody watches.
const std::atomic<bool>& interrupt_flag();

/// As a shell reports it: 130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP; 130 where there was none.
int exit_code_of_interrupt();

}  // namespace assay::cli
