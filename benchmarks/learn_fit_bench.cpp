/// How long logistic regression takes to reach its optimum on one core, from texts (fit_…: vocabulary, rows
/// and solver) and from rows (solve_…). Work units are texts.
///
/// The data are made up; with ASSAY_BENCH_DATA=FILE they are that file's columns `text` and `label`.
/// benchmarks/learn/compare.py runs this beside scikit-learn and liblinear. Before anything is timed, the
/// gradient is computed anew where the solver stopped: it has to be that of an optimum.
#include <assay/data/row_stream.hpp>
#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/newton_trainer.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/training.hpp>

#include "made_up_reviews.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

using namespace assay;

Examples read_corpus() {
    const char* const file = std::getenv("ASSAY_BENCH_DATA");
    if (file == nullptr) return made_up_reviews(6'920);
    DatasetOptions options;
    options.label_column = "label";
    return read_examples(RowStream(file, options));
}

const Examples& corpus() {
    static const Examples read = read_corpus();
    return read;
}

RepresentationOptions features_of(std::size_t longest_ngram) {
    return {CountBlockOptions{{.ngram_range = {1, longest_ngram}}, {}}};
}

/// C = 1, as LogisticOptions has it.
LogisticOptions logistic_options() {
    return {.l2 = 1.0 / static_cast<double>(corpus().size())};
}

std::unique_ptr<NewtonTrainer> solved(const TrainingRows& rows) {
    auto trainer = std::make_unique<NewtonTrainer>(rows, logistic_options());
    while (!trainer->converged()) trainer->run_epoch();
    return trainer;
}

/// How far from 0 the gradient is, and how far the weights can be from the optimum's: ‖∇f‖ / λ₂.
double distance_from_optimum(const NewtonTrainer& trainer, const TrainingRows& rows) {
    const LogisticObjective objective(rows, logistic_options());
    const std::vector<double> parameters = trainer.parameters();
    std::vector<double> probabilities = objective.scores_at(parameters);
    objective.to_probabilities(probabilities);
    double squares = 0;
    for (const double part : objective.gradient(probabilities, parameters)) squares += part * part;
    return std::sqrt(squares) / objective.options().l2;
}

/// Gives whether it is an optimum, and says what was found: the objective as scikit-learn and liblinear have
/// it, 0.5 ‖w‖² + Σ loss.
bool report(benchmark::State& state, const SparseRows& rows) {
    const TrainingRows data{rows, corpus().classes, corpus().labels.size()};
    const auto trainer = solved(data);
    state.counters["features"] = static_cast<double>(rows.columns());
    state.counters["objective"] = trainer->loss() * static_cast<double>(rows.size());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows.size()));
    return distance_from_optimum(*trainer, data) < 1e-4;
}

void fit(benchmark::State& state, std::size_t longest_ngram) {
    TrainingOptions options = TrainingOptions::defaults(ClassifierKind::logistic);
    options.features = features_of(longest_ngram);
    options.C = 1;
    for (auto _ : state) {
        TextClassifier classifier = train(corpus(), nullptr, options);
        benchmark::DoNotOptimize(classifier);
    }
    const auto representation = Representation::fit(corpus().texts, options.features);
    if (!report(state, representation.transform(corpus().texts))) state.SkipWithError("this is no optimum");
}

void solve(benchmark::State& state, std::size_t longest_ngram) {
    const auto representation = Representation::fit(corpus().texts, features_of(longest_ngram));
    const SparseRows rows = representation.transform(corpus().texts);
    const TrainingRows data{rows, corpus().classes, corpus().labels.size()};
    if (!report(state, rows)) return state.SkipWithError("this is no optimum");
    for (auto _ : state) {
        auto trainer = solved(data);
        benchmark::DoNotOptimize(trainer);
    }
    report(state, rows);
}

void vectorize(benchmark::State& state, std::size_t longest_ngram) {
    for (auto _ : state) {
        const auto representation = Representation::fit(corpus().texts, features_of(longest_ngram));
        SparseRows rows = representation.transform(corpus().texts);
        benchmark::DoNotOptimize(rows);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(corpus().size()));
}

void fit_unigrams(benchmark::State& state) {
    fit(state, 1);
}
BENCHMARK(fit_unigrams)->Unit(benchmark::kMillisecond);

void fit_bigrams(benchmark::State& state) {
    fit(state, 2);
}
BENCHMARK(fit_bigrams)->Unit(benchmark::kMillisecond);

void solve_unigrams(benchmark::State& state) {
    solve(state, 1);
}
BENCHMARK(solve_unigrams)->Unit(benchmark::kMillisecond);

void solve_bigrams(benchmark::State& state) {
    solve(state, 2);
}
BENCHMARK(solve_bigrams)->Unit(benchmark::kMillisecond);

void vectorize_unigrams(benchmark::State& state) {
    vectorize(state, 1);
}
BENCHMARK(vectorize_unigrams)->Unit(benchmark::kMillisecond);

void vectorize_bigrams(benchmark::State& state) {
    vectorize(state, 2);
}
BENCHMARK(vectorize_bigrams)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
