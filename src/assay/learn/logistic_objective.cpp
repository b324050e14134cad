#include <assay/learn/logistic_objective.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/learn/softmax.hpp>
#include <assay/learn/vector_sums.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace assay {
namespace {

/// Calls with the number of scores; where that is a usual one, as a constant, so that loops are unrolled.
template <typename Body>
void with_width(std::size_t width, const Body& body) {
    switch (width) {
        case 1:
            return body(std::integral_constant<std::size_t, 1>{});
        case 3:
            return body(std::integral_constant<std::size_t, 3>{});
        case 4:
            return body(std::integral_constant<std::size_t, 4>{});
        case 5:
            return body(std::integral_constant<std::size_t, 5>{});
        default:
            return body(width);
    }
}

/// scores += x w, for one row.
template <typename Width>
void add_scores(const SparseRow& x, const double* weights, double* __restrict scores, Width width) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double* const of_feature = weights + x.features[i] * width;
        for (std::size_t s = 0; s < width; ++s) scores[s] += x.values[i] * of_feature[s];
    }
}

/// sums += xᵀ scores, for one row.
template <typename Width>
void add_features(const SparseRow& x, const double* scores, double* __restrict sums, Width width) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        double* const of_feature = sums + x.features[i] * width;
        for (std::size_t s = 0; s < width; ++s) of_feature[s] += x.values[i] * scores[s];
    }
}

}  // namespace

void check(const LogisticOptions& options, std::size_t class_count) {
    for (const auto& [name, value] : {std::pair{"l1", options.l1}, {"l2", options.l2}})
        if (!(value >= 0 && std::isfinite(value)))
            throw Error(
                fmt::format("{} {} is not possible; it must be 0 or more", name, format_number(value)));
    if (!(options.tolerance > 0 && options.tolerance < 1))
        throw Error(fmt::format("tolerance {} is not possible; it must be above 0 and below 1",
                                format_number(options.tolerance)));
    if (!options.class_weights.empty() && options.class_weights.size() != class_count)
        throw Error(
            fmt::format("{} class weights for {} classes", options.class_weights.size(), class_count));
    for (const double weight : options.class_weights)
        if (!(weight > 0 && std::isfinite(weight)))
            throw Error(
                fmt::format("class weight {} is not possible; it must be above 0", format_number(weight)));
}

std::vector<double> balanced_class_weights(std::span<const std::uint32_t> classes, std::size_t class_count) {
    std::vector<double> counts(class_count);
    for (const std::uint32_t label : classes) ++counts[label];
    for (double& count : counts)
        count =
            count > 0 ? static_cast<double>(classes.size()) / (static_cast<double>(class_count) * count) : 1;
    return counts;
}

LogisticObjective::LogisticObjective(const TrainingRows& data, const LogisticOptions& options)
    : data_(data), options_(options), width_(data.class_count == 2 ? 1 : data.class_count) {
    check(options_, data.class_count);
    if (data.rows.size() == 0) throw Error("there are no rows to learn from");
    const auto rows = static_cast<double>(data.rows.size());
    for (std::size_t label = 0; label < data.class_count; ++label)
        shares_.push_back((options_.class_weights.empty() ? 1 : options_.class_weights[label]) / rows);
    const std::vector<double> zeros(size());
    const std::vector<double> even(data.rows.size() * width_, 1.0 / static_cast<double>(data.class_count));
    const std::vector<double> slope = gradient(even, zeros);
    least_violation_ = options_.tolerance * std::sqrt(dot(slope, slope));
}

std::vector<double> LogisticObjective::scores_at(std::span<const double> parameters) const {
    std::vector<double> scores(data_.rows.size() * width_);
    const std::span<const double> intercepts = parameters.subspan(weight_count());
    with_width(width_, [&](auto width) {
        for (std::size_t row = 0; row < data_.rows.size(); ++row) {
            double* const out = scores.data() + row * width;
            std::copy(intercepts.begin(), intercepts.end(), out);
            add_scores(data_.rows[row], parameters.data(), out, width);
        }
    });
    return scores;
}

double LogisticObjective::loss(std::span<const double> scores) const {
    double sum = 0;
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        const std::uint32_t truth = data_.classes[row];
        if (width_ == 1) {
            const double margin = truth == 1 ? scores[row] : -scores[row];
            sum += share(row) * (logarithm(1 + exp_nonpositive(-std::fabs(margin))) + std::max(0.0, -margin));
        } else {
            sum += share(row) * softmax_loss(scores.subspan(row * width_, width_), truth);
        }
    }
    return sum;
}

