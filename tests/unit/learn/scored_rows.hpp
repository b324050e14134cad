/// Made-up predictions with their true classes.
#pragma once

#include <assay/base/random.hpp>
#include <assay/learn/labelled_probabilities.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace assay::testing {

struct ScoredRows {
    std::vector<double> probabilities;
    std::vector<std::uint32_t> classes;
    std::size_t class_count = 2;

    LabelledProbabilities view() const { return {probabilities, classes, class_count}; }
};

/// Two classes: of the second one the probabilities p, and whether it was right.
inline ScoredRows binary(const std::vector<double>& p, const std::vector<std::uint32_t>& classes) {
    ScoredRows rows{{}, classes, 2};
    for (const double second : p) {
        rows.probabilities.push_back(1 - second);
        rows.probabilities.push_back(second);
    }
    return rows;
}

/// Truths are drawn from a softmax over random logits; what is predicted is the softmax over `boldness` times
/// these logits: above 1 it is too sure of itself.
inline ScoredRows random_rows(std::size_t count, std::size_t class_count, double boldness,
                              std::uint64_t seed) {
    Random random(seed);
    ScoredRows rows{{}, {}, class_count};
    std::vector<double> logits(class_count), truth(class_count), said(class_count);
    for (std::size_t i = 0; i < count; ++i) {
        double truth_sum = 0, said_sum = 0;
        for (std::size_t k = 0; k < class_count; ++k) {
            logits[k] = 4 * random.unit() - 2;
            truth_sum += truth[k] = std::exp(logits[k]);
            said_sum += said[k] = std::exp(boldness * logits[k]);
        }
        double left = random.unit() * truth_sum;
        std::uint32_t drawn = 0;
        while (drawn + 1 < class_count && left >= truth[drawn]) left -= truth[drawn++];
        rows.classes.push_back(drawn);
        for (const double number : said) rows.probabilities.push_back(number / said_sum);
    }
    return rows;
}

}  // namespace assay::testing
