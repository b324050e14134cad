/// A line on the terminal that counts steps: "12 of 40 candidates  0:31 left".
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace assay::cli {

/// Writes to standard error where that is a terminal, and wipes the line at its end. One thread at a time.
class CountLine {
public:
    CountLine(std::size_t all, std::string what);
    ~CountLine() { wipe(); }
    /// Before something else is printed.
    void wipe();
    void show(std::size_t done, const std::string& note = {});

private:
    std::size_t all_;
    std::string what_;
    bool terminal_;
    bool written_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace assay::cli
