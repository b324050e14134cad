#include "columns.hpp"
#include "command.hpp"
#include "model_options.hpp"
#include "options.hpp"
#include "output_files.hpp"
#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/reliability.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/plot/svg.hpp>
#include <assay/report/json_layout.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace assay::cli {
namespace {

/// What was measured, ready to be shown in one form or the other.
struct ModelEvaluation {
    std::string model;
    std::string data;
    LabelSet labels;
    ConfusionMatrix confusion;
    Metrics metrics;
    Reliability reliability;
};

/// Looks at a batch at a time: files may be larger than the memory.
ModelEvaluation evaluation_of(const TextClassifier& classifier, ExampleStream rows, std::string model,
                              std::string data) {
    constexpr std::size_t kBatch = 1024;
    const LabelSet& labels = classifier.labels();
    ModelEvaluation evaluation{
        std::move(model), std::move(data), labels, ConfusionMatrix(labels.size()), {}, {}};
    ReliabilityMeter reliability(labels.size());
    Predictions predictions;
    for (Examples examples; rows.next(examples, kBatch);) {
        classifier.predict(examples.texts, predictions);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            evaluation.confusion.add(examples.classes[i], predictions.label(i));
            reliability.add(predictions.probabilities(i), examples.classes[i]);
        }
    }
    evaluation.metrics = metrics_of(evaluation.confusion);
    evaluation.reliability = reliability.result();
    return evaluation;
}

void print_classes(const ModelEvaluation& evaluation) {
    Columns table("lrrrr");
    table.add({"label", "precision", "recall", "F1", "texts"});
    for (std::size_t c = 0; c < evaluation.labels.size(); ++c) {
        const ClassMetrics& metrics = evaluation.metrics.classes[c];
        table.add({printable(evaluation.labels.name(c)), fmt::format("{:.4f}", metrics.precision),
                   fmt::format("{:.4f}", metrics.recall), fmt::format("{:.4f}", metrics.f1),
                   format_count(metrics.support)});
    }
    table.print();
}

void print_confusion(const ModelEvaluation& evaluation) {
    Columns table('l' + std::string(evaluation.labels.size(), 'r'));
    std::vector<std::string> heading = {"true \\ predicted"};
    for (const std::string& label : evaluation.labels.names()) heading.push_back(printable(label));
    table.add(std::move(heading));
    for (std::size_t truth = 0; truth < evaluation.labels.size(); ++truth) {
        std::vector<std::string> row = {printable(evaluation.labels.name(truth))};
        for (std::size_t predicted = 0; predicted < evaluation.labels.size(); ++predicted)
            row.push_back(format_count(evaluation.confusion.at(truth, predicted)));
        table.add(std::move(row));
    }
    table.print();
}

void print_calibration(const Reliability& reliability) {
    fmt::print(
        "calibration: expected error (ECE) {:.4f}  Brier score {:.4f}  log loss {:.4f}\n"
        "mean confidence {:.4f}, {} the accuracy\n",
        reliability.expected_error, reliability.brier, reliability.log_loss, reliability.confidence,
        reliability.confidence > reliability.accuracy ? "above" : "not above");
}

void print_text(const ModelEvaluation& evaluation) {
    fmt::print("{} on {}: {}\n", printable(evaluation.model), printable(evaluation.data),
               counted(evaluation.metrics.texts, "text"));
    fmt::print("accuracy {:.4f}  macro-F1 {:.4f}\n\n", evaluation.metrics.accuracy,
               evaluation.metrics.macro_f1);
    print_classes(evaluation);
    fmt::print("\n");
    print_confusion(evaluation);
    fmt::print("\n");
    print_calibration(evaluation.reliability);
}

using Json = nlohmann::ordered_json;

Json calibration_json(const Reliability& reliability) {
    Json bins = Json::array();
    for (const ReliabilityBin& bin : reliability.bins)
        bins.push_back({{"low", bin.low},
                        {"high", bin.high},
                        {"texts", bin.texts},
                        {"confidence", bin.confidence},
                        {"accuracy", bin.accuracy}});
    return {{"expected_error", reliability.expected_error},
            {"maximum_error", reliability.maximum_error},
            {"brier", reliability.brier},
            {"log_loss", reliability.log_loss},
            {"confidence", reliability.confidence},
            {"bins", std::move(bins)}};
}

void print_json(const ModelEvaluation& evaluation) {
    Json classes = Json::array(), rows = Json::array();
    for (std::size_t c = 0; c < evaluation.labels.size(); ++c) {
        const ClassMetrics& metrics = evaluation.metrics.classes[c];
        classes.push_back({{"label", evaluation.labels.name(c)},
                           {"precision", metrics.precision},
                           {"recall", metrics.recall},
                           {"f1", metrics.f1},
                           {"texts", metrics.support}});
        Json row = Json::array();
        for (std::size_t predicted = 0; predicted < evaluation.labels.size(); ++predicted)
            row.push_back(evaluation.confusion.at(c, predicted));
        rows.push_back(std::move(row));
    }
    const Json all = {{"schema", "assay.evaluation/1"},
                      {"model", evaluation.model},
                      {"data", evaluation.data},
                      {"texts", evaluation.metrics.texts},
                      {"accuracy", evaluation.metrics.accuracy},
                      {"macro_f1", evaluation.metrics.macro_f1},
                      {"classes", std::move(classes)},
                      {"confusion", std::move(rows)},
                      {"calibration", calibration_json(evaluation.reliability)}};
    fmt::print("{}", lay_out(all));
}

}  // namespace

int run_evaluate(std::span<const std::string> arguments) {
    Options options(
        "assay evaluate --model FILE --data FILE [OPTIONS]",
        "Measures a model on texts with known labels: accuracy, macro-F1, precision, recall and F1 of each\n"
        "label, the confusion matrix, and how far its probabilities can be trusted. Exits with 0 whatever "
        "the\n"
        "figures are.",
        "  assay evaluate --model reviews.assay --data test.csv\n"
        "  assay evaluate --model m.assay --data test.jsonl --text body --label sentiment --format json\n");
    options.group("Model and data")
        .add_options()("model,m", po::value<std::string>(),
                       "a model file made by assay train (default: the one that comes with assay)")(
            "data", po::value<std::string>(), "texts with labels: CSV, TSV or JSON Lines")(
            "text", po::value<std::string>(), "the column of the texts (default: text)")(
            "label", po::value<std::string>(), "the column of the labels (default: label)")(
            "format", po::value<std::string>(), "text (default) or json")(
            "reliability", po::value<std::string>(),
            "write a reliability diagram, accuracy against confidence, to this SVG file");
    if (options.parse(arguments)) return 0;
    if (!options.has("data"))
        throw Error("say what to measure on: --data FILE, with the columns text and label");
    spare_inputs(options, {"reliability"}, {"model", "data"});
    const bool json = options.one_of("format", {"text", "json"}, "text") == "json";
    const std::string model = model_file_of(options);
    const TextClassifier classifier = read_model_file(model);
    const std::string data = options.text("data");
    const ModelEvaluation evaluation = evaluation_of(
        classifier, ExampleStream(open_labelled(options, data), classifier.labels()), model, data);
    if (options.has("reliability"))
        write_file(options.text("reliability"),
                   to_svg(reliability_figure(evaluation.reliability, model + " on " + data)));
    json ? print_json(evaluation) : print_text(evaluation);
    return 0;
}

}  // namespace assay::cli
