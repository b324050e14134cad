#include "progress.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace assay::cli {
namespace {

std::string shown_time(double seconds) {
    const auto whole = std::llround(seconds);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

void ProgressLine::begin(std::uint64_t cases_in_all) {
    all_ = cases_in_all;
    start_ = shown_ = Clock::now();
}

void ProgressLine::advance(const Test& test, std::uint64_t cases) {
    const std::uint64_t done = done_ += cases;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    const auto now = Clock::now();
    if (!lock || now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(done) / seconds;
    constexpr std::size_t kNameWidth = 30;
    fmt::print(stderr, "\r\x1b[2K{:3.0f}%  {} of {} {}  {} a second  {} left  {:.{}}",
               100.0 * static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(all_, 1)),
               format_count(done), format_count(all_, true), noun_for(all_, "case"),
               format_count(static_cast<std::uint64_t>(rate)),
               shown_time(static_cast<double>(all_ - std::min(done, all_)) / rate), printable(test.name),
               kNameWidth);
    std::fflush(stderr);
    written_ = true;
}

ProgressLine::~ProgressLine() {
    if (written_) fmt::print(stderr, "\r\x1b[2K");
}

}  // namespace assay::cli
