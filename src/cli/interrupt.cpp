#include "interrupt.hpp"

#include <assay/process/child_process.hpp>

#include <signal.h>

namespace assay::cli {
namespace {

// A signal handler may use nothing but lock-free atomics.
std::atomic<bool> watching = false, interrupted = false;
std::atomic<int> first_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int number) {
    int none = 0;
    if (watching && number != SIGQUIT && first_signal.compare_exchange_strong(none, number)) {
        interrupted = true;
        return;
    }
    kill_programs();
    signal(number, SIG_DFL);
    raise(number);
}

}  // namespace

void end_programs_with_us() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        const auto before = signal(number, on_signal);
        if (number == SIGHUP && before == SIG_IGN) signal(number, SIG_IGN);
    }
}

const std::atomic<bool>& watch_for_interrupt() {
    watching = true;
    end_programs_with_us();
    return interrupted;
}

const std::atomic<bool>& interrupt_flag() {
    return interrupted;
}

int exit_code_of_interrupt() {
    const int number = first_signal;
    return 128 + (number == 0 ? SIGINT : number);
}

}  // namespace assay::cli
