#include "command.hpp"
#include "count_line.hpp"
#include "options.hpp"
#include "overfitting.hpp"
#include "training_options.hpp"
#include "warning.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pipeline/cross_validation.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;
using Measure = double Metrics::*;

void print_row(const std::string& name, const FoldResult& fold) {
    fmt::print("{:<10} {:>7} {:>10.4f} {:>10.4f} {:>15.4f} {:>15.4f}\n", name, fold.test.texts,
               fold.test.accuracy, fold.test.macro_f1, fold.train.accuracy, fold.train.macro_f1);
}

void print_summary(const char* name, const std::vector<FoldResult>& folds, double Spread::*part) {
    fmt::print("{:<10} {:>7}", name, "");
    for (const auto& [set, width] : {std::pair{&FoldResult::test, 10}, {&FoldResult::train, 15}})
        for (const Measure measure : {&Metrics::accuracy, &Metrics::macro_f1})
            fmt::print(" {:>{}.4f}", spread_over(folds, set, measure).*part, width);
    fmt::print("\n");
}

void print_text(const std::vector<FoldResult>& folds) {
    fmt::print("{:<10} {:>7} {:>10} {:>10} {:>15} {:>15}\n", "fold", "texts", "accuracy", "macro-F1",
               "train accuracy", "train macro-F1");
    for (std::size_t i = 0; i < folds.size(); ++i) print_row(std::to_string(i + 1), folds[i]);
    print_summary("mean", folds, &Spread::mean);
    print_summary("deviation", folds, &Spread::deviation);
    fmt::print("{}", overfitting_note(spread_over(folds, &FoldResult::train, &Metrics::accuracy).mean,
                                      spread_over(folds, &FoldResult::test, &Metrics::accuracy).mean));
}

void warn_of_folds(const std::vector<FoldResult>& folds, const TrainingOptions& training) {
    const auto early = std::count_if(folds.begin(), folds.end(), std::mem_fn(&FoldResult::ended_early));
    if (early == 0) return;
    warn(fmt::format(
        "in {} of {} folds the solver {} ended after {}, its limit, before it had converged; a larger "
        "--epochs lets it go on",
        early, folds.size(), name_of(training.effective_solver()),
        counted(training.effective_epochs(), "epoch")));
}

Json json_of(const Metrics& metrics) {
    return {{"texts", metrics.texts}, {"accuracy", metrics.accuracy}, {"macro_f1", metrics.macro_f1}};
}

void print_json(const std::vector<FoldResult>& folds) {
    Json json = {{"folds", Json::array()}};
    for (const FoldResult& fold : folds)
        json["folds"].push_back({{"test", json_of(fold.test)}, {"train", json_of(fold.train)}});
    for (const auto& [name, measure] :
         {std::pair{"accuracy", &Metrics::accuracy}, {"macro_f1", &Metrics::macro_f1}}) {
        const Spread spread = spread_over(folds, &FoldResult::test, measure);
        json[name] = {{"mean", spread.mean}, {"deviation", spread.deviation}};
    }
    fmt::print("{}\n", json.dump(2));
}

}  // namespace

int run_cross_validate(std::span<const std::string> arguments) {
    Options options("assay cross-validate --data FILE [OPTIONS]",
                    "Trains on all but one part of the texts and measures on that part, for each part in "
                    "turn: how well a\n"
                    "classifier of these options does on texts that it has not seen. The parts have equal "
                    "shares of each\n"
                    "label. The same data, options and seed give the same numbers.",
                    "  assay cross-validate --data reviews.csv\n"
                    "  assay cross-validate --data train.tsv --folds 10 --ngrams 3 --min-df 2\n"
                    "  assay cross-validate --data train.tsv --features word:ngrams=2,tfidf --format json\n");
    options.group("Data").add_options()("data", po::value<std::string>(),
                                        "texts with labels: CSV, TSV or JSON Lines")(
        "text", po::value<std::string>(), "the column of the texts (default: text)")(
        "label", po::value<std::string>(), "the column of the labels (default: label)")(
        "folds", po::value<std::string>(), "parts (default: 5)")("jobs,j", po::value<std::string>(),
                                                                 "folds at a time (default: the processors)")(
        "format", po::value<std::string>(), "text (default) or json");
    add_training_options(options);
    if (options.parse(arguments)) return 0;
    const bool json = options.one_of("format", {"text", "json"}, "text") == "json";
    const TrainingOptions training = training_options_of(options);
    const Examples examples = read_training_examples(options);
    const CrossValidationOptions validation = cross_validation_options_of(options);
    std::vector<FoldResult> folds;
    {
        CountLine line(validation.folds, "folds");
        line.show(0);
        folds = cross_validate(examples, training, validation,
                               [&](std::size_t finished) { line.show(finished); });
    }
    json ? print_json(folds) : print_text(folds);
    warn_of_folds(folds, training);
    return 0;
}

}  // namespace assay::cli
