#include "command.hpp"
#include "report_output.hpp"

#include <assay/base/files.hpp>
#include <assay/report/results_json.hpp>

#include <fmt/format.h>

namespace assay::cli {

int run_report(std::span<const std::string> arguments) {
    Options options(
        "assay report RESULTS.json [OPTIONS]",
        "Renders a results file again, in any format, without running anything. Exits with 0.",
        "  assay report results.json                       the table and the examples\n"
        "  assay report results.json --format markdown     on standard output, for a job summary\n"
        "  assay report results.json -o junit.xml -o report.txt\n");
    options.positional("RESULTS");
    options.group("Output").add_options()("format", po::value<std::string>(),
                                          "json, junit, text or markdown, on standard output");
    add_report_options(options);
    if (options.parse(arguments)) return 0;
    const ReportOutput output(options);
    const std::string file = options.argument("RESULTS");
    output.spare({file});
    const bool to_output = options.has("format");
    const ReportFormat format = to_output ? report_format_of(options.text("format")) : ReportFormat::text;
    const RunResult result = from_json(read_file(file), file);
    if (to_output)
        fmt::print("{}", render(result, format));
    else
        output.write(result, false);
    return 0;
}

}  // namespace assay::cli
