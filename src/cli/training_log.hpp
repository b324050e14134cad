/// What assay train says of its epochs.
#pragma once

#include <assay/pipeline/training.hpp>

#include <cstddef>
#include <optional>

namespace assay::cli {

/// Lines for some epochs, as every loss costs a pass over the data: of solvers that look for the optimum each
/// step; of stochastic gradient descent where it begins (epoch 0), the first epoch, every tenth part of
/// --epochs, and the last; of naive Bayes, which has none, one line.
class TrainingLog {
public:
    explicit TrainingLog(const TrainingOptions& options) : options_(options) {}

    /// Prints the features before the first epoch, and lines.
    void look(const TrainingStatus& status);
    /// With --patience: which epoch is kept. On standard error: whether training diverged.
    void end() const;

private:
    void look_at_features(const TrainingStatus& status);
    bool is_shown(const TrainingStatus& status) const;

    const TrainingOptions& options_;
    double start_ = 0;  ///< the loss before the first epoch
    double loss_ = 0;   ///< of the epoch that was printed last
    std::size_t epochs_ = 0, best_ = 0;
    std::optional<double> best_f1_;
};

/// A line on standard error, where a solver came to its limit of epochs before the optimum.
void warn_if_ended_early(const TextClassifier& classifier, const TrainingOptions& options);

}  // namespace assay::cli
