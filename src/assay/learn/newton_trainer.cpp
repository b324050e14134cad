#include <assay/learn/newton_trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace assay {
NewtonTrainer::NewtonTrainer(const TrainingRows& data, const LogisticOptions& options)
    : objective_(data, options), parameters_(objective_.size()) {
    if (options.l1 > 0) throw Error("an L1 penalty needs the solver 'coordinate'");
    scores_ = objective_.scores_at(parameters_);
}

void NewtonTrainer::run_epoch() {
    std::vector<double> probabilities = scores_;
    objective_.to_probabilities(probabilities);
    const std::vector<double> gradient = objective_.gradient(probabilities, parameters_);
    look_whether_done(std::sqrt(dot(gradient, gradient)));
    if (converged_) return;
    const std::vector<double> direction = newton_direction(probabilities, gradient);
    if (!move(direction, dot(direction, gradient))) converged_ = true;  // as near as doubles can come
}

void NewtonTrainer::look_whether_done(double gradient_norm) {
    if (first_norm_ == 0) first_norm_ = gradient_norm;
    // f is λ₂-strongly convex in the weights: ‖w − w*‖ <= ‖∇f‖ / λ₂. Intercepts want it small in any case.
    const double bound =
        std::min(objective_.options().tolerance * objective_.options().l2, 1e-6 * first_norm_);
    converged_ = gradient_norm <= std::max(bound, 1e-10 * first_norm_);
}

/// Solves H d = −g until the residual is small beside the gradient: the smaller the gradient, the better, so
/// that the last steps converge superlinearly (Dembo, Eisenstat & Steihaug 1982).
std::vector<double> NewtonTrainer::newton_direction(std::span<const double> probabilities,
                                                    std::span<const double> gradient) const {
    constexpr std::size_t kMostProducts = 250;
    constexpr double kLeast = 1e-12;  // keeps the preconditioner away from 0 where probabilities are 0 and 1
    std::vector<double> scale = objective_.curvature_diagonal(probabilities);
    for (double& value : scale) value = 1 / std::max(value, kLeast);
    const double norm = std::sqrt(dot(gradient, gradient));
    const double enough = std::min(0.1, std::sqrt(norm / first_norm_)) * norm;
    std::vector<double> solution(gradient.size()), residual(gradient.size()), z(gradient.size());
    for (std::size_t i = 0; i < residual.size(); ++i) {
        residual[i] = -gradient[i];
        z[i] = scale[i] * residual[i];
    }
    std::vector<double> search = z;
    double rz = dot(residual, z);
    for (std::size_t i = 0; i < kMostProducts && dot(residual, residual) > enough * enough; ++i) {
        const std::vector<double> product = objective_.curvature_times(probabilities, search);
        const double curvature = dot(search, product);
        if (!(curvature > 0)) break;
        const double step = rz / curvature;
        add_scaled<double>(step, search, solution);
        add_scaled<double>(-step, product, residual);
        for (std::size_t j = 0; j < z.size(); ++j) z[j] = scale[j] * residual[j];
        const double before = std::exchange(rz, dot(residual, z));
        for (std::size_t j = 0; j < search.size(); ++j) search[j] = z[j] + rz / before * search[j];
    }
    if (dot(solution, gradient) < 0) return solution;
    for (std::size_t i = 0; i < solution.size(); ++i) solution[i] = -scale[i] * gradient[i];
    return solution;
}

/// Halves the step until the objective falls by a share of what the slope promises (Armijo 1966). Scores are
/// linear in the step, so that a try costs no pass over the rows' features.
bool NewtonTrainer::move(std::span<const double> direction, double slope) {
    constexpr double kShare = 1e-4;
    const std::vector<double> change = objective_.scores_at(direction);
    const double before = loss();
    for (double step = 1; step > 1e-10; step /= 2) {
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
    converged_ = false;
}

std::unique_ptr<Classifier> NewtonTrainer::classifier() const {
    return std::make_unique<LinearModel>(objective_.classifier_at(parameters_));
}

}  // namespace assay
