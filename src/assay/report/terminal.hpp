/// The report for people at a terminal: a table of the tests, failing examples, and the verdict as the last
/// line.
#pragma once

#include <assay/run/result.hpp>

#include <cstddef>
#include <limits>
#include <string>

namespace assay {

struct TerminalOptions {
    bool colour = false;                ///< ANSI codes
    int width = 100;                    ///< cells; less than 80 counts as 80
    std::size_t examples_per_test = 3;  ///< failing cases shown of each test; 0: no examples at all
    /// Tests whose failing cases are shown, the worst of each type (MFT, INV, DIR); the others are counted.
    std::size_t tests_per_type = std::numeric_limits<std::size_t>::max();
    bool utf8 = true;  ///< false: nothing but ASCII
};

/// Depends on its arguments alone. Whatever suite and model say is made printable, so that it can neither
/// move the cursor nor reorder a line. Without colour no line ends with a space. A line is wider than `width`
/// only where it holds a command to copy, or where numbers have many digits.
std::string to_terminal(const RunResult& result, const TerminalOptions& options = {});

}  // namespace assay
