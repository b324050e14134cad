/// Logistic regression over features weighted by naive Bayes (the "NBSVM" of Wang & Manning 2012, with the
/// logistic loss).
#pragma once

#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/newton_trainer.hpp>
#include <assay/learn/trainer.hpp>

#include <memory>
#include <vector>

namespace assay {

struct NbLogisticOptions {
    LogisticOptions logistic = {};  ///< without L1
    double alpha = 1;               ///< of the ratio's smoothing, > 0
    /// From 0, where every weight is the mean size of all (naive Bayes), to 1, plain logistic regression over
    /// the weighted features.
    double beta = 1;
    bool operator==(const NbLogisticOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const NbLogisticOptions& options, std::size_t class_count);

/// Two classes: x ∘ r in place of x, r the log-count ratio. K > 2 classes: one such problem for each class
/// against all others, whose scores then go through a softmax. Learnt weights are folded back, r ∘ w, so that
/// the classifier reads plain rows. An epoch is one Newton step for each problem.
class NbLogisticTrainer : public Trainer {
public:
    /// Borrows the rows, whose values are not negative. Throws Error as check() does.
    NbLogisticTrainer(const TrainingRows& data, const NbLogisticOptions& options);

    void run_epoch() override;
    bool converged() const override;
    /// The mean over the problems.
    double loss() const override;
    /// Of one problem behind the other.
    std::vector<double> parameters() const override;
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    /// One class against the others.
    struct Problem {
        std::vector<double> ratio;
        SparseRows rows;
        std::vector<std::uint32_t> classes;
        std::unique_ptr<NewtonTrainer> trainer;
    };

    /// `sums` are those of term_sums().
    std::unique_ptr<Problem> problem_of(const TrainingRows& data,
                                        const std::vector<std::vector<double>>& sums,
                                        std::size_t label) const;
    /// Weights on plain rows, then the intercept.
    std::vector<double> folded(const Problem& problem) const;

    NbLogisticOptions options_;
    std::vector<std::unique_ptr<Problem>> problems_;  ///< trainers keep addresses
};

}  // namespace assay
