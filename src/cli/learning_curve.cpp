#include "columns.hpp"
#include "command.hpp"
#include "count_line.hpp"
#include "options.hpp"
#include "output_files.hpp"
#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/learning_curve.hpp>
#include <assay/pipeline/cross_validation.hpp>
#include <assay/plot/svg.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What was learnt from a share of the texts.
struct Size {
    double share = 1;
    std::vector<FoldResult> folds;

    std::uint64_t texts() const {
        std::uint64_t most = 0;
        for (const FoldResult& fold : folds) most = std::max(most, fold.train.texts);
        return most;
    }
};

std::vector<double> shares_of(const Options& options) {
    std::vector<double> shares;
    for (const std::string& word : split_list(options.text("sizes", "2%,5%,10%,20%,50%,100%"))) {
        const auto share = parse_share(word);
        if (!share || *share <= 0)
            throw Error(fmt::format("--sizes are shares of the texts, such as 10%,50%,100%, not '{}'",
                                    printable(word)));
        shares.push_back(*share);
    }
    std::sort(shares.begin(), shares.end());
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    return shares;
}

std::vector<Size> measure(const Examples& examples, const TrainingOptions& training,
                          CrossValidationOptions validation, std::span<const double> shares) {
    CountLine line(shares.size() * validation.folds, "trainings");
    line.show(0);
    std::vector<Size> sizes;
    for (const double share : shares) {
        validation.share = share;
        const std::size_t before = sizes.size() * validation.folds;
        try {
            sizes.push_back({share, cross_validate(examples, training, validation,
                                                   [&](std::size_t done) { line.show(before + done); })});
        } catch (const Error& error) {
            if (share == 1) throw;
            throw Error(
                fmt::format("with {}% of the texts (--sizes): {}", format_number(100 * share), error.what()));
        }
    }
    return sizes;
}

std::string mean_and_deviation(const Spread& spread) {
    return fmt::format("{:.4f} ± {:.4f}", spread.mean, spread.deviation);
}

void print_text(const std::vector<Size>& sizes) {
    Columns table("rrrr");
    table.add({"learnt from", "accuracy", "macro-F1", "train accuracy"});
    for (const Size& size : sizes)
        table.add(
            {counted(size.texts(), "text"),
             mean_and_deviation(spread_over(size.folds, &FoldResult::test, &Metrics::accuracy)),
             mean_and_deviation(spread_over(size.folds, &FoldResult::test, &Metrics::macro_f1)),
             fmt::format("{:.4f}", spread_over(size.folds, &FoldResult::train, &Metrics::accuracy).mean)});
    table.print();
}

Json json_of(const Spread& spread) {
    return {{"mean", spread.mean}, {"deviation", spread.deviation}};
}

void print_json(const std::vector<Size>& sizes) {
    Json json = {{"sizes", Json::array()}};
    for (const Size& size : sizes)
        json["sizes"].push_back(
            {{"share", size.share},
             {"texts", size.texts()},
             {"accuracy", json_of(spread_over(size.folds, &FoldResult::test, &Metrics::accuracy))},
             {"macro_f1", json_of(spread_over(size.folds, &FoldResult::test, &Metrics::macro_f1))},
             {"train_accuracy", json_of(spread_over(size.folds, &FoldResult::train, &Metrics::accuracy))}});
    fmt::print("{}\n", json.dump(2));
}

void write_curve(const Options& options, const std::vector<Size>& sizes) {
    SizeCurve unseen{"on other texts", {}}, seen{"on the texts learnt from", {}};
    for (const Size& size : sizes)
        for (const FoldResult& fold : size.folds) {
            unseen.points.push_back({static_cast<double>(size.texts()), fold.test.accuracy});
            seen.points.push_back({static_cast<double>(size.texts()), fold.train.accuracy});
        }
    write_file(options.text("curve"),
               to_svg(size_figure({unseen, seen}, "Learning from " + options.text("data"), "accuracy")));
}

Options learning_curve_options() {
    Options options(
        "assay learning-curve --data FILE [OPTIONS]",
        "Learns from ever more of the texts, and measures on others (cross-validation): whether more data "
        "would\n"
        "help (the last rows still rise), or another model (they do not, or the gap to the accuracy on the\n"
        "texts that were learnt from stays wide). Smaller samples are part of larger ones.",
        "  assay learning-curve --data reviews.csv --curve curve.svg\n"
        "  assay learning-curve --data train.tsv --sizes 1%,10%,100% --classifier nb-logistic --folds 10\n");
    options.group("Data").add_options()("data", po::value<std::string>(),
                                        "texts with labels: CSV, TSV or JSON Lines")(
        "text", po::value<std::string>(), "the column of the texts (default: text)")(
        "label", po::value<std::string>(), "the column of the labels (default: label)")(
        "sizes", po::value<std::string>(),
        "shares of the texts to learn from (default: 2%,5%,10%,20%,50%,100%)")(
        "folds", po::value<std::string>(), "of the cross-validation (default: 5)")(
        "jobs,j", po::value<std::string>(), "folds at a time (default: the processors)")(
        "format", po::value<std::string>(), "text (default) or json")("curve", po::value<std::string>(),
                                                                      "draw it: an SVG file");
    add_training_options(options);
    return options;
}

}  // namespace

int run_learning_curve(std::span<const std::string> arguments) {
    Options options = learning_curve_options();
    if (options.parse(arguments)) return 0;
    spare_training_inputs(options, {"curve"});
    const bool json = options.one_of("format", {"text", "json"}, "text") == "json";
    const std::vector<double> shares = shares_of(options);
    const TrainingOptions training = training_options_of(options);
    check_for_folds(training);
    const Examples examples = read_training_examples(options);
    const std::vector<Size> sizes = measure(examples, training, cross_validation_options_of(options), shares);
    if (options.has("curve")) write_curve(options, sizes);
    json ? print_json(sizes) : print_text(sizes);
    return 0;
}

}  // namespace assay::cli
