/// Exact explanations of linear classifiers.
#pragma once

#include <assay/explain/explanation.hpp>
#include <assay/explain/feature_uses.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <optional>
#include <string_view>

namespace assay {

/// Explains one text after the other. A feature contributes its value times its weight, in equal shares to
/// its places, and a place in equal shares to the words that it touches; a feature that touches none
/// ("elsewhere") contributes to no word. Marks at which a feature of an OccurrenceBlock stands ("!!!") are
/// words, too. So the intercept and all contributions add up to the score of the
/// text: with two labels the log-odds of the label, with more the score of its own weights. One explainer a
/// thread.
class LinearExplainer {
public:
    /// The classifier is borrowed. Throws Error if it is not linear, or hashes its features.
    explicit LinearExplainer(const TextClassifier& classifier);
    /// Can it explain this classifier?
    static bool takes(const TextClassifier& classifier);

    /// Why the text has this label, or the one that is predicted. label < labels().size(). Throws Error for
    /// what words_of() and predict() refuse.
    Explanation explain(std::string_view text, std::optional<std::size_t> label = std::nullopt);

private:
    double weight_of(std::uint32_t feature) const;
    void add_feature(const FeatureUse& use, Explanation& explanation) const;

    const TextClassifier& classifier_;
    const LinearModel& model_;
    FeatureFinder finder_;
    std::vector<TextSpan> words_;  ///< of the text that is explained, and marks
    std::size_t score_ = 0;        ///< of the model, which belongs to the label that is explained
    double sign_ = 1;              ///< -1: the label is the first of two
};

}  // namespace assay
