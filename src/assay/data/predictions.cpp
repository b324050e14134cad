#include <assay/data/predictions.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {

Prediction Predictions::at(std::size_t i) const {
    Prediction prediction{label(i), std::nullopt, {}};
    if (certainty_ != Certainty::label_only) prediction.confidence = confidence(i);
    const auto numbers = probabilities(i);
    prediction.probabilities.assign(numbers.begin(), numbers.end());
    return prediction;
}

void Predictions::add_probabilities(std::span<const double> probabilities, std::optional<std::size_t> label) {
    add_label(label ? *label : most_probable(probabilities));
    numbers_.insert(numbers_.end(), probabilities.begin(), probabilities.end());
}

void Predictions::append(const Predictions& other, std::size_t i) {
    add_label(other.label(i));
    if (certainty_ == Certainty::confidence) numbers_.push_back(other.confidence(i));
    const auto numbers = other.probabilities(i);
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
}

std::optional<std::string> fault_in_probabilities(std::span<const double> probabilities) {
    // The second term lets a sum of 0.999, as three times 0.333 gives it, count as within 1e-3.
    constexpr double kTolerance = 1e-3 + 1e-9;
    double sum = 0;
    for (const double probability : probabilities) {
        if (!(probability >= 0 && probability <= 1))
            return fmt::format("{} is not a probability", probability);
        sum += probability;
    }
    if (std::abs(sum - 1) <= kTolerance) return std::nullopt;
    return fmt::format("sum to {:.6g} instead of 1", sum);
}

std::size_t most_probable(std::span<const double> probabilities) {
    return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) -
                                    probabilities.begin());
}

}  // namespace assay
