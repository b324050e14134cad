#include <assay/learn/naive_bayes.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace assay {
namespace {

/// Sums over the rows of each class.
struct Tally {
    std::vector<std::vector<double>> terms;  ///< [class][feature]
    std::vector<double> rows;                ///< [class]
    double all_rows() const { return std::accumulate(rows.begin(), rows.end(), 0.0); }
};

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

Tally count(const TrainingRows& data, bool occurrences) {
    Tally tally{std::vector(data.class_count, std::vector<double>(data.rows.columns())),
                std::vector<double>(data.class_count)};
    for (std::size_t row = 0; row < data.rows.size(); ++row) {
        const SparseRow x = data.rows[row];
        auto& terms = tally.terms[data.classes[row]];
        ++tally.rows[data.classes[row]];
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (x.values[i] < 0)
                throw Error("naive Bayes cannot read negative values; hash with alternate_sign=no");
            terms[x.features[i]] += occurrences ? (x.values[i] > 0 ? 1 : 0) : x.values[i];
        }
    }
    return tally;
}

std::vector<double> log_priors(const Tally& tally, bool fitted) {
    std::vector<double> priors(tally.rows.size());
    if (!fitted) return priors;
    for (std::size_t label = 0; label < priors.size(); ++label) {
        if (tally.rows[label] == 0)
            throw Error("a class has no texts, so that nothing is known of it; fit_prior=no does not mind");
        priors[label] = logarithm(tally.rows[label] / tally.all_rows());
    }
    return priors;
}

/// A row of log weights for each class, and an intercept.
struct Scores {
    std::vector<std::vector<double>> weights;
    std::vector<double> intercepts;
};

Scores multinomial(const Tally& tally, const NaiveBayesOptions& options) {
    Scores scores{{}, log_priors(tally, options.fit_prior)};
    for (const auto& terms : tally.terms) {
        const double all = sum_of(terms) + options.alpha * static_cast<double>(terms.size());
        auto& weights = scores.weights.emplace_back();
        for (const double count : terms) weights.push_back(logarithm((count + options.alpha) / all));
    }
    return scores;
}

Scores bernoulli(const Tally& tally, const NaiveBayesOptions& options) {
    Scores scores{{}, log_priors(tally, options.fit_prior)};
    for (std::size_t label = 0; label < tally.terms.size(); ++label) {
        const double all = tally.rows[label] + 2 * options.alpha;
        auto& weights = scores.weights.emplace_back();
        for (const double count : tally.terms[label]) {
            const double present = (count + options.alpha) / all;
            const double absent = logarithm((tally.rows[label] - count + options.alpha) / all);
            weights.push_back(logarithm(present) - absent);
            scores.intercepts[label] += absent;
        }
    }
    return scores;
}

Scores complement(const Tally& tally, const NaiveBayesOptions& options) {
    Scores scores{{}, std::vector<double>(tally.rows.size())};
    std::vector<double> all(tally.terms.front().size());
    for (const auto& terms : tally.terms)
        for (std::size_t f = 0; f < all.size(); ++f) all[f] += terms[f];
    for (const auto& terms : tally.terms) {
        std::vector<double> others(all.size());
        for (std::size_t f = 0; f < all.size(); ++f) others[f] = all[f] - terms[f] + options.alpha;
        const double sum = sum_of(others);
        for (double& value : others) value = logarithm(value / sum);
        const double length = options.normalise ? sum_of(others) : -1;  // logarithms are negative
        for (double& value : others) value /= length;
        scores.weights.push_back(std::move(others));
    }
    return scores;
}

/// What scores 0, 1, … have in common goes: a softmax does not see it.
void centre(std::span<double> numbers) {
    const double mean = sum_of(numbers) / static_cast<double>(numbers.size());
    for (double& number : numbers) number -= mean;
}

LinearModel linear_model_of(const Scores& scores, std::size_t features) {
    const std::size_t classes = scores.intercepts.size();
    const std::size_t width = classes == 2 ? 1 : classes;
    std::vector<double> weights(features * width), intercepts(scores.intercepts);
    if (classes == 2) intercepts = {scores.intercepts[1] - scores.intercepts[0]};
    for (std::size_t f = 0; f < features; ++f) {
        const auto of_feature = std::span(weights).subspan(f * width, width);
        for (std::size_t s = 0; s < width; ++s)
            of_feature[s] = classes == 2 ? scores.weights[1][f] - scores.weights[0][f] : scores.weights[s][f];
        if (width > 1) centre(of_feature);
    }
    if (width > 1) centre(intercepts);
    return LinearModel(weights, intercepts);
}

}  // namespace

std::vector<std::vector<double>> term_sums(const TrainingRows& data) {
    return count(data, false).terms;
}

void check(const NaiveBayesOptions& options) {
    if (!(options.alpha > 0 && std::isfinite(options.alpha)))
        throw Error(
            fmt::format("alpha {} is not possible; it must be above 0", format_number(options.alpha)));
}

LinearModel fit_naive_bayes(const TrainingRows& data, const NaiveBayesOptions& options) {
    check(options);
    const Tally tally = count(data, options.kind == NaiveBayesKind::bernoulli);
    const std::size_t features = data.rows.columns();
    switch (options.kind) {
        case NaiveBayesKind::bernoulli:
            return linear_model_of(bernoulli(tally, options), features);
        case NaiveBayesKind::complement:
            return linear_model_of(complement(tally, options), features);
        case NaiveBayesKind::multinomial:
            break;
    }
    return linear_model_of(multinomial(tally, options), features);
}

NaiveBayesTrainer::NaiveBayesTrainer(const TrainingRows& data, const NaiveBayesOptions& options)
    : data_(data), model_(fit_naive_bayes(data, options)) {}

double NaiveBayesTrainer::loss() const {
    std::vector<double> probabilities(data_.class_count);
    double sum = 0;
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        model_.probabilities(data_.rows[row], probabilities);
        sum -= log_of_probability(probabilities[data_.classes[row]]);
    }
    return sum / static_cast<double>(data_.rows.size());
}

std::vector<double> log_count_ratio(std::span<const double> first, std::span<const double> second,
                                    double alpha) {
    const double smoothing = alpha * static_cast<double>(first.size());
    const double constant = logarithm((sum_of(second) + smoothing) / (sum_of(first) + smoothing));
    std::vector<double> ratio(first.size());
    for (std::size_t f = 0; f < ratio.size(); ++f)
        ratio[f] = logarithm((first[f] + alpha) / (second[f] + alpha)) + constant;
    return ratio;
}

}  // namespace assay
