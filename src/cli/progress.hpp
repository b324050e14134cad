/// A line on the terminal that says how far a run is.
#pragma once

#include <assay/run/runner.hpp>

#include <atomic>
#include <chrono>
#include <mutex>

namespace assay::cli {

/// Writes to standard error, at most ten times a second, and wipes the line at its end.
class ProgressLine final : public RunObserver {
public:
    ProgressLine() = default;
    ~ProgressLine() override;
    void begin(std::uint64_t cases_in_all) override;
    void advance(const Test& test, std::uint64_t cases) override;

private:
    using Clock = std::chrono::steady_clock;
    std::uint64_t all_ = 0;
    Clock::time_point start_;
    std::atomic<std::uint64_t> done_ = 0;
    std::mutex mutex_;
    Clock::time_point shown_;  ///< guarded by mutex_
    bool written_ = false;     ///< guarded by mutex_
};

}  // namespace assay::cli
