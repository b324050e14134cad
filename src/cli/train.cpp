#include "command.hpp"
#include "count_line.hpp"
#include "options.hpp"
#include "overfitting.hpp"
#include "training_curve.hpp"
#include "training_log.hpp"
#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/pipeline/training.hpp>
#include <assay/plot/svg.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

void add_data_options(Options& options) {
    options.group("Data and model")
        .add_options()("data", po::value<std::string>(), "texts with labels: CSV, TSV or JSON Lines")(
            "text", po::value<std::string>(), "the column of the texts (default: text)")(
            "label", po::value<std::string>(), "the column of the labels (default: label)")(
            "dev", po::value<std::string>(), "a development set, to report on and for --patience")(
            "model,o", po::value<std::string>(), "the file to write")(
            "curve", po::value<std::string>(),
            "draw loss, and accuracy and macro-F1 on --dev, by epoch: an SVG file")(
            "quiet,q", po::bool_switch(), "print nothing but warnings");
}

fs::path output_of(const Options& options) {
    if (options.text("model").empty()) throw Error("say where the model goes: --model FILE");
    spare_training_inputs(options, {"model", "curve"});
    return options.text("model");
}

void print_data(const std::string& file, const Examples& examples) {
    std::vector<std::uint64_t> counts(examples.labels.size());
    for (const std::uint32_t label : examples.classes) ++counts[label];
    fmt::print("{}: {}\n", printable(file), counted(examples.size(), "text"));
    constexpr std::size_t kMostShown = 20;
    for (std::size_t label = 0; label < std::min(counts.size(), kMostShown); ++label)
        fmt::print("  {:>9}  {}\n", format_count(counts[label]), printable(examples.labels.name(label)));
    if (counts.size() > kMostShown)
        fmt::print("  and {}\n", counted(counts.size() - kMostShown, "more label"));
}

/// With patience, training goes back to its best epoch, which its record names.
void write_curve(const Options& options, const TrainingCurve& curve, const TextClassifier& classifier,
                 bool patience) {
    std::optional<std::size_t> kept;
    for (const auto& [name, value] : classifier.training())
        if (patience && name == "epochs") kept = parse_unsigned(value);
    write_file(options.text("curve"),
               to_svg(epoch_figure(curve.points(), "Training on " + options.text("data"), kept)));
}

/// Gives the accuracy.
double print_metrics(const char* set, const TextClassifier& classifier, const Examples& examples) {
    const Metrics metrics = metrics_of(evaluate(classifier, examples));
    fmt::print("{:<6} accuracy {:.4f}  macro-F1 {:.4f}\n", set, metrics.accuracy, metrics.macro_f1);
    return metrics.accuracy;
}

}  // namespace

int run_train(std::span<const std::string> arguments) {
    Options options(
        "assay train --data FILE --model FILE [OPTIONS]",
        "Trains a classifier of texts and writes it to a model file, for assay run, evaluate and predict.\n"
        "The same data, options and seed give the same bytes.",
        "  assay train --data reviews.csv --model reviews.assay\n"
        "  assay train --data train.tsv --dev dev.tsv --solver sgd --patience 3 --model m.assay\n"
        "  assay train --data tweets.jsonl --text body --label sentiment --classifier mlp --model m.assay\n");
    add_data_options(options);
    add_training_options(options);
    if (options.parse(arguments)) return 0;
    if (!options.has("data"))
        throw Error("say what to learn from: --data FILE, with the columns text and label");
    const fs::path file = output_of(options);
    const TrainingOptions training = training_options_of(options);
    const bool quiet = options.flag("quiet");
    if (options.has("curve") && !learns_in_epochs(training.classifier))
        throw Error(
            fmt::format("--curve draws epochs, and --classifier {} has none", name_of(training.classifier)));

    const Examples examples = read_training_examples(options);
    const std::optional<Examples> dev = read_dev_examples(options, examples.labels);
    if (!quiet) print_data(options.text("data"), examples);
    TrainingCurve curve(dev ? &*dev : nullptr);
    const bool drawn = options.has("curve");
    // Solvers that stop at the optimum take few steps, nobody knows how many.
    CountLine line(training.effective_epochs(), "epochs");
    const bool counted_down = !quiet && training.effective_solver() == Solver::sgd;
    TrainingLog log(training);
    const auto watch = [&](const TrainingStatus& status) {
        line.wipe();
        if (!quiet) log.look(status);
        if (drawn) curve.look(status);
        if (counted_down) line.show(status.epoch);
    };
    const TextClassifier classifier = train(examples, dev ? &*dev : nullptr, training, watch);
    line.wipe();
    if (!quiet) log.end();
    warn_if_ended_early(classifier, training);
    const std::string bytes = model_bytes(classifier);
    write_file(file, bytes);
    if (drawn) write_curve(options, curve, classifier, training.patience > 0);
    if (quiet) return 0;
    const double train_accuracy = print_metrics("train", classifier, examples);
    if (dev) fmt::print("{}", overfitting_note(train_accuracy, print_metrics("dev", classifier, *dev)));
    fmt::print("wrote {} ({})\n", printable(file.string()), counted(bytes.size(), "byte"));
    return 0;
}

}  // namespace assay::cli
