/// Explaining any model by leaving words out.
#pragma once

#include <assay/explain/explanation.hpp>
#include <assay/model/model.hpp>

#include <optional>
#include <string_view>

namespace assay {

/// What a word contributes is how much the score of the label falls when it is left out (Li, Monroe &
/// Jurafsky, "Understanding Neural Networks through Representation Erasure", 2016), in log-odds where the
/// model gives probabilities (LabelScorer has the other scales). Exact for a model whose log-odds are a sum
/// over words. Words that say the same twice hide each other: without either one the other still stands.
///
/// Asks the model about one text for each word, and the text itself. Throws Error for recorded predictions
/// and for what words_of() refuses, ModelError as the model does.
Explanation explain_by_occlusion(Model& model, std::string_view text,
                                 std::optional<std::size_t> label = std::nullopt);

}  // namespace assay
