#include <assay/learn/linear_model.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace assay {
namespace {

// 40 bits would already be finer than any probability can show; -60 leaves room for weights of 2^90.
constexpr int kMinScaleBits = -60;
constexpr int kMaxScaleBits = 40;
constexpr double kLargest = std::numeric_limits<std::int32_t>::max();

double largest_of(std::span<const double> numbers) {
    double largest = 0;
    for (const double number : numbers) {
        if (!std::isfinite(number))
            throw Error("training went astray: a weight is not finite; try a smaller learning rate");
        largest = std::max(largest, std::fabs(number));
    }
    return largest;
}

std::vector<std::int32_t> scaled(std::span<const double> numbers, int bits) {
    std::vector<std::int32_t> whole;
    whole.reserve(numbers.size());
    for (const double number : numbers)
        whole.push_back(static_cast<std::int32_t>(std::nearbyint(std::ldexp(number, bits))));
    return whole;
}

}  // namespace

LinearModel::LinearModel(std::span<const double> weights, std::span<const double> intercepts) {
    const double largest = std::max(largest_of(weights), largest_of(intercepts));
    int bits = kMaxScaleBits;
    while (bits > kMinScaleBits && std::ldexp(largest, bits) > kLargest) --bits;
    if (std::ldexp(largest, bits) > kLargest)
        throw Error(
            fmt::format("training went astray: a weight grew to {}; try a smaller learning rate", largest));
    set_scale(bits);
    weights_ = scaled(weights, bits);
    intercepts_ = scaled(intercepts, bits);
}

void LinearModel::set_scale(int bits) {
    scale_bits_ = bits;
    unit_ = std::ldexp(1.0, -bits);
}

namespace {

/// Counts as texts can have them: no sum of integers overflows.
bool are_counts(std::span<const double> values) {
    constexpr double kMost = 1LL << 31;
    double sum = 0;
    for (const double value : values) {
        if (value != std::nearbyint(value)) return false;
        sum += std::fabs(value);
    }
    return sum <= kMost;
}

}  // namespace

void LinearModel::probabilities(const SparseRow& row, std::span<double> out) const {
    if (!are_counts(row.values)) return real_probabilities(row, out);
    std::vector<std::int64_t> scores(intercepts_.begin(), intercepts_.end());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto count = static_cast<std::int64_t>(row.values[i]);
        const auto weights_of = weights(row.features[i]);
        for (std::size_t s = 0; s < scores.size(); ++s) scores[s] += count * weights_of[s];
    }
    probabilities_of(scores, out);
}

void LinearModel::real_probabilities(const SparseRow& row, std::span<double> out) const {
    std::vector<double> scores(intercepts_.begin(), intercepts_.end());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto weights_of = weights(row.features[i]);
        for (std::size_t s = 0; s < scores.size(); ++s) scores[s] += row.values[i] * weights_of[s];
    }
    for (double& score : scores) score *= unit_;
    if (scores.size() == 1) {
        out[1] = sigmoid(scores[0]);
        out[0] = sigmoid(-scores[0]);
        return;
    }
    std::copy(scores.begin(), scores.end(), out.begin());
    softmax(out);
}

void LinearModel::probabilities_of(std::span<const std::int64_t> scores, std::span<double> out) const {
    if (scores.size() == 1) {
        const double odds = exp_nonpositive(-std::fabs(value_of(scores[0])));  // of the less probable class
        out[scores[0] > 0 ? 1 : 0] = 1.0 / (1.0 + odds);
        out[scores[0] > 0 ? 0 : 1] = odds / (1.0 + odds);
        return;
    }
    const std::int64_t largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (std::size_t s = 0; s < scores.size(); ++s)
        sum += out[s] = exp_nonpositive(value_of(scores[s] - largest));
    for (double& probability : out) probability /= sum;
}

void LinearModel::write(ByteWriter& out) const {
    out.put(static_cast<std::int32_t>(scale_bits_));
    out.put(static_cast<std::uint32_t>(score_count()));
    for (const std::int32_t intercept : intercepts_) out.put(intercept);
    out.put(static_cast<std::uint64_t>(weights_.size()));
    for (const std::int32_t weight : weights_) out.put(weight);
}

LinearModel LinearModel::read(ByteReader& in, std::size_t features, std::size_t classes) {
    LinearModel model;
    const auto bits = in.get<std::int32_t>();
    if (bits < kMinScaleBits || bits > kMaxScaleBits)
        throw Error(fmt::format("a scale of 2^{} is not possible", bits));
    model.set_scale(bits);
    const auto scores = in.get<std::uint32_t>();
    if (scores != (classes == 2 ? 1 : classes))
        throw Error(fmt::format("{} scores for {} labels", scores, classes));
    const auto read_weight = [&in] {
        const auto weight = in.get<std::int32_t>();
        if (weight == std::numeric_limits<std::int32_t>::min()) throw Error("a weight is out of range");
        return weight;
    };
    for (std::uint32_t s = 0; s < scores; ++s) model.intercepts_.push_back(read_weight());
    const std::size_t count = in.get_count(sizeof(std::int32_t));
    if (count != features * scores)
        throw Error(fmt::format("{} weights for {} features and {} scores", count, features, scores));
    model.weights_.resize(count);
    for (std::int32_t& weight : model.weights_) weight = read_weight();
    return model;
}

}  // namespace assay
