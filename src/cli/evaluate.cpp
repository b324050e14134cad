#include "command.hpp"
#include "installed.hpp"
#include "options.hpp"
#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay::cli {
namespace {

/// What was measured, ready to be shown in one form or the other.
struct Evaluation {
    std::string model;
    std::string data;
    LabelSet labels;
    ConfusionMatrix confusion;
    Metrics metrics;
};

/// Cells in columns, the first to the left and the others to the right.
class Columns {
public:
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    void print() const {
        for (const auto& row : rows_) {
            std::string line;
            for (std::size_t column = 0; column < row.size(); ++column) {
                const std::string space(width(column) - code_point_count(row[column]), ' ');
                line += column == 0 ? row[column] + space : "  " + space + row[column];
            }
            fmt::print("{}\n", line);
        }
    }

private:
    std::size_t width(std::size_t column) const {
        std::size_t widest = 0;
        for (const auto& row : rows_) widest = std::max(widest, code_point_count(row[column]));
        return widest;
    }

    std::vector<std::vector<std::string>> rows_;
};

void print_classes(const Evaluation& evaluation) {
    Columns table;
    table.add({"label", "precision", "recall", "F1", "texts"});
    for (std::size_t c = 0; c < evaluation.labels.size(); ++c) {
        const ClassMetrics& metrics = evaluation.metrics.classes[c];
        table.add({printable(evaluation.labels.name(c)), fmt::format("{:.4f}", metrics.precision),
                   fmt::format("{:.4f}", metrics.recall), fmt::format("{:.4f}", metrics.f1),
                   format_count(metrics.support)});
    }
    table.print();
}

void print_confusion(const Evaluation& evaluation) {
    Columns table;
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

void print_text(const Evaluation& evaluation) {
    fmt::print("{} on {}: {} texts\n", printable(evaluation.model), printable(evaluation.data),
               format_count(evaluation.metrics.texts));
    fmt::print("accuracy {:.4f}  macro-F1 {:.4f}\n\n", evaluation.metrics.accuracy,
               evaluation.metrics.macro_f1);
    print_classes(evaluation);
    fmt::print("\n");
    print_confusion(evaluation);
}

void print_json(const Evaluation& evaluation) {
    using Json = nlohmann::ordered_json;
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
                      {"confusion", std::move(rows)}};
    fmt::print("{}\n", all.dump(2, ' ', false, Json::error_handler_t::replace));  // a path may be no UTF-8
}

}  // namespace

int run_evaluate(std::span<const std::string> arguments) {
    Options options(
        "assay evaluate --model FILE --data FILE [OPTIONS]",
        "Measures a model on texts with known labels: accuracy, macro-F1, precision, recall and F1 of each\n"
        "label, and the confusion matrix. Exits with 0 whatever the figures are.",
        "  assay evaluate --model reviews.assay --data test.csv\n"
        "  assay evaluate --model m.assay --data test.jsonl --text body --label sentiment --format json\n");
    options.group("Model and data")
        .add_options()("model,m", po::value<std::string>(),
                       "a model file made by assay train (default: the one that comes with assay)")(
            "data", po::value<std::string>(), "texts with labels: CSV, TSV or JSON Lines")(
            "text", po::value<std::string>(), "the column of the texts (default: text)")(
            "label", po::value<std::string>(), "the column of the labels (default: label)")(
            "format", po::value<std::string>(), "text (default) or json");
    if (options.parse(arguments)) return 0;
    if (!options.has("data"))
        throw Error("say what to measure on: --data FILE, with the columns text and label");
    const bool json = options.one_of("format", {"text", "json"}, "text") == "json";
    const std::string model =
        options.text("model", options.has("model") ? "" : default_model_path().string());
    const TextClassifier classifier = read_model_file(model);
    const std::string data = options.text("data");
    const Examples examples = read_examples(open_labelled(options, data), classifier.labels());
    const ConfusionMatrix confusion = evaluate(classifier, examples);
    const Evaluation evaluation{model, data, classifier.labels(), confusion, metrics_of(confusion)};
    json ? print_json(evaluation) : print_text(evaluation);
    return 0;
}

}  // namespace assay::cli
