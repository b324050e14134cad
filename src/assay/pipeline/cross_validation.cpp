#include <assay/pipeline/cross_validation.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/parallel.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace assay {
namespace {

/// The rows of each class, shuffled.
std::vector<std::vector<std::uint32_t>> shuffled_by_class(std::span<const std::uint32_t> classes,
                                                          std::uint64_t seed) {
    std::vector<std::vector<std::uint32_t>> rows;
    for (std::uint32_t row = 0; row < classes.size(); ++row) {
        if (classes[row] >= rows.size()) rows.resize(classes[row] + 1);
        rows[classes[row]].push_back(row);
    }
    for (std::size_t c = 0; c < rows.size(); ++c) {
        const KeyedPermutation order(std::max<std::size_t>(1, rows[c].size()), mix({seed, c}));
        std::vector<std::uint32_t> shuffled(rows[c].size());
        for (std::size_t i = 0; i < shuffled.size(); ++i) shuffled[i] = rows[c][order(i)];
        rows[c] = std::move(shuffled);
    }
    return rows;
}

Metrics metrics_on(const TextClassifier& classifier, const Examples& examples) {
    return metrics_of(evaluate(classifier, examples));
}

void check_classes(const Examples& train, std::size_t fold) {
    std::vector<bool> seen(train.labels.size());
    for (const std::uint32_t label : train.classes) seen[label] = true;
    for (std::size_t label = 0; label < seen.size(); ++label)
        if (!seen[label])
            throw Error(
                fmt::format("the texts outside of fold {} have none with the label '{}'; it needs more "
                            "texts, or fewer folds",
                            fold + 1, printable(train.labels.name(label))));
}

FoldResult run_fold(const Examples& examples, std::span<const std::uint32_t> folds, std::size_t fold,
                    const TrainingOptions& training, const CrossValidationOptions& options) {
    std::vector<std::uint32_t> inside, outside;
    for (std::uint32_t row = 0; row < folds.size(); ++row)
        (folds[row] == fold ? inside : outside).push_back(row);
    Examples train_set = subset(examples, outside);
    if (options.share < 1)
        train_set = subset(train_set, stratified_sample(train_set.classes, options.share, options.seed));
    check_classes(train_set, fold);
    const TextClassifier classifier = train(train_set, nullptr, training);
    return {metrics_on(classifier, train_set), metrics_on(classifier, subset(examples, inside)),
            ended_early(classifier.training())};
}

}  // namespace

std::vector<std::uint32_t> stratified_folds(std::span<const std::uint32_t> classes, std::size_t folds,
                                            std::uint64_t seed) {
    if (folds < 2)
        throw Error(fmt::format("{} nothing to learn from; the least is 2",
                                counted(folds, "fold leaves", "folds leave")));
    if (folds > classes.size())
        throw Error(
            fmt::format("{} folds of {}: some would be empty", folds, counted(classes.size(), "text")));
    std::vector<std::uint32_t> fold_of(classes.size());
    std::size_t next = 0;  // goes on from class to class, so that sizes are even too
    for (const auto& rows : shuffled_by_class(classes, seed))
        for (const std::uint32_t row : rows) fold_of[row] = static_cast<std::uint32_t>(next++ % folds);
    return fold_of;
}

std::vector<std::uint32_t> stratified_sample(std::span<const std::uint32_t> classes, double share,
                                             std::uint64_t seed) {
    std::vector<std::uint32_t> sample;
    for (const auto& rows : shuffled_by_class(classes, seed)) {
        const auto wanted = static_cast<std::size_t>(std::llround(share * static_cast<double>(rows.size())));
        const std::size_t count = std::min(rows.size(), std::max<std::size_t>(1, wanted));
        sample.insert(sample.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::sort(sample.begin(), sample.end());
    return sample;
}

Examples subset(const Examples& examples, std::span<const std::uint32_t> rows) {
    Examples chosen;
    chosen.labels = examples.labels;
    for (const std::uint32_t row : rows) {
        chosen.texts.append(examples.texts, row);
        chosen.classes.push_back(examples.classes[row]);
    }
    return chosen;
}

void check_for_folds(const TrainingOptions& training) {
    if (training.patience > 0)
        throw Error("patience needs a development set, which cross-validation has not; say how many epochs");
}

std::vector<FoldResult> cross_validate(const Examples& examples, const TrainingOptions& training,
                                       const CrossValidationOptions& options,
                                       const std::function<void(std::size_t)>& done) {
    check_for_folds(training);
    const auto folds = stratified_folds(examples.classes, options.folds, options.seed);
    std::vector<FoldResult> results(options.folds);
    std::size_t finished = 0;
    std::mutex mutex;
    parallel_for(options.folds, options.threads, [&](std::size_t fold) {
        results[fold] = run_fold(examples, folds, fold, training, options);
        const std::lock_guard lock(mutex);
        if (done) done(++finished);
    });
    return results;
}

Spread spread_of(std::span<const double> values) {
    Spread spread;
    if (values.empty()) return spread;
    const auto count = static_cast<double>(values.size());
    for (const double value : values) spread.mean += value / count;
    double squares = 0;
    for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
    if (values.size() > 1) spread.deviation = std::sqrt(squares / (count - 1));
    return spread;
}

Spread spread_over(std::span<const FoldResult> folds, Metrics FoldResult::*set, double Metrics::*measure) {
    std::vector<double> values;
    for (const FoldResult& fold : folds) values.push_back(fold.*set.*measure);
    return spread_of(values);
}

}  // namespace assay
