#include "command.hpp"
#include "model_options.hpp"
#include "suite_options.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/run/runner.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

std::string_view name_of_verdict(Verdict verdict) {
    constexpr std::string_view kNames[] = {"skipped", "passed", "failed"};
    return kNames[static_cast<std::size_t>(verdict)];
}

std::string prediction_line(const Prediction& prediction, const LabelSet& labels) {
    std::string line = printable(labels.name(prediction.label));
    if (prediction.probabilities.empty())
        return prediction.confidence ? line + " " + format_number(*prediction.confidence) : line;
    line += "  (";
    for (std::size_t label = 0; label < prediction.probabilities.size(); ++label)
        line += fmt::format("{}{} {}", label > 0 ? ", " : "", printable(labels.name(label)),
                            format_number(prediction.probabilities[label]));
    return line + ")";
}

void print_text(const Replay& replay, std::size_t t) {
    const auto& fields = replay.example.texts[t];
    for (std::size_t f = 0; f < fields.size(); ++f)
        fmt::print("  {:<10} {}\n", f == 0 ? "text" : "", printable(fields[f]));
    if (t < replay.example.edits.size() && !replay.example.edits[t].empty())
        fmt::print("  {:<10} {}\n", "edits",
                   show_edits(replay.example.texts[0][0], fields[0], replay.example.edits[t]));
}

void print_replay(const Replay& replay, const Test& test, const LabelSet& labels) {
    fmt::print("{}  ({}{}{})\n", printable(replay.example.id), name_of(test.type),
               test.capability.empty() ? "" : ", ", printable(test.capability));
    if (!test.description.empty()) fmt::print("{}\n", printable(test.description));
    if (!replay.own_id.empty()) fmt::print("own id: {}\n", printable(replay.own_id));
    for (const auto& [slot, value] : replay.example.bindings)
        fmt::print("  {{{}}} = {}\n", printable(slot), printable(value));
    fmt::print("expected: {}\n", printable(replay.example.expected));
    for (std::size_t t = 0; t < replay.example.predictions.size(); ++t) {
        const bool original = test.type != TestType::MFT && t == 0;
        fmt::print("\n{}{}\n",
                   original ? "original" : fmt::format("text {}: {}", t, name_of_verdict(replay.verdicts[t])),
                   "");
        print_text(replay, t);
        fmt::print("  {:<10} {}\n", "predicted", prediction_line(replay.example.predictions[t], labels));
        for (const std::string& line : replay.explanations[t])
            fmt::print("  {:<10} {}\n", "why", printable(line));
    }
}

}  // namespace

int run_replay(std::span<const std::string> arguments) {
    Options options(
        "assay replay SUITE ID [OPTIONS]",
        "Shows one case with everything that goes into its verdict. ID is \"test name#index\", as reports "
        "print it; the\n"
        "--seed, --data and labels must be those of the run. Exits with 1 if the case fails.",
        "  assay replay assay:sentiment 'negated positive verb#1234'\n"
        "  assay replay my-suite.xml 'swap locations#7' --command 'python3 my_model.py' --seed 3\n");
    options.positional("SUITE");
    options.positional("ID");
    add_model_options(options);
    add_suite_options(options);
    add_selection_options(
        options,
        "Which cases the lines of --predictions are for, where they are in the order of assay expand");
    if (options.parse(arguments)) return 0;
    const std::string id = options.argument("ID");
    const Suite suite = read_suite_argument(options);
    const Test& test = *find_case(suite, id).test;
    const auto model = open_model(options, suite, false);
    const Replay replay = replay_case(suite, *model, selection_of(options), id);
    print_replay(replay, test, model->info().labels);
    if (replay.skip != SkipReason::none) {
        fmt::print("\nskipped: {}\n", replay.skip == SkipReason::clash
                                          ? "two slots hold the same value"
                                          : "no perturbation finds anything to change");
        return 0;
    }
    fmt::print("\nverdict: {}\n", name_of_verdict(replay.verdict));
    return replay.verdict == Verdict::failed ? 1 : 0;
}

}  // namespace assay::cli
