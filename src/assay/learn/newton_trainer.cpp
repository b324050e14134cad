#include <assay/learn/newton_trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace assay {
namespace {

/// A promised gain below this share of the loss may drown in the loss's rounding (as the ε of Hager & Zhang
/// 2005, A new conjugate gradient method with guaranteed descent and an efficient line search).
constexpr double kLeastGain = 1e-12;

}  // namespace

NewtonTrainer::NewtonTrainer(const TrainingRows& data, const LogisticOptions& options)
    : objective_(data, options), system_(objective_), parameters_(objective_.size()) {
    if (options.l1 > 0) throw Error("an L1 penalty needs the solver 'coordinate'");
    scores_ = objective_.scores_at(parameters_);
}

void NewtonTrainer::run_epoch() {
    std::vector<double> probabilities = scores_;
    objective_.to_probabilities(probabilities);
    const std::vector<double> gradient = objective_.gradient(probabilities, parameters_);
    const double norm = std::sqrt(dot(gradient, gradient));
    if (first_norm_ == 0) first_norm_ = norm;
    // Where the loss cannot tell a step's gain from rounding, the gradient says whether there was one.
    converged_ = norm <= bound() || (unguarded_norm_ > 0 && norm > unguarded_norm_ / 2);
    if (converged_) return;
    const std::vector<double> direction = direction_from(probabilities, gradient);
    const double slope = dot(direction, gradient);
    converged_ = slope >= 0;  // nowhere to go but in rounding
    if (converged_) return;
    unguarded_norm_ = -slope < kLeastGain * loss() ? norm : 0;
    if (unguarded_norm_ > 0)
        step(direction);
    else if (!search(direction, slope))
        converged_ = true;  // as near as doubles can come
}

double NewtonTrainer::bound() const {
    // f is λ₂-strongly convex in the weights: ‖w − w*‖ <= ‖∇f‖ / λ₂. Intercepts want it small in any case.
    const double near = objective_.options().tolerance * objective_.options().l2;
    return std::max(std::min(near, 1e-6 * first_norm_), 1e-10 * first_norm_);
}

/// Solves H d = −g until the residual is small beside the gradient: the smaller the gradient, the better, so
/// that the last steps converge superlinearly (Dembo, Eisenstat & Steihaug 1982); but no better than what is
/// asked for in the end.
std::vector<double> NewtonTrainer::direction_from(std::span<const double> probabilities,
                                                  std::span<const double> gradient) const {
    const double norm = std::sqrt(dot(gradient, gradient));
    const double enough = std::max(std::min(0.1, std::sqrt(norm / first_norm_)) * norm, bound() / 4);
    std::vector<double> direction = system_.solve(probabilities, gradient, enough);
    if (dot(direction, gradient) < 0) return direction;
    const std::vector<double> diagonal = objective_.curvature_diagonal(probabilities);
    for (std::size_t i = 0; i < direction.size(); ++i)
        direction[i] = -gradient[i] / std::max(diagonal[i], 1e-12);
    return direction;
}

/// The whole of Newton's step: so near to the optimum the objective is as good as quadratic.
void NewtonTrainer::step(std::span<const double> direction) {
    add_scaled<double>(1, direction, parameters_);
    add_scaled<double>(1, objective_.scores_at(direction), scores_);
}

/// Halves the step until the objective falls by a share of what the slope promises (Armijo 1966). Scores are
/// linear in the step, so that a try costs no pass over the rows' features.
bool NewtonTrainer::search(std::span<const double> direction, double slope) {
    constexpr double kShare = 1e-4;
    const std::vector<double> change = objective_.scores_at(direction);
    const double before = loss();
    constexpr int kTries = 34;  // down to 1.2e-10 of the step
    for (int halvings = 0; halvings < kTries; ++halvings) {
        const double step = std::ldexp(1.0, -halvings);
        std::vector<double> parameters = parameters_, scores = scores_;
        add_scaled<double>(step, direction, parameters);
        add_scaled<double>(step, change, scores);
        const double after = objective_.loss(scores) + objective_.penalty(parameters);
        if (!(after <= before + kShare * step * slope)) continue;  // nor is what is not a number
        parameters_ = std::move(parameters);
        scores_ = std::move(scores);
        return true;
    }
    return false;
}

double NewtonTrainer::loss() const {
    return objective_.loss(scores_) + objective_.penalty(parameters_);
}

void NewtonTrainer::set_parameters(std::span<const double> parameters) {
    parameters_.assign(parameters.begin(), parameters.end());
    scores_ = objective_.scores_at(parameters_);
    unguarded_norm_ = 0;
    converged_ = false;
}

std::unique_ptr<Classifier> NewtonTrainer::classifier() const {
    return std::make_unique<LinearModel>(objective_.classifier_at(parameters_));
}

}  // namespace assay
