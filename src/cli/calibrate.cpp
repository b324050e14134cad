#include "columns.hpp"
#include "command.hpp"
#include "model_options.hpp"
#include "options.hpp"
#include "output_files.hpp"
#include "training_options.hpp"
#include "warning.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/reliability.hpp>
#include <assay/pipeline/held_out_calibration.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/plot/svg.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <variant>
#include <vector>

namespace assay::cli {
namespace {

constexpr std::array kMethods = {CalibrationMethod::temperature, CalibrationMethod::platt,
                                 CalibrationMethod::isotonic};

/// What each method does to texts that it has not learnt from.
std::map<CalibrationMethod, Reliability> held_out(const LabelledProbabilities& rows, std::size_t folds,
                                                  std::uint64_t seed) {
    std::map<CalibrationMethod, Reliability> measured;
    for (const CalibrationMethod method : kMethods) {
        const std::vector<double> calibrated = held_out_calibration(method, rows, folds, seed);
        measured[method] = reliability_of({calibrated, rows.classes, rows.class_count});
    }
    return measured;
}

/// That with the smallest log loss, which rewards nothing but the right probabilities; the first on ties.
CalibrationMethod best_of(const std::map<CalibrationMethod, Reliability>& measured) {
    CalibrationMethod best = kMethods.front();
    for (const CalibrationMethod method : kMethods)
        if (measured.at(method).log_loss < measured.at(best).log_loss) best = method;
    return best;
}

void add_row(std::string name, const Reliability& reliability, Columns& table) {
    table.add({std::move(name), fmt::format("{:.4f}", reliability.log_loss),
               fmt::format("{:.4f}", reliability.expected_error), fmt::format("{:.4f}", reliability.brier),
               fmt::format("{:.4f}", reliability.confidence), fmt::format("{:.4f}", reliability.accuracy)});
}

void print_table(const Reliability& before, const std::map<CalibrationMethod, Reliability>& measured) {
    Columns table("lrrrrr");
    table.add({"calibration", "log loss", "ECE", "Brier", "confidence", "accuracy"});
    add_row("none", before, table);
    for (const CalibrationMethod method : kMethods)
        add_row(std::string(name_of(method)), measured.at(method), table);
    table.print();
}

void write_reliability(const Options& options, const Reliability& before, const Reliability& after,
                       CalibrationMethod method) {
    if (options.has("before"))
        write_file(options.text("before"), to_svg(reliability_figure(before, "Before calibration")));
    if (options.has("after"))
        write_file(options.text("after"),
                   to_svg(reliability_figure(after, fmt::format("After calibration ({})", name_of(method)))));
}

/// Without a second label every calibration would only learn to name the first.
void refuse_one_label(const Examples& examples, const std::string& file) {
    const std::uint32_t first = examples.classes.front();
    const auto is_first = [first](std::uint32_t label) { return label == first; };
    if (std::all_of(examples.classes.begin(), examples.classes.end(), is_first))
        throw Error(fmt::format("{}: every row has the label '{}'; a calibration needs two labels at least",
                                printable(file), printable(examples.labels.name(first))));
}

/// Of texts that were learnt from, a model is surer than it will be of any others.
void warn_of_fit(const Calibrator& calibrator, const Reliability& before) {
    const auto* temperature = std::get_if<Temperature>(&calibrator.curves());
    if (temperature != nullptr && temperature->value() == Temperature::kLeast)
        warn(fmt::format("the temperature is at its bound, {}: has the model learnt from these texts?",
                         Temperature::kLeast));
    else if (before.accuracy == 1)
        warn("the model is right about all of these texts: has it learnt from them?");
    if (temperature != nullptr && temperature->value() == Temperature::kMost)
        warn(fmt::format(
            "the temperature is at its bound, {}: the model is about as sure where it is wrong as "
            "where it is right, as hard voting is; see whether another --method does better",
            Temperature::kMost));
}

void warn_of_worse(CalibrationMethod method, const Reliability& before, const Reliability& after) {
    if (after.log_loss <= before.log_loss) return;
    warn(
        fmt::format("{} makes the log loss of texts that it has not learnt from worse: {:.4f}, and {:.4f} "
                    "without calibration",
                    name_of(method), after.log_loss, before.log_loss));
}

Options calibrate_options() {
    Options options(
        "assay calibrate --data FILE --output FILE [--model FILE] [OPTIONS]",
        "Learns from labelled texts, which the model has not been trained on, how far the probabilities of "
        "a\n"
        "model can be trusted, and writes the model with better ones. Thresholds and tolerances on\n"
        "probabilities mean little without it. The table tells what each method does to texts that it has "
        "not\n"
        "learnt from (cross-validation).",
        "  assay calibrate --model m.assay --data dev.csv --output calibrated.assay\n"
        "  assay calibrate --model m.assay --data dev.csv --method isotonic --after after.svg -o c.assay\n");
    options.group("Model and data")
        .add_options()("model,m", po::value<std::string>(),
                       "a model file made by assay train (default: the one that comes with assay)")(
            "data", po::value<std::string>(), "texts with labels that the model has not learnt from")(
            "text", po::value<std::string>(), "the column of the texts (default: text)")(
            "label", po::value<std::string>(), "the column of the labels (default: label)");
    options.group("Calibration")
        .add_options()("method", po::value<std::string>(),
                       "temperature: one number, which changes no label; platt: a sigmoid for each label; "
                       "isotonic: any rising curve, for thousands of texts; best: that with the smallest "
                       "cross-validated log loss (default: temperature)")(
            "folds", po::value<std::string>(), "of the cross-validation (default: 5)")(
            "seed", po::value<std::string>(), "of the folds (default: 0)");
    options.group("Output").add_options()("output,o", po::value<std::string>(), "the model file to write")(
        "before", po::value<std::string>(),
        "write the reliability diagram without calibration to this SVG file")(
        "after", po::value<std::string>(), "the same with calibration (cross-validated)");
    return options;
}

}  // namespace

int run_calibrate(std::span<const std::string> arguments) {
    Options options = calibrate_options();
    if (options.parse(arguments)) return 0;
    if (!options.has("data"))
        throw Error("say what to learn from: --data FILE, with texts that the model was not trained on");
    if (options.text("output").empty()) throw Error("say where the calibrated model goes: --output FILE");
    spare_inputs(options, {"output", "before", "after"}, {"model", "data"});
    const std::string method =
        options.one_of("method", {"temperature", "platt", "isotonic", "best"}, "temperature");
    const bool best = method == "best";
    CalibrationMethod chosen = best ? CalibrationMethod::temperature : parse_calibration_method(method);

    TextClassifier classifier = read_model_file(model_file_of(options));
    if (classifier.calibrator() != nullptr)
        throw Error(fmt::format("'{}' is calibrated ({}); calibrate the model that it was made from",
                                printable(model_file_of(options)), describe(*classifier.calibrator())));
    const Examples examples =
        read_examples(open_labelled(options, options.text("data")), classifier.labels());
    refuse_one_label(examples, options.text("data"));
    const std::vector<double> probabilities = probabilities_of(classifier, examples);
    const LabelledProbabilities rows{probabilities, examples.classes, classifier.labels().size()};
    const auto measured =
        held_out(rows, options.count("folds", 2).value_or(5), options.count("seed").value_or(0));
    if (best) chosen = best_of(measured);
    const Reliability before = reliability_of(rows);

    const Calibrator calibrator = Calibrator::fit(chosen, rows);
    const std::string described = describe(calibrator);
    const std::string bytes = model_bytes(std::move(classifier).calibrated(calibrator));
    write_file(options.text("output"), bytes);
    write_reliability(options, before, measured.at(chosen), chosen);
    fmt::print("{} on {}: {}\n\n", printable(model_file_of(options)), printable(options.text("data")),
               counted(examples.size(), "text"));
    print_table(before, measured);
    if (before.log_loss <= measured.at(best_of(measured)).log_loss)
        fmt::print(
            "\nNo method improves the log loss: these probabilities need no calibration, or there are too "
            "few texts to tell.\n");
    fmt::print("\nwrote {} ({}, {})\n", printable(options.text("output")), described,
               counted(bytes.size(), "byte"));
    warn_of_fit(calibrator, before);
    warn_of_worse(chosen, before, measured.at(chosen));
    return 0;
}

}  // namespace assay::cli
