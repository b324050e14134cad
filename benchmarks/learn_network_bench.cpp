/// How long networks take to train on one core. Work units are texts.
///
/// The data are made up: 6,920 texts as words and pairs of words. With ASSAY_BENCH_DATA=DIR they are
/// DIR/train.tsv, with columns `text` and `label`, and training_to_accuracy trains until it reaches
/// ASSAY_BENCH_TARGET (0.79) on DIR/dev.tsv; benchmarks/peers/sklearn_mlp.py compares that with scikit-learn.
#include <assay/base/error.hpp>
#include <assay/data/row_stream.hpp>
#include <assay/learn/metrics.hpp>
#include <assay/learn/network_trainer.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include "made_up_reviews.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace assay;

struct Rows {
    SparseRows rows;
    std::vector<std::uint32_t> classes;
};

/// What to learn from, and what to measure it on: empty for made-up data.
struct Corpus {
    Rows train, dev;
    std::size_t classes = 2;
    TrainingRows view() const { return {train.rows, train.classes, classes}; }
};

Examples read_file(const std::string& path) {
    DatasetOptions options;
    options.text_columns = {"text"};
    options.label_column = "label";
    return read_examples(RowStream(path, options));
}

Corpus make_corpus() {
    const char* const folder = std::getenv("ASSAY_BENCH_DATA");
    const std::string place = folder != nullptr ? folder : "";
    const Examples train = place.empty() ? made_up_reviews(6'920) : read_file(place + "/train.tsv");
    const auto representation =
        Representation::fit(train.texts, {CountBlockOptions{{.ngram_range = {1, 2}}, {}}});
    Corpus corpus{
        {representation.transform(train.texts), train.classes}, {SparseRows(), {}}, train.labels.size()};
    if (place.empty()) return corpus;
    const Examples dev = read_file(place + "/dev.tsv");
    corpus.dev = {representation.transform(dev.texts), dev.classes};
    return corpus;
}

const Corpus& corpus() {
    static const Corpus made = make_corpus();
    return made;
}

NetworkOptions options_of(std::size_t embedding, std::vector<std::size_t> hidden, OptimizerKind optimizer) {
    NetworkOptions options;
    options.shape = {.embedding = embedding, .hidden = std::move(hidden), .activation = Activation::relu};
    options.optimizer.kind = optimizer;
    options.schedule.learning_rate = optimizer == OptimizerKind::sgd ? 0.1 : 0.003;
    return options;
}

void run_epochs(benchmark::State& state, const NetworkOptions& options) {
    NetworkTrainer trainer(corpus().view(), options);
    const double before = trainer.loss();
    trainer.run_epoch();
    if (!(trainer.loss() < before)) return state.SkipWithError("an epoch did not lower the loss");
    for (auto _ : state) trainer.run_epoch();
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(corpus().train.rows.size()));
}

void epoch_hidden_64_sgd(benchmark::State& state) {
    run_epochs(state, options_of(0, {64}, OptimizerKind::sgd));
}
BENCHMARK(epoch_hidden_64_sgd)->Unit(benchmark::kMillisecond);

void epoch_hidden_64_adagrad(benchmark::State& state) {
    run_epochs(state, options_of(0, {64}, OptimizerKind::adagrad));
}
BENCHMARK(epoch_hidden_64_adagrad)->Unit(benchmark::kMillisecond);

void epoch_hidden_64_adam(benchmark::State& state) {
    run_epochs(state, options_of(0, {64}, OptimizerKind::adam));
}
BENCHMARK(epoch_hidden_64_adam)->Unit(benchmark::kMillisecond);

void epoch_hidden_64_64_adam(benchmark::State& state) {
    run_epochs(state, options_of(0, {64, 64}, OptimizerKind::adam));
}
BENCHMARK(epoch_hidden_64_64_adam)->Unit(benchmark::kMillisecond);

void epoch_embedding_64_average_adam(benchmark::State& state) {
    run_epochs(state, options_of(64, {}, OptimizerKind::adam));
}
BENCHMARK(epoch_embedding_64_average_adam)->Unit(benchmark::kMillisecond);

void epoch_embedding_64_all_poolings_adam(benchmark::State& state) {
    NetworkOptions options = options_of(64, {}, OptimizerKind::adam);
    options.shape.pooling = {Pooling::average, Pooling::max, Pooling::min};
    run_epochs(state, options);
}
BENCHMARK(epoch_embedding_64_all_poolings_adam)->Unit(benchmark::kMillisecond);

double accuracy_on_dev(const Classifier& classifier) {
    const Rows& dev = corpus().dev;
    std::vector<double> probabilities(classifier.class_count());
    std::size_t right = 0;
    for (std::size_t row = 0; row < dev.rows.size(); ++row) {
        classifier.probabilities(dev.rows[row], probabilities);
        if (most_probable(probabilities) == dev.classes[row]) ++right;
    }
    return static_cast<double>(right) / static_cast<double>(dev.rows.size());
}

/// From nothing to an accuracy on the development set, which is measured after each epoch.
void training_to_accuracy(benchmark::State& state) {
    constexpr int kMaxEpochs = 50;
    if (corpus().dev.classes.empty()) return state.SkipWithError("ASSAY_BENCH_DATA names no data");
    const char* const wanted = std::getenv("ASSAY_BENCH_TARGET");
    const double target = wanted != nullptr ? std::atof(wanted) : 0.79;
    int epochs = 0;
    double reached = 0;
    for (auto _ : state) {
        NetworkTrainer trainer(corpus().view(), options_of(0, {64}, OptimizerKind::adagrad));
        for (epochs = 0, reached = 0; epochs < kMaxEpochs && reached < target; ++epochs) {
            trainer.run_epoch();
            reached = accuracy_on_dev(*trainer.classifier());
        }
    }
    if (reached < target) state.SkipWithError("the accuracy was not reached");
    state.counters["epochs"] = epochs;
    state.counters["accuracy"] = reached;
}
BENCHMARK(training_to_accuracy)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
