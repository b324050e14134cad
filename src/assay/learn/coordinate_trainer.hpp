/// Logistic regression with an L1 penalty, or L1 and L2 (elastic net; Zou & Hastie 2005): one-variable Newton
/// steps, weight after weight (CDN; Yuan, Chang, Hsieh & Lin 2010).
#pragma once

#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/trainer.hpp>

#include <cstdint>
#include <vector>

namespace assay {

/// An epoch goes once over all weights that may still move. Weights that the penalty holds at 0 are exactly
/// 0.
class CoordinateTrainer : public Trainer {
public:
    /// Borrows the rows. All parameters begin at 0. `seed` is of the order of the weights. Throws Error as
    /// LogisticObjective does.
    CoordinateTrainer(const TrainingRows& data, const LogisticOptions& options, std::uint64_t seed);

    void run_epoch() override;
    bool converged() const override { return converged_; }
    double loss() const override;
    std::vector<double> parameters() const override { return parameters_; }
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

    /// ‖v‖ of the smallest subgradient v: 0 at the optimum.
    double violation() const;

private:
    /// The rows that hold a feature, with its values. The last column is that of the intercept.
    struct Column {
        std::vector<std::uint32_t> rows;
        std::vector<double> values;
    };

    void refresh();
    /// One Newton step on one parameter; gives by how much the optimality condition was violated.
    double step(std::size_t feature, std::size_t score);
    double change_of_loss(const Column& column, std::size_t score, double change);
    void apply(const Column& column, std::size_t score, double change);

    LogisticObjective objective_;
    std::vector<Column> columns_;
    std::vector<double> parameters_;
    std::vector<double> scores_;
    std::vector<double> powers_;  ///< e^(score − the row's largest score, or 0), by row and score
    std::vector<double> sums_;    ///< of a row's powers, with that of the fixed score 0 for two classes
    std::vector<bool> asleep_;    ///< weights at 0 that are not looked at for now (shrinking)
    std::uint64_t seed_;
    std::size_t epoch_ = 0;
    double rounding_ = 0;  ///< violations below are nothing but rounding
    double first_violation_ = 0;
    double last_violation_ = 0;
    bool converged_ = false;
};

}  // namespace assay
