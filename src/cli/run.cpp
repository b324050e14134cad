#include "command.hpp"
#include "installed.hpp"
#include "interrupt.hpp"
#include "model_options.hpp"
#include "progress.hpp"
#include "report_output.hpp"
#include "suite_options.hpp"

#include <assay/base/numbers.hpp>
#include <assay/run/runner.hpp>

#include <fmt/format.h>
#include <unistd.h>

namespace assay::cli {
namespace {

constexpr const char* kExamples =
    "  assay run assay:sentiment                                      a ready suite on the default model\n"
    "  assay run my-suite.xml --command 'python3 my_model.py'         a program that predicts\n"
    "  assay run my-suite.xml --url http://localhost:8000/predict       a server that predicts\n"
    "  assay run my-suite.xml --predictions preds.jsonl -o results.json -o junit.xml\n"
    "  assay run assay:sentiment --data tweets.csv --type INV         your own texts in place of the "
    "suite's\n"
    "  assay run my-suite.xml --max-failure-rate 10% --quiet          a gate in CI: exit code 1 if a test "
    "fails more\n";

void add_run_options(Options& options) {
    options.group("Gates").add_options()("max-failure-rate", po::value<std::string>(),
                                         "gate for tests that set none, as 0.15 or 15%")(
        "min-pass-rate", po::value<std::string>(),
        "the same from the other side: 85% means a failure rate of 15% at most")(
        "allow-not-applicable", po::bool_switch(),
        "a gated test that cannot be judged on this model does not fail")(
        "fail-fast", po::bool_switch(), "stop after the first test whose gate fails");
    add_report_options(options);
    options.group("Running").add_options()("jobs,j", po::value<std::string>()->default_value("0"),
                                           "threads; 0: one for each processor")(
        "batch", po::value<std::string>()->default_value("0"),
        "cases given to the model at once; 0: as it likes")(
        "examples", po::value<std::string>()->default_value("10"), "failing cases kept of each test")(
        "progress", po::value<std::string>()->default_value("auto"), "auto: on a terminal; never")(
        "quiet,q", po::bool_switch(), "print the verdict only");
}

RunOptions run_options_of(const Options& options) {
    RunOptions run;
    run.selection = selection_of(options);
    run.max_failure_rate = options.share("max-failure-rate");
    if (const auto least = options.share("min-pass-rate")) {
        if (run.max_failure_rate)
            throw Error("--max-failure-rate and --min-pass-rate say the same thing; keep one");
        run.max_failure_rate = complement_of_share(*least);
    }
    run.allow_not_applicable = options.flag("allow-not-applicable");
    run.fail_fast = options.flag("fail-fast");
    run.jobs = *options.count("jobs", 0, 1024);
    run.batch = *options.count("batch", 0, 1'000'000);
    run.examples = *options.count("examples", 0, 10'000);
    return run;
}

/// The command that shows one case again; 'ID' stands for its id.
std::string replay_command(const Options& options) {
    std::string command = "assay replay " + shell_quoted(options.argument("SUITE")) + " 'ID'" +
                          model_options_again(options) + suite_options_again(options);
    return options.has("predictions") ? command + selection_again(options) : command;
}

/// The files that a run reads; no report may take their place.
std::vector<std::string> inputs_of(const Options& options) {
    std::vector<std::string> files = {suite_path(options.argument("SUITE")).string(), options.text("model"),
                                      options.text("predictions")};
    for (const std::string& data : options.list("data")) files.push_back(data.substr(data.find('=') + 1));
    return files;
}

/// Where the model is a program that is still starting, there is a result without tests.
RunResult run_until_interrupted(const Options& options, const Suite& suite, const RunOptions& run,
                                bool with_progress) {
    const std::atomic<bool>& stop = watch_for_interrupt();
    RunResult result;
    try {
        const auto model = open_model(options, suite, options.flag("quiet"), &stop);
        {
            ProgressLine line;
            result = run_suite(suite, *model, run, with_progress ? &line : nullptr, &stop);
        }
        result.model_labels = model->original().labels.names();
        const std::string note =
            options.flag("quiet") || !result.complete ? std::string() : model->unused_note();
        if (!note.empty()) fmt::print(stderr, "{}\n", note);
    } catch (const Interrupted&) {
        ModelInfo asked;
        asked.kind = asked_elsewhere(options).value_or("function");
        asked.name = options.text(asked.kind);
        result = result_without_tests(suite, asked, run);
        result.complete = false;
    }
    if (names_no_model(options)) result.model_name = "default";
    return result;
}

}  // namespace

int run_run(std::span<const std::string> arguments) {
    Options options("assay run SUITE [OPTIONS]",
                    "Runs a suite against a model and reports failure rates, with examples. SUITE is a file, "
                    "or assay:NAME for a suite\n"
                    "that comes with assay (assay list suites).\n"
                    "Exit codes: 0 every gate passed, 1 a gate failed, 2 bad usage or input, 3 the model "
                    "failed, 130 interrupted (143 by\n"
                    "SIGTERM).",
                    kExamples);
    options.positional("SUITE");
    add_model_options(options);
    add_selection_options(options);
    add_suite_options(options);
    add_run_options(options);
    if (options.parse(arguments)) return 0;

    const RunOptions run = run_options_of(options);
    const ReportOutput output(options);
    output.spare(inputs_of(options));
    const std::string progress = options.one_of("progress", {"auto", "never"}, "auto");
    const Suite suite = read_suite_argument(options);
    const bool shown = progress == "auto" && !options.flag("quiet") && ::isatty(STDERR_FILENO);
    RunResult result = run_until_interrupted(options, suite, run, shown);
    result.replay_command = replay_command(options);
    output.write(result, options.flag("quiet"));
    return result.complete ? exit_code_of(result) : exit_code_of_interrupt();
}

}  // namespace assay::cli
