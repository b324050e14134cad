/// Labelled texts for benchmarks that have no data at hand.
#pragma once

#include <assay/base/random.hpp>
#include <assay/pipeline/examples.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace assay {

/// Texts of about nineteen words, of which the r-th most frequent has a frequency of about 1/r, in two
/// classes of about equal size. As many words and pairs of words as in SST-2's 6,920 sentences.
inline Examples made_up_reviews(std::size_t count) {
    Examples examples;
    examples.labels = LabelSet({"negative", "positive"});
    Random random(1);
    while (examples.size() < count) {
        std::string text;
        std::uint64_t sum = 0;
        for (std::size_t words = 10 + random.below(19); words > 0; --words) {
            const auto rank = static_cast<std::uint64_t>(std::pow(15'000, random.unit()));
            sum += mix({rank}) % 3;
            text += "w" + std::to_string(rank) + " ";
        }
        examples.texts.append_field(text);
        examples.classes.push_back(static_cast<std::uint32_t>(sum % 2));
    }
    return examples;
}

}  // namespace assay
