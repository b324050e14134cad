/// Training, one epoch at a time, so that whoever trains can watch, evaluate and stop.
#pragma once

#include <assay/features/sparse_rows.hpp>
#include <assay/learn/classifier.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

/// What to learn from: a row of features and a class (< class_count) for each text. Borrowed.
struct TrainingRows {
    const SparseRows& rows;
    std::span<const std::uint32_t> classes;  ///< as many as rows
    std::size_t class_count = 2;
};

/// How stochastic gradient descent goes.
struct SgdOptions {
    double learning_rate = 0.1;  ///< α in the first epoch, > 0
    double decay = 0;            ///< the rate of epoch e = 0, 1, … is α / (1 + decay · e), >= 0
    double l2 = 0;           ///< λ of the penalty λ/2 · ‖β‖² (not on intercepts), >= 0; α · λ < 1
    std::uint64_t seed = 0;  ///< of the order of the rows and of initial weights
    bool operator==(const SgdOptions&) const = default;

    double rate_in(std::size_t epoch) const {
        return learning_rate / (1.0 + decay * static_cast<double>(epoch));
    }
};

/// Throws Error that names the option which is out of its range.
void check(const SgdOptions& options);

/// Deterministic: equal rows, options and seed give equal bits, on every machine.
class Trainer {
public:
    virtual ~Trainer() = default;
    /// Goes once over the rows; a solver that needs all rows for a step makes one step.
    virtual void run_epoch() = 0;
    /// Is this the optimum, so that further epochs change nothing? Solvers that cannot tell say no.
    virtual bool converged() const { return false; }
    /// The objective at this point: mean cross-entropy over all rows, plus the penalty.
    virtual double loss() const = 0;
    /// All weights as one list, to look at them or to come back to them later.
    virtual std::vector<double> parameters() const = 0;
    virtual void set_parameters(std::span<const double> parameters) = 0;
    /// What has been learnt so far. Throws Error if a weight is not finite any more.
    virtual std::unique_ptr<Classifier> classifier() const = 0;
};

/// The rows of one epoch in their order: a permutation keyed by (seed, epoch).
class EpochOrder {
public:
    EpochOrder(std::size_t rows, std::uint64_t seed, std::size_t epoch);
    std::span<const std::uint32_t> rows() const { return rows_; }

private:
    std::vector<std::uint32_t> rows_;
};

}  // namespace assay
