/// Logistic regression by stochastic gradient descent, as it stands in the textbook
/// (Jurafsky & Martin, Speech and Language Processing, chapter "Logistic Regression").
#pragma once

#include <assay/learn/linear_model.hpp>
#include <assay/learn/scaled_weights.hpp>
#include <assay/learn/trainer.hpp>

namespace assay {

/// Two classes: one weight vector β and p̂ = σ(β·x), the probability of the second class.
/// K > 2 classes: K weight vectors and p̂ = softmax(β₁·x, …, β_K·x).
/// x has a 1 added, for the intercept, on which there is no penalty. All weights begin at 0.
/// A step costs O(terms of the text · scores), with or without L2.
class LogisticTrainer : public Trainer {
public:
    /// Borrows the rows. A class weight multiplies the step, and the loss, of the texts of its class; none:
    /// all are 1. Throws Error if an option is out of range.
    LogisticTrainer(const TrainingRows& data, const SgdOptions& options,
                    std::vector<double> class_weights = {});

    void run_epoch() override;
    double loss() const override;
    /// Weights by feature, then by score; then the intercepts.
    std::vector<double> parameters() const override;
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    /// One update with the text of this row.
    void step(std::size_t row, double rate);
    void scores_of(const SparseRow& row, std::span<double> scores) const;
    /// Overwrites the scores with y − p̂.
    void residuals(std::span<double> scores, std::uint32_t truth) const;

    TrainingRows data_;
    SgdOptions options_;
    std::vector<double> class_weights_;
    std::size_t epoch_ = 0;
    ScaledWeights weights_;
    std::vector<double> intercepts_;
    std::vector<double> buffer_;  ///< of one step: scores, then residuals
};

}  // namespace assay
