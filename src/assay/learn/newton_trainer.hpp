/// Logistic regression to the optimum: truncated Newton steps, each by preconditioned conjugate gradients
/// (Lin, Weng & Keerthi 2008; Hsia, Chiang & Lin 2018), with a line search.
#pragma once

#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/trainer.hpp>

#include <vector>

namespace assay {

/// An epoch is one Newton step: a gradient, up to some dozens of products with the matrix of second
/// derivatives (each as costly as a pass over the rows), and a line search. About ten of them reach the
/// optimum.
class NewtonTrainer : public Trainer {
public:
    /// Borrows the rows. All parameters begin at 0. Throws Error as LogisticObjective does, and for an L1
    /// penalty, which has no second derivative.
    NewtonTrainer(const TrainingRows& data, const LogisticOptions& options);

    void run_epoch() override;
    bool converged() const override { return converged_; }
    double loss() const override;
    std::vector<double> parameters() const override { return parameters_; }
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    std::vector<double> newton_direction(std::span<const double> probabilities,
                                         std::span<const double> gradient) const;
    /// Moves along the direction as far as the objective falls well; false if it does not.
    bool move(std::span<const double> direction, double slope);
    void look_whether_done(double gradient_norm);

    LogisticObjective objective_;
    std::vector<double> parameters_;
    std::vector<double> scores_;
    double first_norm_ = 0;  ///< of the gradient at the beginning; 0: not known yet
    bool converged_ = false;
};

}  // namespace assay
