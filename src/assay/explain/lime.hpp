/// Explaining any model by a linear one that agrees with it around a text.
#pragma once

#include <assay/explain/explanation.hpp>
#include <assay/model/model.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

struct LimeOptions {
    std::size_t samples = 1000;  ///< texts that the model is asked about at most, 2 to kMaxSamples
    std::uint64_t seed = 0;
    double kernel_width = 0.25;  ///< > 0; the smaller, the nearer to the text
    double penalty = 1;          ///< of the ridge regression, > 0, for weights that add up to 1000

    static constexpr std::size_t kMaxSamples = 100'000;
    static constexpr std::size_t kMaxWords = 1000;
};

/// LIME (Ribeiro, Singh & Guestrin, "Why Should I Trust You?", 2016, algorithm 1): the model scores the text
/// and `samples` - 1 variants of it, in each of which a random number of random words is left out. A variant
/// in which the share s of the words is left has the cosine distance d = 1 - √s and the weight
/// exp(-d² / 2σ²), σ being the kernel width. A weighted ridge regression of the scores on which words are
/// there gives a coefficient for each word: its contribution; r_squared says how far to believe it. Width and
/// penalty are those of the authors' program. Unlike there, a text that has no more variants than that gets
/// each of them once, and no penalty; the weights are scaled to a sum; scores are log-odds (LabelScorer)
/// rather than probabilities; equal words in two places are two words; and all words stay in the regression.
///
/// The same text, label and options give the same explanation, whatever was explained before. Throws Error
/// for options out of range, for texts of more than kMaxWords words, recorded predictions and what words_of()
/// refuses; ModelError as the model does.
Explanation explain_by_lime(Model& model, std::string_view text, const LimeOptions& options = {},
                            std::optional<std::size_t> label = std::nullopt);

}  // namespace assay
