#include "report_output.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>
#include <assay/report/terminal.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace assay::cli {
namespace {

int terminal_width() {
    winsize size{};
    constexpr int kNarrowest = 80, kWidest = 160, kElsewhere = 100;
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kElsewhere;
    return std::clamp<int>(size.ws_col, kNarrowest, kWidest);
}

/// There the table stands.
void refuse_standard_output(const std::string& file) {
    if (file == "-")
        throw Error(
            "'-' is no file for a report, and on the standard output stands the table; write the report to a "
            "file, or print one later: assay report results.json --format junit");
}

void refuse_repeats(const std::vector<std::pair<ReportFormat, std::filesystem::path>>& files) {
    std::set<std::filesystem::path> known;
    std::error_code ignored;
    for (const auto& [format, file] : files)
        if (!known.insert(std::filesystem::weakly_canonical(std::filesystem::absolute(file), ignored)).second)
            throw Error(fmt::format("two reports go to one file, '{}'", printable(file.string())));
}

}  // namespace

bool wants_colour(const std::string& choice) {
    if (choice != "auto") return choice == "always";
    const char* no_colour = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) && !(no_colour && *no_colour);
}

void add_report_options(Options& options) {
    options.group("Reports").add_options()(
        "report", po::value<std::vector<std::string>>()->composing(),
        "FORMAT=FILE: write a report, and its folder; json, junit, text or markdown; may be repeated")(
        "output,o", po::value<std::vector<std::string>>()->composing(),
        "FILE: the same with the format from the extension: .json, .xml, .txt, .md")(
        "show", po::value<std::string>()->default_value("3"),
        "N or all: tests of each type whose failing cases are printed, the worst first")(
        "colour", po::value<std::string>()->default_value("auto"), "auto: on a terminal; always; never");
}

ReportOutput::ReportOutput(const Options& options)
    : colour_(wants_colour(options.one_of("colour", {"auto", "always", "never"}, "auto"))) {
    shown_tests_ = options.text("show") == "all" ? SIZE_MAX : *options.count("show");
    for (const std::string& report : options.list("report")) {
        const auto [format, file] = split_assignment(report, "report");
        refuse_standard_output(file);
        files_.emplace_back(report_format_of(format), file);
    }
    for (const std::string& file : options.list("output")) {
        refuse_standard_output(file);
        files_.emplace_back(report_format_of_file(file), file);
    }
    refuse_repeats(files_);
}

void ReportOutput::spare(const std::vector<std::string>& inputs) const {
    std::error_code ignored;
    for (const auto& [format, file] : files_)
        for (const std::string& input : inputs)
            if (!input.empty() && std::filesystem::equivalent(file, input, ignored))
                throw Error(
                    fmt::format("a report to '{}' would overwrite what the run reads", file.string()));
}

void ReportOutput::write(const RunResult& result, bool quiet) const {
    for (const auto& [format, file] : files_) write_file(file, render(result, format));
    if (quiet) {
        fmt::print("{}\n", verdict_sentence(result));
        return;
    }
    TerminalOptions terminal;
    constexpr std::size_t kExamples = 2;
    terminal.examples_per_test = shown_tests_ > 0 ? kExamples : 0;
    terminal.tests_per_type = shown_tests_;
    terminal.colour = colour_;
    terminal.width = terminal_width();
    std::string text = to_terminal(result, terminal);
    std::string written;
    for (const auto& [format, file] : files_) written += fmt::format("Wrote {}\n", printable(file.string()));
    const std::size_t last_line = text.rfind('\n', text.size() - 2) + 1;
    fmt::print("{}{}{}", text.substr(0, last_line), written, text.substr(last_line));
}

}  // namespace assay::cli
