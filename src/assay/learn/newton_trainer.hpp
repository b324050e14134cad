/// Logistic regression to the optimum: truncated Newton steps, each by preconditioned conjugate gradients
/// (Lin, Weng & Keerthi 2008; Hsia, Chiang & Lin 2018), with a line search.
#pragma once

#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/newton_system.hpp>
#include <assay/learn/trainer.hpp>

#include <vector>

namespace assay {

/// An epoch is one Newton step: a gradient, up to some dozens of products with the matrix of second
/// derivatives (each as costly as a pass over the rows), and a line search. About ten of them reach the
/// optimum. Besides the parameters it holds a copy of the rows' entries (see NewtonSystem).
class NewtonTrainer : public Trainer {
public:
    /// Borrows the rows. All parameters begin at 0. Throws Error as LogisticObjective does, and for an L1
    /// penalty, which has no second derivative.
    NewtonTrainer(const TrainingRows& data, const LogisticOptions& options);
    NewtonTrainer(const NewtonTrainer&) = delete;
    NewtonTrainer& operator=(const NewtonTrainer&) = delete;

    void run_epoch() override;
    bool converged() const override { return converged_; }
    double loss() const override;
    std::vector<double> parameters() const override { return parameters_; }
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    /// The size of a gradient that is small enough.
    double bound() const;
    std::vector<double> direction_from(std::span<const double> probabilities,
                                       std::span<const double> gradient) const;
    void step(std::span<const double> direction);
    /// Moves along the direction as far as the objective falls well; false if it does not.
    bool search(std::span<const double> direction, double slope);

    LogisticObjective objective_;
    NewtonSystem system_;  ///< keeps the address of the objective
    std::vector<double> parameters_;
    std::vector<double> scores_;
    double first_norm_ = 0;  ///< of the gradient at the beginning; 0: not known yet
    double unguarded_norm_ =
        0;  ///< of the gradient before a step that the loss did not judge; 0: the last was judged
    bool converged_ = false;
};

}  // namespace assay
