#include "command.hpp"
#include "installed.hpp"
#include "suite_options.hpp"

#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/lint/lint.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

std::string rules_help() {
    std::string help = "Rules:\n";
    for (const LintRule& rule : lint_rules()) help += fmt::format("  {:<21} {}\n", rule.name, rule.help);
    return help;
}

void print(const LintReport& report, const Suite& suite) {
    for (const Finding& finding : report.findings)
        fmt::print("{}: warning: {} [{}]\n", describe(finding.place), finding.message, finding.rule);
    fmt::print("{}: {}, {} looked at\n", printable(suite.file),
               report.findings.empty() ? "nothing found" : counted(report.findings.size(), "finding"),
               counted(report.cases, "case"));
}

}  // namespace

int run_lint(std::span<const std::string> arguments) {
    Options options(
        "assay lint SUITE [OPTIONS]",
        "Finds what is allowed in a suite and yet is probably no good. Looks at the cases that assay "
        "run would\nlook at; asks no model.\n"
        "Exits with 0 if nothing was found, with 1 if something was, with 2 if the suite has errors "
        "(see assay check).\n\n" +
            rules_help(),
        "  assay lint my-suite.xml\n  assay lint my-suite.xml --sample all\n");
    options.positional("SUITE");
    add_suite_options(options);
    add_selection_options(options);
    if (options.parse(arguments)) return 0;
    const Suite suite = read_suite_argument(options);
    const LintReport report =
        lint_suite(suite, read_file(suite_path(options.argument("SUITE"))), selection_of(options));
    print(report, suite);
    return report.findings.empty() ? 0 : 1;
}

}  // namespace assay::cli
