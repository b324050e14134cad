#include <assay/learn/logistic_objective.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/learn/fixed_width.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {

void check(const LogisticOptions& options, std::size_t class_count) {
    for (const auto& [name, value] : {std::pair{"l1", options.l1}, {"l2", options.l2}})
        if (!(value >= 0 && std::isfinite(value)))
            throw Error(
                fmt::format("{} {} is not possible; it must be 0 or more", name, format_number(value)));
    if (!(options.tolerance > 0 && std::isfinite(options.tolerance)))
        throw Error(fmt::format("tolerance {} is not possible; it must be above 0",
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
}

std::vector<double> LogisticObjective::scores_at(std::span<const double> parameters) const {
    std::vector<double> scores(data_.rows.size() * width_);
    const std::span<const double> intercepts = parameters.subspan(weight_count());
    with_width(width_, [&](auto fixed) {
        const std::size_t width = fixed > 0 ? fixed : width_;
        for (std::size_t row = 0; row < data_.rows.size(); ++row) {
            const SparseRow x = data_.rows[row];
            double* const out = scores.data() + row * width;
            std::copy(intercepts.begin(), intercepts.end(), out);
            for (std::size_t i = 0; i < x.size(); ++i)
                for (std::size_t s = 0; s < width; ++s)
                    out[s] += x.values[i] * parameters[x.features[i] * width + s];
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

std::vector<double> LogisticObjective::gather(std::span<const double> rows) const {
    std::vector<double> sums(size());
    double* const intercepts = sums.data() + weight_count();
    with_width(width_, [&](auto fixed) {
        const std::size_t width = fixed > 0 ? fixed : width_;
        for (std::size_t row = 0; row < data_.rows.size(); ++row) {
            const SparseRow x = data_.rows[row];
            const double* const values = rows.data() + row * width;
            for (std::size_t i = 0; i < x.size(); ++i)
                for (std::size_t s = 0; s < width; ++s)
                    sums[x.features[i] * width + s] += x.values[i] * values[s];
            for (std::size_t s = 0; s < width; ++s) intercepts[s] += values[s];
        }
    });
    return sums;
}

std::vector<double> LogisticObjective::gradient(std::span<const double> probabilities,
                                                std::span<const double> parameters) const {
    std::vector<double> residuals(probabilities.begin(), probabilities.end());
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        const std::uint32_t truth = data_.classes[row];
        double* const out = residuals.data() + row * width_;
        if (width_ > 1 || truth == 1) out[width_ == 1 ? 0 : truth] -= 1;
        for (std::size_t s = 0; s < width_; ++s) out[s] *= share(row);
    }
    std::vector<double> gradient = gather(residuals);
    for (std::size_t i = 0; i < weight_count(); ++i) gradient[i] += options_.l2 * parameters[i];
    return gradient;
}

/// For a row with the scores' change u: s (diag(p) − p pᵀ) u, or s p (1 − p) u for one score.
std::vector<double> LogisticObjective::curvature_times(std::span<const double> probabilities,
                                                       std::span<const double> direction) const {
    std::vector<double> change = scores_at(direction);
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        const double* const p = probabilities.data() + row * width_;
        double* const u = change.data() + row * width_;
        double mean = 0;
        for (std::size_t s = 0; s < width_; ++s) mean += p[s] * u[s];
        for (std::size_t s = 0; s < width_; ++s) u[s] = share(row) * p[s] * (u[s] - mean);
    }
    std::vector<double> product = gather(change);
    for (std::size_t i = 0; i < weight_count(); ++i) product[i] += options_.l2 * direction[i];
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
