/// Where reports go: the terminal and the files that the user names.
#pragma once

#include "options.hpp"

#include <assay/report/format.hpp>
#include <assay/run/result.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace assay::cli {

/// --report FORMAT=FILE, -o FILE, --show, --colour
void add_report_options(Options& options);

/// Colour for the choice auto, always or never: auto where people look at a terminal and have not asked for
/// none (https://no-color.org).
bool wants_colour(const std::string& choice);

class ReportOutput {
public:
    /// Throws Error for a format or an extension that is not known, before anything is run.
    explicit ReportOutput(const Options& options);
    /// Throws Error if a report would take the place of one of these files.
    void spare(const std::vector<std::string>& inputs) const;
    /// Writes the files, prints the table (or, if `quiet`, nothing) and, as the last line, the verdict.
    void write(const RunResult& result, bool quiet) const;

private:
    std::vector<std::pair<ReportFormat, std::filesystem::path>> files_;
    bool colour_;
    std::size_t shown_tests_ = 0;
};

}  // namespace assay::cli
