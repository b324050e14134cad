#include <assay/learn/coordinate_trainer.hpp>

#include <assay/base/logarithm.hpp>
#include <assay/learn/softmax.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr double kEnough = 1e-6;  ///< how far the violation has to fall
/// Of the largest that gradients could be: where all weights are 0 at the optimum and the intercepts begin
/// there (balanced classes), the first violation is nothing but rounding, and no violation falls below that.
constexpr double kRounding = 1e-13;

double exponential(double x) {
    return x <= 0 ? exp_nonpositive(x) : 1 / exp_nonpositive(-x);
}

/// The smallest absolute value of a subgradient of the objective in one weight.
double violation_of(double weight, double gradient, double l1) {
    if (weight > 0) return std::fabs(gradient + l1);
    if (weight < 0) return std::fabs(gradient - l1);
    return std::max(0.0, std::fabs(gradient) - l1);
}

/// Minimises g d + h d²/2 + λ |w + d|.
double newton_step(double weight, double gradient, double curvature, double l1) {
    if (gradient + l1 <= curvature * weight) return -(gradient + l1) / curvature;
    if (gradient - l1 >= curvature * weight) return -(gradient - l1) / curvature;
    return -weight;
}

}  // namespace

CoordinateTrainer::CoordinateTrainer(const TrainingRows& data, const LogisticOptions& options,
                                     std::uint64_t seed)
    : objective_(data, options),
      columns_(data.rows.columns() + 1),
      parameters_(objective_.size()),
      asleep_(objective_.size()),
      seed_(seed) {
    for (std::uint32_t row = 0; row < data.rows.size(); ++row) {
        const SparseRow x = data.rows[row];
        for (std::size_t i = 0; i < x.size(); ++i) {
            columns_[x.features[i]].rows.push_back(row);
            columns_[x.features[i]].values.push_back(x.values[i]);
        }
        columns_.back().rows.push_back(row);
        columns_.back().values.push_back(1);
        for (const double value : x.values) rounding_ += objective_.share(row) * std::fabs(value);
        rounding_ += objective_.share(row);
    }
    rounding_ *= kRounding * static_cast<double>(objective_.score_count());
    refresh();
}

/// Computes what steps keep up to date, so that rounding does not pile up.
void CoordinateTrainer::refresh() {
    scores_ = objective_.scores_at(parameters_);
    powers_.resize(scores_.size());
    sums_.resize(objective_.data().rows.size());
    const std::size_t width = objective_.score_count();
    for (std::size_t row = 0; row < sums_.size(); ++row) {
        const double* const scores = scores_.data() + row * width;
        double largest = *std::max_element(scores, scores + width);
        if (width == 1) largest = std::max(largest, 0.0);
        sums_[row] = width == 1 ? exp_nonpositive(-largest) : 0;
        for (std::size_t s = 0; s < width; ++s)
            sums_[row] += powers_[row * width + s] = exp_nonpositive(scores[s] - largest);
    }
}

void CoordinateTrainer::run_epoch() {
    if (converged_) return;
    const bool all_awake = std::none_of(asleep_.begin(), asleep_.end(), [](bool asleep) { return asleep; });
    double violation = 0;
    const EpochOrder order(parameters_.size(), seed_, epoch_++);
    for (const std::uint32_t i : order.rows())
        if (!asleep_[i]) violation += step(i / objective_.score_count(), i % objective_.score_count());
    if (first_violation_ == 0) first_violation_ = violation;
    last_violation_ = violation;
    refresh();
    const double bound = objective_.options().tolerance * objective_.options().l2;
    if (violation > std::max({bound, kEnough * first_violation_, rounding_})) return;
    if (all_awake) converged_ = true;
    asleep_.assign(asleep_.size(), false);
}

double CoordinateTrainer::step(std::size_t feature, std::size_t score) {
    const LogisticOptions& options = objective_.options();
    const bool intercept = feature + 1 == columns_.size();
    const double l1 = intercept ? 0 : options.l1;
    const double l2 = intercept ? 0 : options.l2;
    const std::size_t width = objective_.score_count();
    double& weight = parameters_[feature * width + score];
    const Column& column = columns_[feature];
    double gradient = l2 * weight, curvature = l2;
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
        const std::uint32_t row = column.rows[i];
        const double p = powers_[row * width + score] / sums_[row];
        const bool truth = objective_.data().classes[row] == (width == 1 ? 1 : score);
        const double part = objective_.share(row) * column.values[i];
        gradient += part * (p - (truth ? 1 : 0));
        curvature += part * column.values[i] * p * (1 - p);
    }
    const double violation = violation_of(weight, gradient, l1);
    if (weight == 0 && std::fabs(gradient) < l1 - last_violation_ / static_cast<double>(sums_.size())) {
        asleep_[feature * width + score] = true;
        return violation;
    }
    const double direction = newton_step(weight, gradient, std::max(curvature, 1e-12), l1);
    if (std::fabs(direction) < 1e-15) return violation;
    const double promise = gradient * direction + l1 * (std::fabs(weight + direction) - std::fabs(weight));
    constexpr double kShare = 0.01;
    constexpr int kTries = 27;  // down to 1.5e-8 of the step
    for (int halvings = 0; halvings < kTries; ++halvings) {
        const double length = std::ldexp(1.0, -halvings);
        const double change = length * direction;
        const double moved = weight + change;
        const double gain = change_of_loss(column, score, change) +
                            l2 / 2 * (moved * moved - weight * weight) +
                            l1 * (std::fabs(moved) - std::fabs(weight));
        if (!(gain <= kShare * length * promise)) continue;  // not a number is no gain
        apply(column, score, change);
        weight = moved;
        break;
    }
    return violation;
}

double CoordinateTrainer::change_of_loss(const Column& column, std::size_t score, double change) {
    const std::size_t width = objective_.score_count();
    double sum = 0;
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
        const std::uint32_t row = column.rows[i];
        const double moved = change * column.values[i];
        const double power = powers_[row * width + score];
        const bool truth = objective_.data().classes[row] == (width == 1 ? 1 : score);
        const double ratio = 1 + power * (exponential(moved) - 1) / sums_[row];
        sum += objective_.share(row) * (logarithm(std::max(ratio, 1e-300)) - (truth ? moved : 0));
    }
    return sum;
}

void CoordinateTrainer::apply(const Column& column, std::size_t score, double change) {
    const std::size_t width = objective_.score_count();
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
        const std::uint32_t row = column.rows[i];
        double& power = powers_[row * width + score];
        const double before = power;
        power *= exponential(change * column.values[i]);
        sums_[row] += power - before;
    }
}

double CoordinateTrainer::violation() const {
    std::vector<double> probabilities = scores_;
    objective_.to_probabilities(probabilities);
    const std::vector<double> gradient = objective_.gradient(probabilities, parameters_);
    double squares = 0;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        const double l1 = i < objective_.weight_count() ? objective_.options().l1 : 0;
        const double part = violation_of(parameters_[i], gradient[i], l1);
        squares += part * part;
    }
    return std::sqrt(squares);
}

double CoordinateTrainer::loss() const {
    return objective_.loss(scores_) + objective_.penalty(parameters_);
}

void CoordinateTrainer::set_parameters(std::span<const double> parameters) {
    parameters_.assign(parameters.begin(), parameters.end());
    asleep_.assign(asleep_.size(), false);
    converged_ = false;
    refresh();
}

std::unique_ptr<Classifier> CoordinateTrainer::classifier() const {
    return std::make_unique<LinearModel>(objective_.classifier_at(parameters_));
}

}  // namespace assay
