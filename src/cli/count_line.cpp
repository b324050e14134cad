#include "count_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace assay::cli {

CountLine::CountLine(std::size_t all, std::string what)
    : all_(all), what_(std::move(what)), terminal_(::isatty(STDERR_FILENO) == 1) {}

void CountLine::wipe() {
    if (!written_) return;
    fmt::print(stderr, "\r\x1b[2K");
    std::fflush(stderr);
    written_ = false;
}

void CountLine::show(std::size_t done, const std::string& note) {
    if (!terminal_) return;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    const double left = spent.count() / static_cast<double>(std::max<std::size_t>(1, done)) *
                        static_cast<double>(all_ - std::min(done, all_));
    fmt::print(stderr, "\r\x1b[2K{} of {} {}  {:.0f} s left  {}", done, all_, what_, left, note);
    std::fflush(stderr);
    written_ = true;
}

}  // namespace assay::cli
