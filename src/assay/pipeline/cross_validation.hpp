/// How well options learn, judged on texts that were not learnt from: k-fold cross-validation (Stone 1974;
/// stratified as in Kohavi 1995).
#pragma once

#include <assay/learn/metrics.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/training.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

/// The fold of each text, 0 to folds - 1. Every class is spread over the folds as evenly as can be, and so
/// are the folds' sizes: they differ by one at most. Equal classes and seed give equal folds. Throws Error
/// for fewer than two folds, and for more folds than texts.
std::vector<std::uint32_t> stratified_folds(std::span<const std::uint32_t> classes, std::size_t folds,
                                            std::uint64_t seed);

/// A share of the rows (in (0, 1]), in ascending order, of each class as near to the share as can be; the
/// sample of a smaller share is part of that of a larger one with the same seed. At least one row of each
/// class that occurs.
std::vector<std::uint32_t> stratified_sample(std::span<const std::uint32_t> classes, double share,
                                             std::uint64_t seed);

/// The rows in this order, with the same labels.
Examples subset(const Examples& examples, std::span<const std::uint32_t> rows);

struct FoldResult {
    Metrics train;             ///< on the texts that the fold's classifier learnt from
    Metrics test;              ///< on the fold
    bool ended_early = false;  ///< ended_early() of the training
    bool operator==(const FoldResult&) const = default;
};

struct CrossValidationOptions {
    std::size_t folds = 5;
    std::uint64_t seed = 0;
    /// Of the texts outside of a fold, how many are learnt from: a stratified_sample.
    double share = 1;
    std::size_t threads = 1;  ///< folds that are trained at a time; the result does not depend on it
};

/// Throws Error for options with patience, which would need a development set of its own.
void check_for_folds(const TrainingOptions& training);

/// Trains once for each fold, on all the others. `done` is told the number of folds that are finished, from
/// one thread at a time. Throws Error as train() and check_for_folds() do, and where a fold's training texts
/// lack a class.
std::vector<FoldResult> cross_validate(const Examples& examples, const TrainingOptions& training,
                                       const CrossValidationOptions& options,
                                       const std::function<void(std::size_t)>& done = {});

struct Spread {
    double mean = 0;
    double deviation = 0;  ///< the standard deviation of a sample (n - 1); 0 for one value
};
Spread spread_of(std::span<const double> values);
/// Of a measure over the folds, such as &FoldResult::test and &Metrics::accuracy.
Spread spread_over(std::span<const FoldResult> folds, Metrics FoldResult::*set, double Metrics::*measure);

}  // namespace assay