double LogisticObjective::penalty(std::span<const double> parameters) const {
    double squares = 0, absolute = 0;
    for (const double weight : parameters.first(weight_count())) {
        squares += weight * weight;
        absolute += std::fabs(weight);
    }
    return options_.l2 / 2 * squares + options_.l1 * absolute;
}

void LogisticObjective::to_probabilities(std::span<double> scores) const {
    if (width_ == 1) {
        for (double& score : scores) score = sigmoid(score);
        return;
    }
    for (std::size_t row = 0; row < data_.rows.size(); ++row) softmax(scores.subspan(row * width_, width_));
}

std::vector<double> LogisticObjective::gradient(std::span<const double> probabilities,
                                                std::span<const double> parameters) const {
    std::vector<double> gradient(size()), residuals(width_);
    for (std::size_t i = 0; i < weight_count(); ++i) gradient[i] = options_.l2 * parameters[i];
    const std::span<double> intercepts = std::span(gradient).subspan(weight_count());
    with_width(width_, [&](auto width) {
        for (std::size_t row = 0; row < data_.rows.size(); ++row) {
            const std::uint32_t truth = data_.classes[row];
            for (std::size_t s = 0; s < width; ++s) {
                const bool is_true = truth == (width == 1 ? 1 : s);
                residuals[s] = share(row) * (probabilities[row * width + s] - (is_true ? 1 : 0));
                intercepts[s] += residuals[s];
            }
            add_features(data_.rows[row], residuals.data(), gradient.data(), width);
        }
    });
    return gradient;
}

/// For a row with the scores' change u: xᵀ s (diag(p) − p pᵀ) u, or xᵀ s p (1 − p) u for one score.
std::vector<double> LogisticObjective::curvature_times(std::span<const double> probabilities,
                                                       std::span<const double> direction) const {
    std::vector<double> product(size()), change(width_);
    for (std::size_t i = 0; i < weight_count(); ++i) product[i] = options_.l2 * direction[i];
    const std::span<double> intercepts = std::span(product).subspan(weight_count());
    with_width(width_, [&](auto width) {
        double* const u = change.data();
        for (std::size_t row = 0; row < data_.rows.size(); ++row) {
            const SparseRow x = data_.rows[row];
            const double* const p = probabilities.data() + row * width;
            for (std::size_t s = 0; s < width; ++s) u[s] = direction[weight_count() + s];
            add_scores(x, direction.data(), u, width);
            double mean = 0;
            for (std::size_t s = 0; s < width; ++s) mean += p[s] * u[s];
            for (std::size_t s = 0; s < width; ++s) {
                u[s] = share(row) * p[s] * (u[s] - mean);
                intercepts[s] += u[s];
            }
            add_features(x, u, product.data(), width);
        }
    });
    return product;
}

std::vector<double> LogisticObjective::curvature_diagonal(std::span<const double> probabilities) const {
    std::vector<double> diagonal(size());
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        const SparseRow x = data_.rows[row];
        const double* const p = probabilities.data() + row * width_;
        for (std::size_t s = 0; s < width_; ++s) {
            const double variance = share(row) * p[s] * (1 - p[s]);
            for (std::size_t i = 0; i < x.size(); ++i)
                diagonal[x.features[i] * width_ + s] += variance * x.values[i] * x.values[i];
            diagonal[weight_count() + s] += variance;
        }
    }
    for (std::size_t i = 0; i < weight_count(); ++i) diagonal[i] += options_.l2;
    return diagonal;
}

double LogisticObjective::violation(std::span<const double> gradient,
                                    std::span<const double> parameters) const {
    double squares = 0;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        const double l1 = i < weight_count() ? options_.l1 : 0;
        const double slope = parameters[i] > 0   ? gradient[i] + l1
                             : parameters[i] < 0 ? gradient[i] - l1
                                                 : std::max(0.0, std::fabs(gradient[i]) - l1);
        squares += slope * slope;
    }
    return std::sqrt(squares);
}

LinearModel LogisticObjective::classifier_at(std::span<const double> parameters) const {
    std::vector<double> intercepts(parameters.begin() + static_cast<std::ptrdiff_t>(weight_count()),
                                   parameters.end());
    if (width_ > 1) {
        double sum = 0;
        for (const double intercept : intercepts) sum += intercept;
        for (double& intercept : intercepts) intercept -= sum / static_cast<double>(width_);
    }
    return LinearModel(parameters.first(weight_count()), intercepts);
}

}  // namespace assay
