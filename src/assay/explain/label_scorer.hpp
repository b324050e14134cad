/// How much a model takes texts to have a label, as one number, for explanations that ask it about variants
/// of a text.
#pragma once

#include <assay/explain/explanation.hpp>
#include <assay/model/model.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace assay {

/// The scale depends on what the model gives. Probabilities: log-odds of the label, each side of the odds
/// being at least 10^-9, so that they are from -20.7 to 20.7. One confidence: the same, taking what is left
/// of a confidence in another label for the label's own. Labels only: 1 where it is predicted, otherwise 0.
class LabelScorer {
public:
    /// The model is borrowed. Throws Error for recorded predictions, which know no other texts.
    explicit LabelScorer(Model& model);

    /// An explanation of a text without any contribution yet: label, prediction, probability, scale, score,
    /// and the words. Without a label it is the predicted one.
    Explanation begin(std::string_view text, std::optional<std::size_t> label);
    /// Scores of `count` texts, of the label of the last begin(). append(i, texts) appends the text number i;
    /// it is called in order, so that no more than a batch is in memory. Throws as Model::predict.
    std::vector<double> scores(std::size_t count, const std::function<void(std::size_t, TextBatch&)>& append);

private:
    double score(const Predictions& predictions, std::size_t i) const;

    Model& model_;
    std::size_t label_ = 0;
};

}  // namespace assay
