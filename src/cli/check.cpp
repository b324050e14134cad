#include "command.hpp"
#include "installed.hpp"
#include "suite_options.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

void print_sizes(const Suite& suite) {
    std::size_t width = 4;
    for (const Test& test : suite.tests) width = std::max(width, code_point_count(printable(test.name)));
    for (const Test& test : suite.tests) {
        const std::string name = printable(test.name);
        const std::uint64_t unchanged = test.cases->unchanged();
        const std::uint64_t combinations = test.cases->combinations();
        fmt::print(
            "  {}{}  {}  {:>15} {}{}{}\n", name, std::string(width - code_point_count(name), ' '),
            name_of(test.type), format_count(test.cases->size(), true), noun_for(test.cases->size(), "case"),
            combinations > test.cases->size()
                ? fmt::format(" (the product has {})", format_count(combinations, true))
                : "",
            unchanged > 0 ? fmt::format(" ({} that nothing changes left out)", counted(unchanged, "text"))
                          : "");
    }
}

}  // namespace

int run_check(std::span<const std::string> arguments) {
    Options options("assay check SUITE [OPTIONS]",
                    "Reads a suite and everything that it uses, lists every problem with file:line:column, "
                    "and the size of each test.\n"
                    "Exits with 0 if the suite is sound, otherwise with 2.",
                    "  assay check my-suite.xml\n  assay check assay:sentiment --data tweets.csv\n");
    options.positional("SUITE");
    add_suite_options(options);
    if (options.parse(arguments)) return 0;
    const SuiteReading reading =
        check_suite(suite_path(options.argument("SUITE")), suite_options_of(options));
    for (const Problem& problem : reading.problems) fmt::print(stderr, "{}\n", describe(problem));
    print_sizes(reading.suite);
    if (reading.problems.empty()) {
        fmt::print("{}: sound, {}\n", printable(reading.suite.file),
                   counted(reading.suite.tests.size(), "test"));
        return 0;
    }
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", printable(reading.suite.file),
               counted(reading.problems.size(), "problem"));
    return 2;
}

}  // namespace assay::cli
